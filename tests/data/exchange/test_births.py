"""BRT: matching of birth records, and verification of citizenship in the load's transaction."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data.exchange.load import load_file
from data.office.case import CasePerson
from data.office.person import ExchangeSegment
from data.store.clock import at_office
from data.store.store import Store
from data.systems.brt import BirthRecord
from data.systems.record import ExchangeFile
from tests.data.exchange.files import SSN, TODAY, add_case, add_person, file_of, load

BORN = date(1980, 5, 4)
NEWBORN: dict[str, Any] = {"ssn": None, "last_name": "SMITH", "first_name": "PÍA-ROSE",
           "birth_date": date(2026, 1, 3), "role": ""}  # fmt: skip


def birth(**values: Any) -> dict[str, Any]:
    """Make a birth record of Ann."""
    record = {
        "ssn": SSN,
        "certificate_number": "99980000001",
        "last_name": "SMITH",
        "first_name": "ANN",
        "middle_name": "",
        "birth_date": BORN,
        "sex": "F",
        "county": "55",
        "mother_last_name": "HILL",
        "mother_first_name": "MARY",
        "filed_date": date(1980, 5, 20),
    }
    return {**record, **values}


def newborn(**values: Any) -> dict[str, Any]:
    """Make a birth record of a child without an SSN."""
    record = birth(
        ssn=None, certificate_number="99926000001", first_name="PIA ROSE",
        birth_date=date(2026, 1, 3), filed_date=date(2026, 1, 20),
    )  # fmt: skip
    return {**record, **values}


def verified(store: Store) -> dict[tuple[str, int], tuple[str, str, date | None, str]]:
    """Return citizenship, verification code, date and certificate number of each person."""
    statement = select(
        CasePerson.case_number,
        CasePerson.person_code,
        CasePerson.citizenship,
        CasePerson.citizenship_verification,
        CasePerson.citizenship_date,
        CasePerson.certificate_number,
    )
    with store.reading() as connection:
        rows = connection.execute(statement).all()
    return {(row[0], row[1]): (row[2], row[3], row[4], row[5]) for row in rows}


def test_a_match_updates_verification_and_date_on_every_case(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_case(connection, "C000002", "C")
        add_person(connection, "C000002", citizenship_verification="D",
                   citizenship_date=date(2020, 1, 1))  # fmt: skip
    result = load(store, tmp_path, "BRT", birth())
    assert (result.exact, result.partial, result.unmatched) == (1, 0, 0)
    assert result.posted is None, "birth records post no discrepancy"
    by_record = ("C", "B", TODAY, "99980000001")
    assert verified(store) == {("S000001", 1): by_record, ("C000002", 1): by_record}


@pytest.mark.parametrize(
    ("values", "differs"),
    [
        ({"first_name": "ANNE"}, "NAME"),
        ({"birth_date": date(1980, 5, 5)}, "BIRTH DATE"),
        ({"last_name": "JONES", "birth_date": date(1980, 5, 5)}, "NAME, BIRTH DATE"),
    ],
)
def test_a_record_that_differs_verifies_nothing(
    values: dict[str, Any], differs: str, sqlite_store: Store, tmp_path: Path
) -> None:
    assert load(sqlite_store, tmp_path, "BRT", birth(**values)).partial == 1
    with sqlite_store.reading() as connection:
        assert connection.scalar(select(BirthRecord.differs)) == differs
    assert verified(sqlite_store)["S000001", 1] == ("", "", None, "")


def test_a_child_without_ssn_is_matched_by_name_birth_date_and_sex(
    store: Store, tmp_path: Path
) -> None:
    with store.transaction() as connection:
        add_person(connection, code=2, **NEWBORN)
        add_person(connection, code=3, **{**NEWBORN, "first_name": "LEO"}, sex="M")
    result = load(store, tmp_path, "BRT", newborn())
    assert (result.exact, result.unmatched) == (1, 0)
    assert verified(store)["S000001", 2] == ("C", "B", TODAY, "99926000001")
    assert verified(store)["S000001", 3] == ("", "", None, "")
    with store.reading() as connection:
        assert connection.scalars(select(ExchangeSegment.ssn)).all() == [], "PY goes by SSN"


@pytest.mark.parametrize(
    "values", [{"sex": "M"}, {"birth_date": date(2026, 1, 4)}, {"first_name": "PIA"}]
)
def test_a_child_without_ssn_must_agree_in_all_three(
    values: dict[str, Any], sqlite_store: Store, tmp_path: Path
) -> None:
    with sqlite_store.transaction() as connection:
        add_person(connection, code=2, **NEWBORN)
    assert load(sqlite_store, tmp_path, "BRT", newborn(**values)).unmatched == 1
    assert verified(sqlite_store)["S000001", 2] == ("", "", None, "")


def test_a_record_without_ssn_is_never_of_a_person_with_one(
    sqlite_store: Store, tmp_path: Path
) -> None:
    load(sqlite_store, tmp_path, "BRT", birth(ssn=None))
    assert verified(sqlite_store)["S000001", 1] == ("", "", None, "")


def test_a_namesake_with_ssn_is_not_verified_by_it(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        add_person(connection, code=2, **NEWBORN)
        add_case(connection, "C000002")
        add_person(connection, "C000002", **{**NEWBORN, "ssn": 900_55_0002})
    load(sqlite_store, tmp_path, "BRT", newborn())
    assert verified(sqlite_store)["S000001", 2][1] == "B"
    assert verified(sqlite_store)["C000002", 1] == ("", "", None, "")


def test_a_later_file_does_not_move_the_date(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "BRT", birth())
    later = file_of(tmp_path, "BRT", birth(), created=date(2026, 3, 1))
    load_file(sqlite_store, "BRT", later, at_office(date(2026, 3, 2)))
    assert verified(sqlite_store)["S000001", 1] == ("C", "B", TODAY, "99980000001")
    with sqlite_store.reading() as connection:
        assert connection.scalars(select(ExchangeSegment.records)).all() == [1]


def test_the_same_file_again_changes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    path = file_of(tmp_path, "BRT", birth())
    load_file(sqlite_store, "BRT", path, at_office(TODAY))
    before = verified(sqlite_store)
    assert load_file(sqlite_store, "BRT", path, at_office(date(2026, 4, 1))).already_loaded
    assert verified(sqlite_store) == before


def test_what_it_verifies_and_the_file_are_one_transaction(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(tmp_path, "BRT", birth())
    with monkeypatch.context() as patch, pytest.raises(TypeError):
        # Fail in the last step of the load, after the cases were updated.
        patch.setattr("data.exchange.load.pending_rejects", lambda *_: nullcontext())
        load_file(store, "BRT", path, at_office(TODAY))
    assert verified(store)["S000001", 1] == ("", "", None, "")
    with store.reading() as connection:
        assert connection.scalars(select(ExchangeFile.file_id)).all() == []
        assert connection.scalars(select(BirthRecord.line)).all() == []
    assert load_file(store, "BRT", path, at_office(TODAY)).exact == 1


def test_an_ssn_that_is_not_for_practice_is_rejected(sqlite_store: Store, tmp_path: Path) -> None:
    result = load(sqlite_store, tmp_path, "BRT", birth(ssn=123_45_6789), newborn())
    assert result.rejects is not None
    assert (result.rows_rejected, result.rows_good) == (1, 1)
    assert "NOT A PRACTICE SSN" in result.rejects.read_text()
