"""Stored grades are today's, whatever changed the persons (OKDHS 5(a))."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from data.exchange.all_grades import regrade_all
from data.exchange.grades import regrade
from data.exchange.load import load_file
from data.exchange.matching import new_roll
from data.office.case import CasePerson
from data.store.store import Store
from tests.data.exchange.files import CLOCK, SSN, add_client, add_person, file_of, load, owg, sdx
from tests.data.exchange.stored_grades import grades, stale
from tests.data.exchange.test_births import NEWBORN, newborn
from tests.data.exchange.test_identity import RIVERA, add_rivera, settle

EXACT, NO_CASE = ("E", ""), ("U", "")


@pytest.fixture
def loaded(store: Store, tmp_path: Path) -> Store:
    """Ann with an exact SDX record, and wages of which the newest are JONES's."""
    load(store, tmp_path, "SDX", sdx())
    old, new = owg(quarter=20253), owg(last_name="JONES")
    load(store, tmp_path, "OWG", old, new, post=False)
    return store


def test_a_load_stores_todays_grade(loaded: Store) -> None:
    assert stale(loaded, SSN) == []
    assert grades(loaded, SSN) == {"SDX": EXACT, "OWG": ("P", "NAME")}


def test_settled_identities_are_in_the_stored_grade(loaded: Store) -> None:
    for verdict, grade in (("SAME", EXACT), ("OTHER", ("O", "NAME")), ("SAME", EXACT)):
        settle(loaded, verdict, "JONES")
        assert stale(loaded, SSN) != []
        with loaded.transaction() as connection:
            regrade(connection, [SSN])
        assert stale(loaded, SSN) == []
        assert grades(loaded, SSN)["OWG"] == grade


def test_an_identity_settled_while_files_are_read(sqlite_store: Store, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with new_roll() as roll:
        for folder, record in ((first, owg()), (second, owg(last_name="JONES", quarter=20253))):
            folder.mkdir()
            path = file_of(folder, "OWG", record, sequence=1 + (folder == second))
            load_file(sqlite_store, "OWG", path, CLOCK, roll=roll)
            settle(sqlite_store, "SAME", "JONES")
    assert stale(sqlite_store, SSN) == []
    assert grades(sqlite_store, SSN)["OWG"] == EXACT


def test_all_grades_after_a_case_was_changed_elsewhere(loaded: Store) -> None:
    with loaded.transaction() as connection:
        connection.execute(update(CasePerson).values(birth_date=date(1981, 5, 4)))
        add_client(connection, 7, "SMITH", alias="JONES")
    regrade_all(loaded)
    assert stale(loaded, SSN) == []
    assert grades(loaded, SSN)["SDX"] == ("P", "BIRTH DATE")


def test_all_grades_after_a_person_was_added(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx(**RIVERA))
    assert grades(sqlite_store, SSN) == {"SDX": ("P", "NAME, BIRTH DATE")}
    add_rivera(sqlite_store)
    regrade_all(sqlite_store)
    assert stale(sqlite_store, SSN) == []
    assert grades(sqlite_store, SSN) == {"SDX": EXACT}


def test_all_grades_after_an_ssn_was_corrected(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "SDX", sdx(), sdx(ssn=SSN + 5))
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(ssn=SSN + 5))
    regrade_all(sqlite_store)
    assert grades(sqlite_store, SSN) == {"SDX": NO_CASE}
    assert grades(sqlite_store, SSN + 5) == {"SDX": EXACT}
    assert stale(sqlite_store, SSN) == stale(sqlite_store, SSN + 5) == []


def test_all_grades_of_births_without_an_ssn(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        add_person(connection, code=2, **NEWBORN)
    assert load(sqlite_store, tmp_path, "BRT", newborn()).exact == 1
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE birth_record SET match = 'U'")
    regrade_all(sqlite_store)
    with sqlite_store.reading() as connection:
        assert connection.exec_driver_sql("SELECT match FROM birth_record").scalar() == "E"
