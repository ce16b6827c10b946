"""The duty to share what is new: leaving does not end it, and 'printed' is a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.audit.print_log import PrintedCopy
from data.office.case_message import CaseMessage
from data.office.duty import SharingDuty
from data.office.reviewer import ReviewerAccess
from data.store.store import Store
from data.store.tokens import ssn_token
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, TODAY
from tests.transactions.participants import ANA, LEE, furnish_participants
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON

GOLDEN = Path(__file__).parents[1] / "golden"
FIRST = "IMS1055W IS WHAT YOU REVIEWED NEW TO THE COUNTY? ANSWER Y OR N FIRST"


@pytest.fixture
def reviewer(sqlite_store: Store, tmp_path: Path) -> Desk:
    """REV01 at step 10, in front of wages."""
    furnish_participants(sqlite_store)
    return at_step_10(sqlite_store, tmp_path)


def at_step_10(store: Store, prints: Path) -> Desk:
    at_desk = desk(store, prints, "REV01")
    at_desk.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.2=X")
    assert at_desk.code == "TWN10"
    return at_desk


def duties(store: Store) -> list[tuple[bool, bool | None]]:
    """Return the answers."""
    with store.reading() as connection:
        rows = connection.execute(select(SharingDuty.answered_at, SharingDuty.is_new)).all()
    return [(at is not None, new) for at, new in rows]


def sent(store: Store) -> list[str]:
    with store.reading() as connection:
        return sorted(connection.scalars(select(CaseMessage.to_user)))


@pytest.mark.parametrize("step", [(), ("[ENTER]",), ("[ENTER]", "[ENTER]")], ids=["10", "hr", "11"])
@pytest.mark.parametrize("way", ["[CLEAR]", "[PF3]", "/EXIT", "/HOLD"])
def test_leaving_does_not_end_it(
    way: str, step: tuple[str, ...], reviewer: Desk, sqlite_store: Store
) -> None:
    reviewer.enter(*step, way)
    for entered in (f"TWN {LEE}", f"TWNF {ANA}", f"TWN {ANA}"):
        assert reviewer.say(entered).startswith(FIRST) and reviewer.code == "TWND"
    assert reviewer.value("ssn") == "900-30-0001" and duties(sqlite_store) == [(False, None)]
    assert reviewer.say("new=Y").startswith("IMS1029I SENT TO CWW01 AND WCM01")
    assert sent(sqlite_store) == ["CWW01", "WCM01"] and duties(sqlite_store) == [(True, True)]
    reviewer.enter(f"TWN {LEE}")
    assert reviewer.code == "TWN"


@pytest.mark.parametrize("way", ["/SIGN OFF", "/RCL", ""], ids=["off", "disconnect", "killed"])
def test_it_is_due_at_the_next_sign_on(
    way: str, reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    if way:
        reviewer.enter(way)
    again = desk(sqlite_store, tmp_path, "REV01")
    assert again.terminal.screens == [] and again.session.said is not None
    assert again.session.said.number == "IMS1055"
    again.enter("[PF1]", "[PF3]")
    assert_golden(GOLDEN / "TWND.txt", screen_text(again.screen.image))
    assert again.say("[ENTER]").startswith("IMS1028E")
    assert again.say("new=N") == "IMS1030I LOOKUP FINISHED, NOTHING IS NEW TO THE COUNTY"
    assert sent(sqlite_store) == [] and duties(sqlite_store) == [(True, False)]
    assert desk(sqlite_store, tmp_path, "REV01").session.said.number == "DFS3650I"  # type: ignore[union-attr]


def test_messages_and_help_may_be_read_before(reviewer: Desk) -> None:
    reviewer.enter("[CLEAR]")
    for code in ("M", "TWNM"):
        assert reviewer.say(code) != FIRST


def test_several_are_answered_one_by_one(reviewer: Desk, sqlite_store: Store) -> None:
    reviewer.enter("/HOLD", "TWND", "new=N")
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X", "[CLEAR]")
    with sqlite_store.transaction() as connection:
        connection.execute(update(SharingDuty).values(answered_at=None, is_new=None))
    reviewer.enter("TWND")
    assert reviewer.value("counts") == "1 OF 2" and "COAST BAKERY" in reviewer.text
    reviewer.enter("new=N")
    assert reviewer.value("counts") == "1 OF 1" and "HARBOR HOTEL" in reviewer.text
    assert reviewer.say("new=Y").startswith("IMS1029I")
    assert duties(sqlite_store) == [(True, False), (True, True)]
    assert reviewer.say("TWND").startswith("IMS1056I")


def test_who_is_deactivated_answers_without_seeing_it(
    reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(
            update(ReviewerAccess).values(deactivated_on=TODAY, deactivated_by="RMGR1")
        )
    again = desk(sqlite_store, tmp_path, "REV01")
    again.enter("[PF1]", "[PF3]")
    assert again.code == "TWND" and "BAKERY" not in again.text and "NO LONGER" in again.text
    assert again.say("new=Y").startswith("IMS1029I")
    assert sent(sqlite_store) == ["CWW01", "WCM01"]


def test_printed_is_not_taken_without_a_print(reviewer: Desk, sqlite_store: Store) -> None:
    reviewer.enter("[ENTER]", "[ENTER]")
    assert reviewer.code == "TWN11"
    for answer in ("new=N", "new=Y"):
        said = reviewer.say(answer)
        assert said == "IMS1054E STEP 11: PRINT THE DOCUMENTS FIRST: PF12"
    assert duties(sqlite_store) == [(False, None)]
    reviewer.enter("[PF12]")
    assert reviewer.say("new=N").startswith("IMS1030I")


def test_an_earlier_print_is_none_of_this_lookup(reviewer: Desk, sqlite_store: Store) -> None:
    reviewer.enter("[ENTER]", "[ENTER]", "[PF12]", "new=N")
    with sqlite_store.transaction() as connection:
        connection.execute(update(PrintedCopy).values(at=CLOCK.now().replace(hour=1)))
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.2=X", "[ENTER]", "[ENTER]")
    assert reviewer.say("new=N").startswith("IMS1054E")


def test_a_print_leaves_a_row(reviewer: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    assert reviewer.say("[PF12]").startswith("IMS0007I")
    with sqlite_store.reading() as connection:
        (row,) = connection.execute(select(PrintedCopy.__table__))
    token = ssn_token(sqlite_store.token_key, ANA)
    assert (row.user_id, row.terminal, row.transaction) == ("REV01", "TEST", "TWN")
    assert (row.token, row.sources, row.at) == (token, "TWN", CLOCK.now())
    assert (tmp_path / row.file_name).is_file()


def test_a_print_of_nothing_of_the_service_leaves_none(sqlite_store: Store, tmp_path: Path) -> None:
    furnish_participants(sqlite_store)
    reviewer = desk(sqlite_store, tmp_path, "REV01")
    reviewer.enter(f"TWN {ANA}", "[PF12]")
    with sqlite_store.reading() as connection:
        assert connection.execute(select(PrintedCopy.__table__)).all() == []


def test_an_answer_meanwhile_is_enough(reviewer: Desk, sqlite_store: Store) -> None:
    reviewer.enter("[ENTER]", "[ENTER]", "[PF12]", "/HOLD", "TWND", "new=N", "/REL CONV 1")
    assert reviewer.code == "TWN11"
    assert reviewer.say("new=Y").startswith("IMS1056I")
    assert duties(sqlite_store) == [(True, False)] and sent(sqlite_store) == []


def test_who_is_ended_leaves_no_duty_behind(
    reviewer: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    boss = desk(sqlite_store, tmp_path, "RMGR1")
    boss.enter("TWNE REV01", "change=E")
    assert duties(sqlite_store) == [(True, True)] and sent(sqlite_store) == ["CWW01", "WCM01"]
