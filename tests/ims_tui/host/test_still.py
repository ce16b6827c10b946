"""Authority in an open session: the user is checked at every input, and a screen when it is shown
again without running. The audit event names each such screen.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from data.audit.event import AuditEvent
from data.office.reviewer import ReviewerAccess
from data.office.user import ORANGE_CA, User
from data.store.store import Store
from data.store.tokens import ssn_token
from tests.transactions.desk import Desk, desk
from tests.transactions.office import TODAY
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON, held

OFF = "IMS0024E SIGNED OFF: YOUR USER ID, POSITION OR AGENCY HAS CHANGED"
DEACTIVATED = "IMS1012E YOUR ACCESS HAS BEEN DEACTIVATED"
CLEARED = "DFSMO1"


def change_user(store: Store, user_id: str, **values: str) -> None:
    with store.transaction() as connection:
        connection.execute(update(User).where(User.user_id == user_id).values(**values))


def deactivate(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(
            update(ReviewerAccess)
            .where(ReviewerAccess.user_id == "REV01")
            .values(deactivated_on=TODAY, deactivated_by="RMGR1")
        )


def newest(store: Store) -> tuple[str, str, str, str, str]:
    """Return transaction, token, case, sources and outcome of the newest event."""
    statement = select(
        AuditEvent.transaction,
        AuditEvent.token,
        AuditEvent.case_number,
        AuditEvent.sources,
        AuditEvent.outcome,
    ).order_by(AuditEvent.event_id.desc())
    with store.reading() as connection:
        row = connection.execute(statement).first()
    assert row is not None
    return tuple(row)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "changed", [{"position": "clerk"}, {"agency": ORANGE_CA}], ids=["position", "agency"]
)
@pytest.mark.parametrize("entered", ["PY 900000007", "[PF8]", "[PF12]", "/REL CONV 1"])
def test_a_user_whose_profile_changed_is_signed_off(
    entered: str, changed: dict[str, str], sqlite_store: Store, tmp_path: Path
) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    if entered.startswith("/"):
        specialist.enter("DXD C000001", "/HOLD")
    elif entered == "[PF8]":
        specialist.enter("M")
    else:
        specialist.enter("IEV 900000007")
    change_user(sqlite_store, "FTI01", **changed)
    assert specialist.say(entered) == OFF
    assert (specialist.code, specialist.session.user_id) == ("DFS3649A", "")
    assert not list(tmp_path.glob("*.txt")) and newest(sqlite_store)[4] == "IMS0024"


KEYS = (
    "[ENTER]", "[PF1]", "[PF2]", "[PF3]", "[PF5]", "[PF7]", "[PF8]", "[PF12]", "[PA1]", "[PA2]",
    "[CLEAR]", "=+1", "/DIS A", "/HOLD", "PY 12", "NOCODE",
)  # fmt: skip
"""Every way to continue without running a transaction, and some that are refused."""


@pytest.mark.parametrize("key", KEYS)
def test_a_former_specialist_keeps_no_tax_data_by_any_key(
    key: str, sqlite_store: Store, tmp_path: Path
) -> None:
    specialist = desk(sqlite_store, tmp_path, "FTI01")
    specialist.enter("IEV 900000007")
    assert specialist.code == "IEV" and "FEDERAL TAX INFORMATION" in specialist.text
    change_user(sqlite_store, "FTI01", position="worker")
    assert specialist.say(key) == OFF
    assert specialist.code == "DFS3649A" and "FEDERAL TAX INFORMATION" not in specialist.text
    assert not list(tmp_path.glob("*.txt"))


def test_a_deleted_user_is_signed_off(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        row = connection.execute(select(User.__table__).where(User.user_id == "WKR01")).one()
        connection.execute(insert(User).values({**row._mapping, "user_id": "WKR99"}))
    worker = desk(sqlite_store, tmp_path, "WKR99")
    with sqlite_store.transaction() as connection:
        connection.execute(delete(User).where(User.user_id == "WKR99"))
    assert worker.say("PY 900000001") == OFF
    assert (worker.code, worker.session.user_id) == ("DFS3649A", "")


def test_a_new_name_or_office_does_not_sign_off(sqlite_store: Store, tmp_path: Path) -> None:
    worker = desk(sqlite_store, tmp_path)
    change_user(sqlite_store, "WKR01", name="CHANGED")
    assert not worker.say("PY 900000001").startswith("IMS0024")


@pytest.fixture
def reviewer(sqlite_store: Store, tmp_path: Path) -> Desk:
    """REV01 on ANA's first employment."""
    furnish_participants(sqlite_store)
    reviewer = desk(sqlite_store, tmp_path / "prints", "REV01")
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X;check.2=X")
    assert reviewer.code == "TWN10"
    return reviewer


@pytest.mark.parametrize(
    "way",
    [
        ("[PF12]",), ("/HOLD", "/REL CONV 1"), ("[PF1]", "[PF3]"), ("[PF1]", "[PF1]"),
        ("/DIS A", "[ENTER]"), ("[PF8]",), ("[PF7]",), ("[PA1]",), ("=+1",),
    ],
)  # fmt: skip
def test_a_deactivated_reviewer_sees_no_more_screens_of_the_service(
    way: tuple[str, ...], reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    if way[0] in ("[PF8]", "[PF7]", "[PA1]", "=+1"):
        # To the documents, which have a page each.
        for _ in range(5):
            if "PAGE 1 OF 3" in reviewer.text:
                break
            reviewer.enter("[ENTER]")
        if way[0] == "[PF7]":
            reviewer.enter("[PF8]")
    reviewer.enter(*way[:-1])
    deactivate(sqlite_store)
    assert reviewer.say(way[-1]) == DEACTIVATED
    assert reviewer.code == CLEARED and "RIOS" not in reviewer.text
    assert not list((tmp_path / "prints").glob("*"))
    assert held(sqlite_store, ANA)[-1].outcome == "IMS1012"
    assert reviewer.say("[PF12]").startswith("IMS0007"), "of the cleared screen"


@pytest.mark.parametrize("key", [key for key in KEYS if key != "[CLEAR]"])
def test_a_deactivated_reviewer_keeps_the_wages_by_no_key(
    key: str, reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    deactivate(sqlite_store)
    assert reviewer.say(key) == DEACTIVATED
    assert reviewer.code == CLEARED and "RIOS" not in reviewer.text
    assert not list((tmp_path / "prints").glob("*"))


@pytest.mark.parametrize("key", ["[PF3]", "=-1", "[PF8]"])
def test_a_cleared_screen_is_not_restored(key: str, reviewer: Desk, sqlite_store: Store) -> None:
    deactivate(sqlite_store)
    reviewer.enter("[CLEAR]", key)
    assert "RIOS" not in reviewer.text and reviewer.code != "TWN10"


@pytest.mark.parametrize(
    "way", [("[PF12]",), ("/HOLD", "/REL CONV 1"), ("[ENTER]", "[ENTER]", "[ENTER]", "[PF8]")]
)
def test_a_screen_that_comes_again_names_the_person(
    way: tuple[str, ...], reviewer: Desk, sqlite_store: Store
) -> None:
    reviewer.enter(*way)
    token = ssn_token(sqlite_store.token_key, ANA)
    assert newest(sqlite_store)[1:4] == (token, "", "TWN")
