"""BRT: verification by birth records, from a sample file to the screen (OKDHS 19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.case import CasePerson
from data.practice.files import write_sample_files
from data.practice.population import make_population
from data.rules.periods import may_not_yet_be_reported
from data.schema import create_store
from data.store.clock import at_office
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from tests.transactions.household import birth
from tests.transactions.office import JOHN, put

SCREENS = {
    "BRT": ["BRT 900000052"],
    "BRT-NOT-YET": ["BRT S000050 04"],
}
"""Inputs that lead to each golden screen."""

TODAY = date(2026, 3, 20)


def test_the_record_and_what_it_verified(worker: Desk) -> None:
    worker.enter("BRT 900000052")
    shown = {name: worker.value(name) for name in (
        "outcome", "certificate_number", "match", "born_as", "birth_date", "county_meaning",
        "mother", "filed", "received", "place",
    )}  # fmt: skip
    assert shown == {
        "outcome": "MATCHED: CITIZENSHIP VERIFIED", "certificate_number": "99918000052",
        "match": "EXACT", "born_as": "DE LA CRUZ-O'NEAL, TOMAS", "birth_date": "06/30/2018",
        "county_meaning": "OKLAHOMA", "mother": "PENA, ANNA", "filed": "07/11/2018",
        "received": "03/06/2026", "place": "",
    }  # fmt: skip
    assert [worker.value(f"case.{line}") for line in (1, 2)] == ["C000050", "S000050"]
    assert worker.value("citizenship_verification_meaning.1") == "BIRTH RECORD MATCH"
    assert worker.value("citizenship_date.2") == "03/06/2026"


def test_a_child_without_ssn_by_case_and_person(worker: Desk) -> None:
    worker.enter("BRT S000050 03")
    assert worker.value("certificate_number") == "99926000053" and worker.value("ssn") == ""


def test_a_birth_of_the_last_five_months_may_not_yet_be_reported(worker: Desk) -> None:
    worker.enter("BRT S000050 04")
    assert worker.value("outcome") == "MAY NOT YET BE REPORTED"
    assert worker.value("certificate_number") == ""


def test_after_five_months_there_is_no_record(sqlite_store: Store, tmp_path: Path) -> None:
    later = desk(sqlite_store, tmp_path, clock=at_office(date(2026, 8, 2)))
    later.enter("BRT S000050 04")
    assert later.value("outcome") == "NO BIRTH RECORD MATCHES"


def test_a_record_that_differs_verified_nothing(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE birth_record SET last_name = 'ORTIZ' WHERE ssn = 900000052"
        )
    quick.enter("BRT 900000052")
    assert quick.value("outcome") == "RECORD DIFFERS: NOTHING VERIFIED"
    assert quick.value("differs") == "NAME"


def test_from_the_line_of_py_and_on(quick: Desk) -> None:
    quick.enter("PY 900000052")
    systems = {quick.value(f"system.{line}"): line for line in range(8, 12)}
    quick.enter(f"@{systems['BRT'] + 5} BRT")
    assert quick.code == "BRT" and quick.value("ssn") == "900-00-0052"
    quick.enter("@15 EF")
    assert quick.value("certificate_number") == "99918000052"
    quick.enter("[CLEAR]", "PY 900000052")
    assert (
        quick.say(f"@{systems['BRT'] + 5} SDX") == "IMS0010E SDX CANNOT BE USED ON THIS LINE (BRT)"
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("BRT 900000099", "IMS0201E SSN 900-00-0099 NOT ON FILE"),
        ("BRT S000050 09", "IMS0203E NO PERSON 09 ON CASE S000050"),
        ("BRT S000050", "IMS0104E A PERSON CODE IS 01 TO 99: (BLANK)"),
        ("BRT", "IMS0101E BRT NEEDS AN SSN OR A CASE AND PERSON CODE"),
    ],
)
def test_what_cannot_be_shown(typed: str, message: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", typed).message == message


def test_of_somebody_on_no_case_without_a_record(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM ps2_person WHERE ssn = ?", (JOHN,))
    assert quick.say("BRT 900000003") == "IMS0205E NO BRT RECORD FOR SSN 900-00-0003"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Population whose birth records have been loaded."""
    folder = tmp_path_factory.mktemp("births")
    store = create_store(f"sqlite:///{folder / 'store.db'}", TODAY)
    make_population(store, 1_500, 4, TODAY)
    clock = at_office(TODAY)
    for path in write_sample_files(store, folder, 4, clock):
        if path.name.startswith("BRT-"):
            result = load_file(store, "BRT", path, clock)
            assert result.rows_rejected == 0 and result.exact > 20 * result.partial > 0
            assert result.unmatched > 0
    yield store
    store.close()


def test_from_a_sample_file_to_the_screen(loaded: Store, tmp_path: Path) -> None:
    with loaded.reading() as connection:
        children = connection.execute(
            select(
                CasePerson.case_number,
                CasePerson.person_code,
                CasePerson.ssn,
                CasePerson.birth_date,
                CasePerson.citizenship_verification,
            ).where(CasePerson.birth_date > date(2024, 3, 20))
        ).all()
    at = desk(loaded, tmp_path, clock=at_office(TODAY))
    seen = set()
    for case_number, code, ssn, born, how in children:
        at.enter("[CLEAR]", f"BRT {case_number} {code:02}")
        outcome = at.value("outcome")
        seen.add((outcome, ssn is None))
        if outcome == "MAY NOT YET BE REPORTED":
            assert may_not_yet_be_reported(born, TODAY) and how != "B"
        if how == "B":
            assert outcome == "MATCHED: CITIZENSHIP VERIFIED"
    assert seen >= {
        ("MATCHED: CITIZENSHIP VERIFIED", False),
        ("MATCHED: CITIZENSHIP VERIFIED", True),
        ("MAY NOT YET BE REPORTED", False),
        ("NO BIRTH RECORD MATCHES", False),
    }, seen


def test_of_two_records_the_newest_counts(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [
        birth("99918000099", 900_00_0052, "TOMAS", date(2018, 6, 30), date(2019, 1, 2))
    ])  # fmt: skip
    quick.enter("BRT 900000052")
    assert quick.value("certificate_number") == "99918000099"
    assert quick.value("place") == "NEWEST RECORD"


def test_every_record_is_listed_and_can_be_reached(sqlite_store: Store, quick: Desk) -> None:
    """A newer record with another name does not hide the exact one that verified citizenship."""
    other = birth("99918000099", 900_00_0052, "OTHER", date(2018, 6, 30), date(2019, 1, 2))
    other.match, other.differs = "P", "NAME"
    put(sqlite_store, [other])
    quick.enter("BRT 900000052")
    assert quick.value("certificate_number") == "99918000052"
    assert quick.value("outcome") == "MATCHED: CITIZENSHIP VERIFIED"
    assert quick.value("place") == "RECORD 2 OF 2"
    listed = [
        [quick.value(f"{name}.{line}") for name in ("record_number", "record_match")]
        for line in (3, 4)
    ]
    assert listed == [["99918000099", "PARTIAL"], ["99918000052", "EXACT"]]
    quick.enter("@20 BRT")
    assert quick.value("certificate_number") == "99918000099"
    assert quick.value("outcome") == "RECORD DIFFERS: NOTHING VERIFIED"
    quick.enter("@21 BRT")
    assert quick.value("certificate_number") == "99918000052"
