"""ACP in row 2 of every screen about a participant, and the question before an address is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from data.office.case import Case, CasePerson
from data.office.discrepancy import CaseNote
from data.rules.confidential import SUBSTITUTE
from data.store.base import table_of
from data.store.store import Store
from screens.conventions import ACP_LABEL
from tests.transactions.desk import desk
from transactions.core.registry import all_transactions

OPEN_CASE, SSN = "C000001", 900_00_0001
ASKED = "IMS0029W ACP: THIS LOOKS LIKE A STREET ADDRESS. REMOVE IT, OR ENTER TO SAVE IT"


def put_in_program(store: Store, case: str) -> None:
    participant = update(Case).where(Case.case_number == case)
    with store.transaction() as connection:
        connection.execute(participant.values(acp="Y", street=SUBSTITUTE.street))


def first_participant(store: Store) -> tuple[str, int, int]:
    """The case, person code and SSN of somebody on a case, whom the test puts in the program."""
    with store.reading() as connection:
        found = connection.execute(
            select(CasePerson.case_number, CasePerson.person_code, CasePerson.ssn)
            .where(CasePerson.ssn.is_not(None))
            .order_by(CasePerson.case_number, CasePerson.person_code)
        ).first()
    assert found is not None and found.ssn is not None
    return found.case_number, found.person_code, found.ssn


@pytest.fixture
def participant(sqlite_store: Store) -> tuple[str, int, int]:
    found = first_participant(sqlite_store)
    put_in_program(sqlite_store, found[0])
    return found


@pytest.mark.parametrize("user", ["WKR01", "FTI01"])
def test_row_2_of_every_screen_about_a_participant_says_so(
    user: str, sqlite_store: Store, tmp_path: Path, participant: tuple[str, int, int]
) -> None:
    case, person, ssn = participant
    at_desk, labeled = desk(sqlite_store, tmp_path, user), set()
    for declared in all_transactions():
        if declared.elsewhere:
            continue
        for key in (f"{ssn:09}", f"{case} {person:02}", case):
            at_desk.enter("[CLEAR]", f"{declared.code} {key}")
            image = at_desk.screen.image
            if not image.formatted or image.name == "DFSMO1":
                continue
            row = at_desk.row(2)
            about = f"{ssn:09}" in row.replace("-", "") or case in row
            assert about <= (ACP_LABEL in row.split()), (declared.code, key, row)
            labeled |= {declared.code} if about else set()
    assert labeled >= {"PY", "FCN", "G3", "EA", "EB", "EF", "PS2", "ENU"}


def test_nobody_else_is_labeled(sqlite_store: Store, tmp_path: Path) -> None:
    case, _, ssn = first_participant(sqlite_store)
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    for text in (f"PY {ssn:09}", f"FCN {case}", f"EA {case}"):
        at_desk.enter("[CLEAR]", text)
        assert ACP_LABEL not in at_desk.row(2).split()


def test_a_participant_is_one_on_another_case_too(
    sqlite_store: Store, tmp_path: Path, participant: tuple[str, int, int]
) -> None:
    _, _, ssn = participant
    with sqlite_store.transaction() as connection:
        other = connection.scalar(select(func.max(Case.case_number)).where(Case.acp == ""))
        person = select(CasePerson.__table__).where(CasePerson.ssn == ssn)
        row = dict(connection.execute(person).mappings().first() or {})
        row |= {"case_number": other, "person_code": 77}
        connection.execute(insert(table_of(CasePerson)), [row])
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    at_desk.enter(f"FCN {other}")
    assert ACP_LABEL in at_desk.row(2).split()
    assert at_desk.say("text=She lives at 12 Oak Ave") == ASKED


def notes(store: Store) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(CaseNote)) or 0


def test_a_note_with_a_street_address_is_asked_about_before_it_is_saved(
    sqlite_store: Store, tmp_path: Path, participant: tuple[str, int, int]
) -> None:
    case, before = participant[0], notes(sqlite_store)
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    at_desk.enter(f"FCN {case}")
    assert at_desk.say("text=CLIENT LIVES AT 123 ELM ST") == ASKED
    assert at_desk.cursor == "text" and notes(sqlite_store) == before
    assert at_desk.say("text=CLIENT LIVES AT 124 ELM ST") == ASKED, "another text is asked about"
    assert at_desk.say("[ENTER]") == f"IMS0401I NOTE ADDED TO CASE {case}"
    assert notes(sqlite_store) == before + 1
    assert at_desk.say("text=CLIENT CALLED 3 TIMES IN 45 DAYS").startswith("IMS0401I")


@pytest.mark.parametrize("kind", ["RF", "CC", "EX"])
def test_so_is_each_field_of_a_guided_note(
    kind: str, sqlite_store: Store, tmp_path: Path, participant: tuple[str, int, int]
) -> None:
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    at_desk.enter(f"FCN {participant[0]}", f"kind={kind}")
    assert at_desk.say("text=MOVED TO 4521 NW 23RD") == ASKED


def test_a_referral_carries_the_substitute_address(
    sqlite_store: Store, tmp_path: Path, participant: tuple[str, int, int]
) -> None:
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    at_desk.enter(f"FCN {participant[0]}", "kind=RF")
    told = f"ADDRESS ON THE REFERRAL: {SUBSTITUTE.line}"
    assert at_desk.value("address") == told
    assert at_desk.say("need=COUNSELING;publication=Y;resources=LEGAL AID").startswith("IMS0401I")
    with sqlite_store.reading() as connection:
        newest = connection.scalar(select(CaseNote.text).order_by(CaseNote.note_id.desc()))
    assert newest is not None and newest.endswith(told)


def test_nobody_else_is_asked(sqlite_store: Store, tmp_path: Path) -> None:
    case = first_participant(sqlite_store)[0]
    at_desk = desk(sqlite_store, tmp_path, "WKR01")
    at_desk.enter(f"FCN {case}")
    assert at_desk.say("text=CLIENT LIVES AT 123 ELM ST").startswith("IMS0401I")
    at_desk.enter("kind=RF")
    assert at_desk.value("address") == ""
