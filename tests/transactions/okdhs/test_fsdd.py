"""FSDD: only a supervisor or manager records a determination of fraud (OKDHS
20).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from data.audit.event import AuditEvent
from data.exchange.post import post_discrepancies
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.office.person import ExchangeSegment
from data.office.user import User
from data.rules.disqualification import length_after
from data.store.store import Store
from data.store.tokens import ssn_token
from data.systems.fsd import FsdRecord
from data.systems.record import ExchangeFile
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, MARIA, posted, put
from tests.transactions.okdhs.test_fsd import PENALTY, TEXAS, determined, take_in
from tests.transactions.test_hostile_rows import assert_harmless

TYPED = "program=snap;offense=a;route=w;determined=3/2/2026"


def made(store: Store, position: str) -> None:
    """WKR01 in another position."""
    with store.transaction() as connection:
        connection.execute(update(User).where(User.user_id == "WKR01").values(position=position))
        if connection.dialect.name == "postgresql":  # the office has numbered its files itself
            connection.exec_driver_sql(
                "SELECT setval(pg_get_serial_sequence('exchange_file', 'file_id'), 100)"
            )


def held(store: Store) -> int:
    """Count the determinations about Maria."""
    with store.reading() as connection:
        return (
            connection.scalar(
                select(func.count()).select_from(FsdRecord).where(FsdRecord.ssn == MARIA)
            )
            or 0
        )


@pytest.fixture
def chief(sqlite_store: Store, tmp_path: Path) -> Desk:
    """Supervisor at a terminal."""
    made(sqlite_store, "supervisor")
    return desk(sqlite_store, tmp_path / "prints")


@pytest.mark.parametrize("position", ["supervisor", "manager"])
def test_a_determination_is_recorded_and_shown(position: str, store: Store, tmp_path: Path) -> None:
    made(store, position)
    chief = desk(store, tmp_path)
    assert chief.say("FSDD 900000001") == "" and chief.cursor == "program"
    assert chief.value("name") == "LOPEZ, MARIA" and chief.value("cases") == "C000001 S000001"
    assert chief.value("snap") == "NOTHING DETERMINED"
    said = chief.say(TYPED)
    assert said == "IMS1128W TYPE Y TO RECORD IT; ANYTHING ELSE RECORDS NOTHING"
    assert chief.value("program_meaning") == "SUPPLEMENTAL NUTRITION ASSISTANCE PROGRAM"
    assert chief.value("offense_meaning") == "INTENTIONAL PROGRAM VIOLATION"
    assert chief.value("route_meaning") == "SIGNED WAIVER"
    assert chief.value("start") == "04/01/2026", "the first of the next month"
    assert chief.value("number") == "1" and chief.value("length") == "12 MONTHS"
    assert chief.value("end") == "03/31/2027" and held(store) == 0
    assert chief.say("confirm=y") == "IMS1129I SNAP OFFENSE 1 RECORDED; FSD SHOWS IT"
    chief.enter("FSD 900000001")
    assert chief.value("snap") == ("DISQUALIFIED FROM 04/01/2026 ON; 1 OFFENSE, NEXT 24 MONTHS")
    assert chief.value("match") == "EXACT" and chief.value("state.1") == "OK"
    assert chief.value("ask.1") == "OK 55A, WORKER WKR01"
    chief.enter("PY 900000001")
    row = next(n for n in range(13, 23) if chief.row(n).split()[:1] == ["FSD"])
    assert "03/02/2026" in chief.row(row)
    assert chief.row(row).endswith(" EXACT       SNAP OK OFFENSE 1 12 MO>")


def test_the_event_tells_who_recorded_what_about_whom(chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", TYPED, "confirm=Y")
    with sqlite_store.reading() as connection:
        row = connection.execute(
            select(AuditEvent.transaction, AuditEvent.outcome, AuditEvent.user_id, AuditEvent.token)
            .order_by(AuditEvent.event_id.desc())
            .limit(1)
        ).one()
        name = connection.scalar(
            select(ExchangeFile.name).order_by(ExchangeFile.file_id.desc()).limit(1)
        )
    token = ssn_token(sqlite_store.token_key, MARIA)
    assert tuple(row) == ("FSDD", "CHANGED", "WKR01", token) and name == "FSDD BY WKR01"


@pytest.mark.parametrize("position", ["worker", "fti", "trainer", "reviewer"])
@pytest.mark.parametrize("entered", ["FSDD 900000001", "FSDD 900000011", "FSDD 900000099"])
def test_others_are_refused(position: str, entered: str, sqlite_store: Store, tmp_path: Path
) -> None:  # fmt: skip
    made(sqlite_store, position)
    said = "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"
    assert desk(sqlite_store, tmp_path).say(entered) == said


@pytest.mark.parametrize("answer", ["confirm=1", "[ENTER]"])
def test_anything_but_y_records_nothing(answer: str, chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", TYPED)
    assert chief.say(answer) == "IMS0026W ANSWER Y OR N; NOTHING HAS BEEN DONE YET"
    assert chief.say("confirm=N") == "IMS0005I FSDD NOT DONE" and held(sqlite_store) == 0
    assert chief.cursor == "program" and chief.value("program") == "SNAP"
    assert chief.say("[ENTER]").startswith("IMS1128W"), "what was typed is still there"


def test_leaving_at_the_question_records_nothing(chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", TYPED)
    assert chief.say("PY") == "IMS0005I FSDD NOT DONE" and held(sqlite_store) == 0


@pytest.mark.parametrize(
    ("entered", "message"),
    [
        ("FSDD 900000099", "IMS0801E SSN 900-00-0099 IS ON NO CASE"),
        ("FSDD", "IMS0101E FSDD NEEDS AN SSN"),
        ("FSDD C000001", "IMS0102E AN SSN IS NINE DIGITS: C000001"),
    ],
)
def test_whom_it_cannot_be_about(entered: str, message: str, chief: Desk) -> None:
    assert chief.say(entered) == message


DAY = "IMS0912E DETERMINED MUST BE MM/DD/YYYY, NOT LATER THAN TODAY"
START = "IMS1124E FIRST DAY MUST BE MM/DD/YYYY, NOT BEFORE THE DETERMINATION"
TANF = "IMS1125E TANF HAS A MONEY PENALTY: TYPE ITS AMOUNT IN DOLLARS"


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("program=WIC", "IMS1122E PROGRAM IS MISSING, OR IS NOT A CODE LISTED BY PF1", "program"),
        ("offense=", "IMS1122E OFFENSE IS MISSING, OR IS NOT A CODE LISTED BY PF1", "offense"),
        ("route=X", "IMS1122E ROUTE IS MISSING, OR IS NOT A CODE LISTED BY PF1", "route"),
        ("determined=", DAY, "determined"),
        ("determined=03/21/2026", DAY, "determined"),
        ("determined=02/30/2026", DAY, "determined"),
        ("start=03/01/2026", START, "start"),
        ("start=SOON", START, "start"),
        ("program=TANF", TANF, "penalty"),
        ("program=TANF;penalty=0", TANF, "penalty"),
        ("program=TANF;penalty=1.234", TANF, "penalty"),
        ("penalty=10", "IMS1126E SNAP HAS NO MONEY PENALTY: LEAVE IT BLANK", "penalty"),
    ],
)
def test_what_is_not_a_determination(
    typed: str, message: str, cursor: str, chief: Desk, sqlite_store: Store
) -> None:
    chief.enter("FSDD 900000001")
    assert chief.say(f"{TYPED};{typed}") == message and chief.cursor == cursor
    assert held(sqlite_store) == 0


def test_it_is_counted_after_those_of_every_state(
    chief: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    take_in(sqlite_store, tmp_path / "files", determined(), TEXAS, PENALTY)
    chief.enter("FSDD 900000001", TYPED)
    assert chief.value("number") == "3" and chief.value("length") == "PERMANENT"
    assert chief.value("end") == ""
    chief.enter("confirm=Y", "FSD 900000001")
    assert chief.value("snap") == "DISQUALIFIED 07/01/2025 FOR GOOD; 3 OFFENSES, NEXT PERMANENT"
    chief.enter("PY 900000001")
    row = next(n for n in range(13, 23) if chief.row(n).split()[:1] == ["FSD"])
    assert chief.row(row).split()[2:4] == ["03/02/2026", "4"], "the file's three and this one"


def test_tanf_brings_a_money_penalty(chief: Desk) -> None:
    chief.enter("FSDD 900000001", f"{TYPED};program=TANF;penalty=$1,412.50".replace("snap", "TANF"))
    assert chief.value("penalty") == "1,412.50" and chief.value("length") == "NONE"
    assert chief.say("confirm=Y") == "IMS1129I TANF OFFENSE 1 RECORDED; FSD SHOWS IT"
    chief.enter("FSD 900000001")
    assert chief.value("tanf") == "MONEY PENALTY, NOT DISQUALIFIED; 1 OFFENSE, NEXT 24 MONTHS"
    assert chief.value("penalty.1") == "    1,412.50"


def test_py_tells_a_penalty_as_it_tells_one_of_a_file(chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", f"{TYPED};program=TANF;penalty=500", "confirm=Y")
    line = select(ExchangeSegment.summary).where(ExchangeSegment.system == "FSD")
    with sqlite_store.reading() as connection:
        assert "TANF OK OFFENSE 1 PENALTY 500.00" in list(connection.scalars(line))


def test_the_same_twice_is_refused(chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", TYPED, "confirm=Y", "FSDD 900000001")
    assert chief.say(TYPED) == "IMS1127E SNAP DETERMINATION OF 03/02/2026 IS ALREADY ON FILE"
    assert held(sqlite_store) == 1


def test_recorded_by_another_while_the_question_stood(
    chief: Desk, sqlite_store: Store, tmp_path: Path
) -> None:
    other = desk(sqlite_store, tmp_path, lterm="OTHER")
    for each in (chief, other):
        each.enter("FSDD 900000001", TYPED)
    other.enter("confirm=Y")
    said = chief.say("confirm=Y")
    assert said == "IMS1127E SNAP DETERMINATION OF 03/02/2026 IS ALREADY ON FILE"
    assert held(sqlite_store) == 1


def test_a_later_file_corrects_it(chief: Desk, sqlite_store: Store, tmp_path: Path) -> None:
    chief.enter("FSDD 900000001", TYPED, "confirm=Y")
    corrected = determined(decision_date=date(2026, 3, 2), length_months=24)
    take_in(sqlite_store, tmp_path / "files", corrected)
    chief.enter("FSD 900000001")
    assert chief.value("length.1") == "24 MONTHS" and chief.value("program.2") == ""


def test_never_from_a_discrepancy(chief: Desk, sqlite_store: Store) -> None:
    put(sqlite_store, [posted("FSD", 202603, date(2026, 3, 10), "0.00", "0.00")])
    chief.enter("G3 C000001")
    row = next(n for n in range(4, 23) if "FSD" in chief.row(n).split())
    said = chief.say(f"@{row} FSDD")
    assert said == "IMS1121E A MESSAGE DOES NOT DETERMINE FRAUD: ENTER FSDD AND THE SSN"
    assert held(sqlite_store) == 0


def test_the_worker_is_told_of_it_by_a_message(chief: Desk, sqlite_store: Store) -> None:
    chief.enter("FSDD 900000001", TYPED, "confirm=Y")
    post_discrepancies(sqlite_store, CLOCK, ["FSD"])
    with sqlite_store.reading() as connection:
        rows = connection.execute(
            select(Discrepancy.error_type, Discrepancy.case_number).where(
                Discrepancy.system == "FSD", Discrepancy.ssn == 900_00_0001
            )
        ).all()
    assert [tuple(row) for row in rows] == [("DISQUAL", "C000001")]


@pytest.mark.parametrize(
    ("offense", "before", "months"),
    [
        ("A", "", 12), ("A", "A", 24), ("A", "AA", 999), ("A", "AAA", 999), ("D", "", 24),
        ("D", "A", 24), ("D", "D", 999), ("D", "AA", 999), ("A", "D", 24), ("F", "", 999),
        ("T", "", 999), ("I", "", 120), ("I", "A", 120), ("I", "AA", 999),
    ],
)  # fmt: skip
def test_length_by_offense_and_count(offense: str, before: str, months: int) -> None:
    """7 CFR 273.16(b)(1)-(5)."""
    assert length_after(offense, list(before), len(before) + 1) == months


@pytest.mark.parametrize(
    "payload", ["\x1b]52;c;QQ==\x07", "[@click=x]" * 9, "\u202eEVIL\u200b", "{a}"]
)
def test_hostile_names_are_text(payload: str, chief: Desk, sqlite_store: Store) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(last_name=payload, first_name=payload))
        connection.execute(update(FsdRecord).values(locality=payload[:20], contact=payload[:20]))
        connection.execute(update(User).values(name=payload[:30]))
    chief.enter("FSDD 900000001")
    assert_harmless(chief.screen.cells)
    assert chief.say(TYPED).startswith("IMS1128W")
    assert chief.say("confirm=Y").startswith("IMS1129I")
    chief.enter("FSD 900000001")
    assert_harmless(chief.screen.cells)


def test_help_says_who_and_by_which_rules(chief: Desk) -> None:
    lines = chief.enter("M FSD").rows + chief.enter("[PF8]").rows
    text = " ".join(" ".join(lines).split())
    assert "FSDD" in text and "340:50-15-25" in text and "340:65-9-4" in text
