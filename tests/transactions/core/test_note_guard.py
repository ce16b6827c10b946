"""Federal tax values that a session has shown cannot go in a note, however they are written. Nor
can the words IRS and BEER, unless the office allows them.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from data.audit.event import AuditEvent
from data.office.discrepancy import CaseNote
from data.rules.federal_tax import TaxValues, words_in
from data.store.store import Store
from ims_tui.settings import Settings, read_settings
from screens.loader import load
from tests.ims_tui.practice.classroom.class_room import MovedClock
from tests.transactions.agencies import DORA, unearned
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK, TODAY, posted, put
from transactions.shapes.guided_note import GUIDED

KEPT_OUT = "IMS1140E FEDERAL TAX INFORMATION YOU WERE SHOWN IS IN THE TEXT: NOT SAVED"
SHOWING = ("IEV 900000007", "WGD 900000007", "BWG 900000007", "PY 900000007")
VALUES = (
    "2,468.13", "6,420.86", "7,531.57", "8,642.68", "9,753.79", "3,146.91", "7531.57", "2468.13",
    "XKCDBANK SAVINGS", "XKCDBANK ANNUITY", "QZYX EARNER WORKS", "QZYX PAYROLL", "ACCT77442",
    "ACCOUNT ACCT77442", "97-5310864", "1 WVUTPLAZA", "ENID OK 76543", "3 QZYX ST", "76543",
    "1099-INT INTEREST",
)  # fmt: skip
ORDINARY = (
    "CLIENT CALLED ON 03/20/2026 AT 10:30, SAYS ALL INTEREST WAS REPORTED.",
    "1 CHILD, 00 CHANGES, 2 PAY STUBS OF 02/13/26 AND 02/27/26, TAX YEAR 2023, CODE 92",
    "PHONE 405-555-0100, CASE C000004 01, RENT $468.13, WAGE 246.80 A WEEK, ZIP 73102",
    "BANK STATEMENT SEEN, SAVINGS ACCOUNT CLOSED, BALANCE 12.00. MOVED TO ENID, OK.",
    "UNEARNED INCOME OF 2023 WAS ASKED ABOUT; THE CASE COUNTS 1,205.00",
    "PAYER WRITES BY 04/15; 3,104 MILES; 53-1086",
)


@pytest.fixture
def specialist(sqlite_store: Store, tmp_path: Path) -> Desk:
    """FTI01, who has seen everything restricted about DORA."""
    message = unearned(posted("IEV", 2023, TODAY, "0.00", "0.00"))
    put(sqlite_store, [message])
    seeing = desk(sqlite_store, tmp_path / "prints", "FTI01")
    seeing.enter(*SHOWING, "G3 C000004", f"DXL {DORA}", "DXD C000004", "[CLEAR]")
    return seeing


def notes(store: Store) -> int:
    """Count the notes."""
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(CaseNote)) or 0


def disguised(value: str, random: Random) -> str:
    """Write a value as somebody might who copies it by hand or tries to evade the check."""
    if random.random() < 0.3:
        value = value.replace(",", "")
    if random.random() < 0.5:
        value = value.lower()
    if value[0].isdigit() and "." in value and random.random() < 0.3:
        value = f"${value}"
    if random.random() < 0.7:
        gap = random.choice(("", " ", "  ", ", ", "-", ". "))
        letters = [each + (gap if random.random() < 0.4 else "") for each in value]
        value = "".join(letters).strip(" ,.-")
    return value


def surrounded(value: str, width: int, random: Random) -> str:
    """Put the value between words somewhere in a field, often across the end of a row."""
    room = max(0, width - len(value) - 2)
    before = ("CLIENT SAYS THE BANK WROTE TO HIM ABOUT IT AND HE DOES NOT KNOW WHY " * 3)[
        : min(room, random.choice((0, 9, 68, 72, 76, 79, 148)))
    ]
    text = f"{before.rstrip()} {value}".strip()
    return text + " SEEN"[: max(0, width - len(text))]


def typed(at_desk: Desk, field: str, text: str) -> str:
    """Type a text in a field, press Enter, and return the message."""
    at_desk.fill(**{field: text})
    return at_desk.say("[ENTER]")


@pytest.mark.parametrize("value", VALUES)
def test_a_shown_value_is_refused_in_a_free_note(
    value: str, specialist: Desk, sqlite_store: Store
) -> None:
    random, before = Random(value), notes(sqlite_store)
    specialist.enter("FCN C000004")
    width = specialist.screen.image.field("text").length
    for number in range(12):
        text = surrounded(value if number == 0 else disguised(value, random), width, random)
        assert typed(specialist, "text", text) == KEPT_OUT, text
        assert specialist.cursor == "text" and notes(sqlite_store) == before
    assert typed(specialist, "text", ORDINARY[0]) == "IMS0401I NOTE ADDED TO CASE C000004"


@pytest.mark.parametrize("kind", GUIDED)
def test_a_shown_value_is_refused_in_every_field_of_a_guided_note(
    kind: str, specialist: Desk, sqlite_store: Store
) -> None:
    random, before = Random(kind), notes(sqlite_store)
    format = load(GUIDED[kind].format)
    open_fields = {
        field.name: field.length
        for field in format.fields
        if not field.attribute.protected and field.name != "transaction"
    }
    assert set(GUIDED[kind].fields) <= open_fields.keys()
    for name, width in open_fields.items():
        for value in VALUES:
            text = disguised(value, random)
            if len(text) > width:
                continue
            specialist.enter("[CLEAR]", "FCN C000004", f"kind={kind}")
            assert typed(specialist, name, text) == KEPT_OUT, (name, text)
            assert specialist.cursor == name
            if random.random() < 0.8:
                break
    assert notes(sqlite_store) == before


@pytest.mark.parametrize(
    ("first", "second"), [("2,468", ".13"), ("XKCDBANK", "SAVINGS"), ("97-53", "10864")]
)
def test_a_value_is_not_divided_among_fields(first: str, second: str, specialist: Desk) -> None:
    specialist.enter("FCN C000004", "kind=AT")
    specialist.fill(how_1=first)
    assert typed(specialist, "result_1", second) == KEPT_OUT


def test_a_case_action_is_checked_as_well(specialist: Desk) -> None:
    specialist.enter("FCN C000004")
    assert specialist.say("action=INCREASE;basis=CLIENT;text=2468 MORE") == KEPT_OUT


def test_other_amounts_that_an_amount_gives_away(specialist: Desk) -> None:
    specialist.enter("FCN C000004")
    for text in ("ABOUT $2,468 OF IT", "7532 A YEAR", "7,532 ROUNDED", "$ 6,420"):
        assert typed(specialist, "text", text) == KEPT_OUT, text


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_raise_no_false_alarm(text: str, specialist: Desk) -> None:
    specialist.enter("FCN C000004")
    assert typed(specialist, "text", text) == "IMS0401I NOTE ADDED TO CASE C000004"


def test_notes_of_users_who_saw_no_value_are_not_refused(quick: Desk, sqlite_store: Store) -> None:
    """A refusal would reveal that the amount is from a tax return."""
    quick.enter(*SHOWING, "[CLEAR]", "FCN C000004")
    assert quick.say('text="2,468.13 XKCDBANK SAVINGS"') == "IMS0401I NOTE ADDED TO CASE C000004"


def test_what_was_shown_is_remembered_at_every_session_of_the_user(
    specialist: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    specialist.enter("/SIGN OFF", "/SIGN ON FTI01 LEARN01", "[CLEAR]", "FCN C000004")
    assert specialist.say('text="2,468.13"') == KEPT_OUT
    beside = desk(sqlite_store, tmp_path, "FTI01")
    beside.enter("[CLEAR]", "FCN C000004")
    assert beside.say('text="2,468.13"') == KEPT_OUT


def test_what_was_shown_to_another_user_is_not_refused(specialist: Desk) -> None:
    specialist.enter("/SIGN OFF", "/SIGN ON SUP01 LEARN01", "[CLEAR]", "FCN C000004")
    assert specialist.say('text="2,468.13"') == "IMS0401I NOTE ADDED TO CASE C000004"


def test_values_are_forgotten_on_a_new_day_but_not_during_a_session(
    sqlite_store: Store, tmp_path: Path
) -> None:
    clock = MovedClock(CLOCK.now())
    seeing = Desk(local_door(sqlite_store, clock, "TEST", tmp_path), "FTI01")
    seeing.enter("IEV 900000007")
    clock.on(days=1)
    fresh = Desk(local_door(sqlite_store, clock, "TEST2", tmp_path), "FTI01")
    for each, said in ((seeing, KEPT_OUT), (fresh, "IMS0401I NOTE ADDED TO CASE C000004")):
        each.enter("[CLEAR]", "FCN C000004")
        assert each.say('text="2,468.13"') == said


def test_only_a_page_that_was_shown_counts(sqlite_store: Store, tmp_path: Path) -> None:
    seeing = desk(sqlite_store, tmp_path, "FTI01")
    seeing.enter("IEV 900000007", "[CLEAR]", "FCN C000004")
    assert seeing.say('text="7,531.57"') == "IMS0401I NOTE ADDED TO CASE C000004"
    assert typed(seeing, "text", "2,468.13") == KEPT_OUT


def test_a_refusal_is_in_the_audit_and_the_value_nowhere(
    specialist: Desk, sqlite_store: Store
) -> None:
    specialist.enter("FCN C000004")
    typed(specialist, "text", "2,468.13")
    with sqlite_store.reading() as connection:
        row = connection.execute(
            select(AuditEvent.transaction, AuditEvent.case_number, AuditEvent.outcome)
            .order_by(AuditEvent.event_id.desc())
            .limit(1)
        ).one()
        everything = repr(connection.execute(select(AuditEvent.__table__)).all())
    assert tuple(row) == ("FCN", "C000004", "IMS1140")
    assert "2,468" not in everything and "XKCD" not in everything


WORD = "IMS1141E THE WORD {} IS NOT ALLOWED IN A NOTE: NOT SAVED"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("LETTER FROM THE IRS", "IRS"), ("irs", "IRS"), ("I.R.S. WROTE", "IRS"),
        ("I R S", "IRS"), ("BEER DATA", "BEER"), ("see beer", "BEER"),
    ],
)  # fmt: skip
def test_the_words_are_refused(text: str, word: str, quick: Desk, sqlite_store: Store) -> None:
    before = notes(sqlite_store)
    quick.enter("FCN C000001")
    assert typed(quick, "text", text) == WORD.format(word) and quick.cursor == "text"
    quick.enter("[CLEAR]", "FCN C000001", "kind=EX")
    assert typed(quick, "explanation", text) == WORD.format(word)
    assert quick.cursor == "explanation" and notes(sqlite_store) == before


@pytest.mark.parametrize("text", ["FIRST STAIRS", "BEERS FAMILY", "THEIRS", "CLIENT DRINKS"])
def test_other_words_are_not(text: str, quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert typed(quick, "text", text) == "IMS0401I NOTE ADDED TO CASE C000001"


def test_the_coded_basis_may_still_be_irs(quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert (
        quick.say("action=INCREASE;basis=IRS;text=ASKED") == "IMS0401I NOTE ADDED TO CASE C000001"
    )


def test_the_office_may_allow_the_words_but_not_the_values(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[restricted]\nwords = false\n")
    options = read_settings(path).options
    assert Settings().options.restricted.words and not options.restricted.words
    allowed = Desk(local_door(sqlite_store, CLOCK, "TEST", tmp_path, options), "FTI01")
    allowed.enter("IEV 900000007", "[CLEAR]", "FCN C000001")
    assert allowed.say("text=LETTER OF THE IRS") == "IMS0401I NOTE ADDED TO CASE C000001"
    assert typed(allowed, "text", "IRS SAYS 2,468.13") == KEPT_OUT


@pytest.mark.parametrize(
    ("shown", "text", "held"),
    [
        ("2,023.40", "IN 2023 HE MOVED", False),
        ("2,023.40", "ABOUT 2,023 DOLLARS", True),
        ("57.25", "57.25 A WEEK", True),
        ("57.25", "5725", False),
        ("57.25", "157.25", False),
        ("9.99", "9.99", False),
        ("0.00", "0.00 00 000", False),
        ("320.26", "ON 03/20/26", False),
        ("320.26", "32026", True),
        ("1,030.00", "AT 10:30", False),
        ("KS", "KS", False),
        ("92", "92", False),
        ("ALPHA", "ALPHABET", False),
        ("ALPHA", "al pha", True),
        ("ALPHA BANK", "THEALPHABANKSAYS", True),
    ],
)
def test_what_counts_as_a_value(shown: str, text: str, held: bool) -> None:
    values = TaxValues()
    values.add([shown])
    assert values.held_in(text) is held
    assert not TaxValues().held_in(text)


def test_no_words_in_an_empty_text() -> None:
    assert words_in("IRS", []) == ""
