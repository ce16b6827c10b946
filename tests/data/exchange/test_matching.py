"""Matching of records with persons: name, SSN, claim number and date of birth (OKDHS 5(a))."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from data.office.case import CasePerson
from data.store.store import Store
from tests.data.exchange.files import (
    SSN,
    add_case,
    add_client,
    add_person,
    grades,
    load,
    owg,
    sdx,
)
from tests.data.exchange.social_security_files import ben

EXACT, UNMATCHED = ("E", ""), ("U", "")
BIRTH, OTHER_BIRTH = date(1980, 5, 4), date(1980, 4, 5)


NAMES = [
    (("SMITH", "ANN"), ("SMITH", "ANN"), True),
    (("SMITH", "ANN"), ("SMITH", "ANNE"), False),
    (("SMITH", "ANN"), ("SMYTH", "ANN"), False),
    (("SMITH", "ANN"), ("SMIT", "ANN"), False),
    (("SMITH", "ANN"), ("SMITHS", "ANN"), False),
    (("SMITH", "ANN"), ("ANN", "SMITH"), False),
    (("Smith", "Ann"), ("SMITH", "ANN"), True),
    (("O'NEAL", "PATRICK"), ("ONEAL", "PATRICK"), True),
    (("PEÑA-CASTILLO", "ZOË"), ("PENA CASTILLO", "ZOE"), True),
    (("WHITE EAGLE", "ANN"), ("WHITEEAGLE", "ANN"), True),
    (("SMITH JR", "JOHN"), ("SMITH", "JOHN"), True),
    (("SMITH", "JOHN"), ("SMITH, JR.", "JOHN"), True),
    (("SMITH", "JOHN"), ("SMITH III", "JOHN"), True),
    (("SMITH", "JOHN"), ("SMITH IV", "JOHN"), True),
    (("SMITHJR", "JOHN"), ("SMITH", "JOHN"), False),
    (("SRINIVASAN", "II"), ("SRINIVASAN", "II"), True),
    (("SMITH", "ANN"), ("SMITH", "A"), True),
    (("SMITH", "ANN"), ("SMITH", "A."), True),
    (("SMITH", "ANN"), ("SMITH", "B"), False),
    (("SMITH", "ANN"), ("SMITH", ""), True),
    (("SMITH", "ANN"), ("SMITH", "-"), False),
    (("SMITH", "ANN"), ("-", "ANN"), False),
    (("DE LA CRUZ-HERNANDEZ", "MARIA"), ("DE LA CRUZ-HERNANDE", "MARIA"), True),
    (("DE LA CRUZ-HERNANDEZ", "MARIA"), ("DE LA CRUZ-HERNAND", "MARIA"), False),
    (("DE LA CRUZ-HERNANDEZ", "MARIA"), ("DE LA CRUZ-FERNANDE", "MARIA"), False),
    (("SMITH", "CHRISTOPHER"), ("SMITH", "CHRISTOPHE"), True),
    (("SMITH", "CHRISTOPHER"), ("SMITH", "CHRISTOPH"), False),
    (("ØRSTED-ŁUK", "ĐÀO"), ("ORSTED-LUK", "DAO"), True),
    (("STRAẞE", "ÞÓR"), ("STRASSE", "THOR"), True),
    (("RAMIREZ", "LIAM"), ("RAMIREZ", "LIAM JR"), True),
    (("RAMIREZ V", "LIAM"), ("RAMIREZ 3RD", "LIAM"), True),
]
"""(surname, first name) on the case, the name reported, and True if they match."""


def test_names_agree_but_for_how_they_are_written(store: Store, tmp_path: Path) -> None:
    reports = []
    with store.transaction() as connection:
        for code, (held, reported, _) in enumerate(NAMES, 2):
            add_person(connection, code=code, ssn=SSN + code, last_name=held[0], first_name=held[1])
            reports.append(sdx(ssn=SSN + code, last_name=reported[0], first_name=reported[1]))
    load(store, tmp_path, "SDX", *reports)
    found = [grade == EXACT for grade in grades(store)]
    assert list(zip(NAMES, found, strict=True)) == [(case, case[2]) for case in NAMES]


@pytest.mark.parametrize(
    ("held", "match"),
    [
        ("VILLANUEVA-CASTELLANOS", "E"),
        ("VILLANUEVA-CORTES", "E"),
        ("VILLANUEVA-DIAZ", "P"),
        ("VILLANUEVA", "P"),
    ],
)
def test_bendex_cuts_the_surname_at_12(
    sqlite_store: Store, tmp_path: Path, held: str, match: str
) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(last_name=held))
    load(
        sqlite_store,
        tmp_path,
        "BEN",
        ben("994.00", ssn=SSN, last_name="VILLANUEVA-C", first_name="ANN", birth_date=BIRTH),
    )
    assert [each for each, _ in grades(sqlite_store, "BEN")] == [match]


def test_a_second_given_name_stands_in_either_field(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(first_name="ROSA", middle_name="ELENA"))
    load(sqlite_store, tmp_path, "SDX", sdx(first_name="ROSA ELENA", middle_name=""))
    assert grades(sqlite_store) == [EXACT]


def test_the_parts_that_differ_are_listed_in_order(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(claim_number="900550001A"))
    records = [
        sdx(claim_number="900550001A"),
        sdx(claim_number="900550001A", last_name="JONES"),
        sdx(claim_number="900550001A", birth_date=OTHER_BIRTH),
        sdx(claim_number="900550009B"),
        sdx(claim_number="900550009B", birth_date=OTHER_BIRTH, first_name="EVE"),
        sdx(claim_number="", birth_date=None),
        sdx(ssn=SSN + 1, last_name="JONES"),
    ]
    days = [{**record, "record_date": date(2025, 1, n + 1)} for n, record in enumerate(records)]
    load(store, tmp_path, "SDX", *days)
    assert grades(store) == [
        EXACT,
        ("P", "NAME"),
        ("P", "BIRTH DATE"),
        ("P", "CLAIM NUMBER"),
        ("P", "NAME, BIRTH DATE, CLAIM NUMBER"),
        EXACT,
        UNMATCHED,
    ]


def test_a_claim_number_counts_only_where_both_have_one(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "SDX", sdx(claim_number="900550001A"))
    assert grades(store) == [EXACT]


def test_names_of_alfx_count_as_the_persons(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_client(connection, 1, "JONES", alias="BROWN")
        add_client(connection, 2, "GREEN")
    names = ["JONES", "BROWN", "GREEN", "SMITH", "WHITE"]
    days = [sdx(last_name=name, record_date=date(2025, 1, n + 1)) for n, name in enumerate(names)]
    load(store, tmp_path, "SDX", *days)
    assert grades(store) == [EXACT] * 4 + [("P", "NAME")]


def test_a_name_is_not_put_together_from_two(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        add_case(connection, "S000002")
        add_person(connection, "S000002", last_name="JONES", first_name="EVE")
    load(sqlite_store, tmp_path, "SDX", sdx(last_name="JONES", first_name="ANN"))
    assert grades(sqlite_store) == [("P", "NAME")]


def test_alfx_alone_is_no_case(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(ssn=None))
        add_client(connection, 1, "SMITH")
    load(sqlite_store, tmp_path, "SDX", sdx())
    assert grades(sqlite_store) == [UNMATCHED]


def test_of_several_cases_the_one_that_agrees_best_counts(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        add_case(connection, "S000002", status="C")
        add_person(connection, "S000002", birth_date=OTHER_BIRTH, claim_number="900550009B")
    records = [
        sdx(),
        sdx(birth_date=OTHER_BIRTH),
        sdx(birth_date=OTHER_BIRTH, claim_number="900550001A"),
        sdx(birth_date=date(1999, 1, 1), claim_number="900550001A"),
    ]
    days = [{**record, "record_date": date(2025, 1, n + 1)} for n, record in enumerate(records)]
    load(store, tmp_path, "SDX", *days)
    assert grades(store) == [EXACT, EXACT, ("P", "BIRTH DATE"), ("P", "BIRTH DATE")]


def test_a_wage_record_has_only_a_name_to_compare(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "OWG", owg(), owg(employer_account="2", last_name="JONES"))
    assert grades(store, "OWG") == [EXACT, ("P", "NAME")]
