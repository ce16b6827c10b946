"""TWNF: authorizations and first contacts."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.participant import authorizations, contacts
from data.office.reviewer import access, keep_access
from data.store.store import Store
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, TODAY
from tests.transactions.participants import ANA, LEE, RITA, UMA, furnish_participants

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def reviewer(store: Store, tmp_path: Path) -> Desk:
    """REV01 at an assigned workstation, once on each engine."""
    furnish_participants(store)
    return desk(store, tmp_path / "prints", "REV01")


@pytest.fixture
def quick_reviewer(sqlite_store: Store, tmp_path: Path) -> Desk:
    """REV01, for tests to which the engine does not matter."""
    furnish_participants(sqlite_store)
    return desk(sqlite_store, tmp_path / "prints", "REV01")


def test_what_is_recorded_is_shown(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWNF {LEE}")
    assert_golden(GOLDEN / "TWNF.txt", screen_text(quick_reviewer.screen.image))


def test_form_and_contact_are_recorded_at_once(reviewer: Desk, store: Store) -> None:
    reviewer.enter(f"TWNF {UMA}")
    said = reviewer.say(
        "form=saws2p-12;signed=03/19/2026;seen=o;contact=e;consent=y;contact_date=03202026"
    )
    assert said == "IMS1045I RECORDED"
    with store.reading() as connection:
        (form,) = authorizations(connection, UMA)
        (contact,) = contacts(connection, UMA)
    assert (form.form, form.signed_date) == ("SAWS2P-1214", TODAY.replace(day=19))
    assert (form.seen_where, form.seen_on, form.seen_by) == ("O", TODAY, "REV01")
    assert (form.recorded_by, form.recorded_at) == ("REV01", CLOCK.now())
    assert (contact.whom, contact.consent, contact.contact_date) == ("E", True, TODAY)
    assert (contact.recorded_by, contact.recorded_at) == ("REV01", CLOCK.now())
    assert reviewer.value("held_form.1") == "SAWS2P-1214"


WRONG = {
    "form=SAWS;signed=03/19/2026": ("IMS1040E", "form"),
    "form=I-9;signed=03/19/2026": ("IMS1040E", "form"),
    "signed=03/19/2026": ("IMS1040E", "form"),
    "form=F063-25": ("IMS1041E", "signed"),
    "form=F063-25;signed=03/21/2026": ("IMS1041E", "signed"),
    "form=F063-25;signed=TODAY": ("IMS1041E", "signed"),
    "form=F063-25;signed=04/03/1990": ("IMS1041E", "signed"),
    "contact=C;contact_date=04/03/1990": ("IMS1041E", "contact_date"),
    "form=F063-25;signed=03/19/2026;seen=X": ("IMS1042E", "seen"),
    "form=SAWS2P-04;signed=03/19/2026;seen=P": ("IMS1046E", "seen"),
    "form=CF285-0415;signed=03/31/2015": ("IMS1048E", "signed"),
    "form=SAWS2P-12;signed=11/30/2014;seen=O": ("IMS1048E", "signed"),
    "contact=X;contact_date=03/19/2026": ("IMS1043E", "contact"),
    "contact_date=03/19/2026": ("IMS1043E", "contact"),
    "contact=E;contact_date=03/19/2026": ("IMS1044E", "consent"),
    "contact=E;consent=N;contact_date=03/19/2026": ("IMS1044E", "consent"),
    "contact=C": ("IMS1041E", "contact_date"),
    "contact=C;contact_date=03/21/2026": ("IMS1041E", "contact_date"),
    "form=F063-25;signed=03/19/2026;contact=X": ("IMS1043E", "contact"),
}


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_wrong_is_not_recorded(
    typed: str, quick_reviewer: Desk, sqlite_store: Store
) -> None:
    quick_reviewer.enter(f"TWNF {UMA}")
    number, cursor = WRONG[typed]
    assert quick_reviewer.say(typed).startswith(number)
    assert quick_reviewer.cursor == cursor
    with sqlite_store.reading() as connection:
        assert not authorizations(connection, UMA) and not contacts(connection, UMA)


def test_a_withdrawal_takes_the_authorization_away_from_everybody(
    reviewer: Desk, store: Store, tmp_path: Path
) -> None:
    reviewer.enter(f"TWNF {ANA}")
    said = reviewer.say("form=F063-25-288;signed=03/02/2026;withdrawn=y")
    assert said == "IMS1053I WITHDRAWAL OF F063-25-288, SIGNED 03/02/2026, RECORDED"
    assert "WITHDRAWN 03/20/2026 REV01" in reviewer.text
    reviewer.enter("TWN")
    assert reviewer.code == "TWNB" and "IMS1038E" in reviewer.text
    reviewer.enter("TWNF", "form=F063-25-288;signed=03/02/2026;seen=P", "TWN")
    assert "IMS1038E" in reviewer.text, "recorded once more it stays withdrawn"
    reviewer.enter("TWNF", "form=F063-25-288;signed=03/20/2026;seen=P", "TWN")
    assert reviewer.code == "TWN", "a new form counts"


@pytest.mark.parametrize(
    ("typed", "number", "cursor"),
    [
        ("form=F063-25-288;signed=03/01/2026;withdrawn=Y", "IMS1051E", "form"),
        ("form=F063-41-370;signed=03/02/2026;withdrawn=Y", "IMS1051E", "form"),
        ("form=F063-25-288;signed=03/02/2026;withdrawn=N", "IMS1050E", "withdrawn"),
        ("withdrawn=Y", "IMS1040E", "form"),
        ("form=F063-25-288;withdrawn=Y", "IMS1041E", "signed"),
    ],
)
def test_what_cannot_be_withdrawn(
    typed: str, number: str, cursor: str, quick_reviewer: Desk
) -> None:
    quick_reviewer.enter(f"TWNF {ANA}")
    assert quick_reviewer.say(typed).startswith(number) and quick_reviewer.cursor == cursor
    quick_reviewer.enter("TWN")
    assert quick_reviewer.code == "TWN"


def test_a_form_is_withdrawn_once(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWNF {ANA}")
    typed = "form=F063-25-288;signed=03/02/2026;withdrawn=Y"
    assert quick_reviewer.say(typed).startswith("IMS1053I")
    assert quick_reviewer.say(typed).startswith("IMS1052E")


def test_nothing_typed_and_no_participant(quick_reviewer: Desk) -> None:
    assert quick_reviewer.say(f"TWNF {RITA}").startswith("IMS1031E")
    quick_reviewer.enter("[CLEAR]", f"TWNF {UMA}")
    assert quick_reviewer.say("[ENTER]").startswith("IMS0001")


def test_only_reviewers_record(sqlite_store: Store, tmp_path: Path) -> None:
    furnish_participants(sqlite_store)
    for user_id in ("RSUP1", "RMGR1", "CWW01", "WCM01"):
        said = desk(sqlite_store, tmp_path, user_id).say(f"TWNF {ANA}")
        assert said == "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"


def test_who_is_not_active_attests_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    furnish_participants(sqlite_store)
    for user_id, number in (("REV02", "IMS1011E"), ("REV03", "IMS1001E")):
        assert desk(sqlite_store, tmp_path, user_id).say(f"TWNF {ANA}").startswith(number)


def test_each_reviewer_sees_the_saws_2_plus_for_the_own_lookups(
    sqlite_store: Store, tmp_path: Path
) -> None:
    furnish_participants(sqlite_store)
    with sqlite_store.transaction() as connection:
        row = access(connection, "REV02")
        assert row is not None
        keep_access(connection, row._replace(activated_by="RMGR1", activated_on=TODAY))
    other = desk(sqlite_store, tmp_path, "REV02")
    other.enter(f"TWN {LEE}")
    assert other.code == "TWNB" and "IMS1006E" in other.text, "REV01 has seen it"
    other.enter("TWNF", "form=SAWS2P-0415;signed=03/02/2026;seen=O", "TWN")
    assert other.code == "TWN"


def test_who_is_deactivated_records_nothing(quick_reviewer: Desk, sqlite_store: Store) -> None:
    quick_reviewer.enter(f"TWNF {UMA}")
    with sqlite_store.transaction() as connection:
        row = access(connection, "REV01")
        assert row is not None
        keep_access(connection, row._replace(deactivated_on=TODAY, deactivated_by="RMGR1"))
    said = quick_reviewer.say("form=F063-25;signed=03/19/2026")
    assert said == "IMS1012E YOUR ACCESS HAS BEEN DEACTIVATED"
    with sqlite_store.reading() as connection:
        assert not authorizations(connection, UMA)


@pytest.mark.parametrize(
    ("form", "allowed"),
    [
        ("form=F063-25-288;seen=P", True),
        ("form=F063-41-370", False),
        ("form=F063-41-370;seen=O", True),
        ("form=SAWS2P-1214", False),
        ("form=SAWS2P-1214;seen=O", True),
        ("form=SAWS2P-0415", False),
        ("form=SAWS2P-0415;seen=O", True),
        ("form=CF285-0415;seen=O", False),
    ],
)
def test_what_is_recorded_here_lets_twn_look_up(
    form: str, allowed: bool, quick_reviewer: Desk, sqlite_store: Store
) -> None:
    quick_reviewer.enter(f"TWNF {UMA}")
    quick_reviewer.enter(f"{form};signed=03/19/2026;contact=C;contact_date=03/19/2026")
    quick_reviewer.enter("TWN")
    assert quick_reviewer.value("ssn") == "900-30-0004", "the screen supplies the SSN"
    assert (quick_reviewer.code == "TWN") == allowed, quick_reviewer.text
