"""Address Confidentiality Program (OKDHS 2(c)): the finding address is not stored anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from data.office.case import Case, CasePerson
from data.practice import places
from data.practice.files import write_sample_files
from data.practice.places import Dwelling
from data.practice.population import make_population
from data.rules.confidential import NO_HOME_VISIT, SUBSTITUTE, PostalAddress
from data.schema import Base, create_store
from data.store.clock import at_office
from data.store.store import Store
from data.systems.registry import contracts
from tests.data.practice.population_rows import rows
from tests.transactions.desk import desk

DAY = date(2026, 3, 2)
FINDING = "77 HIDDEN HOLLOW"
PARTICIPANT_CASE = "S100050"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Population in which one household in five participates."""
    made = create_store(f"sqlite:///{tmp_path_factory.mktemp('acp') / 'store.db'}", DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "CONFIDENTIAL", 0.2)
        make_population(made, 400, 7, DAY)
    yield made
    made.close()


def test_every_case_of_a_participant_has_the_substitute_address(store: Store) -> None:
    participants = {case.case_number for case in rows(store, Case) if case.acp}
    ssns = {p.ssn for p in rows(store, CasePerson) if p.case_number in participants and p.ssn}
    theirs = {p.case_number for p in rows(store, CasePerson) if p.ssn in ssns}
    assert PARTICIPANT_CASE in participants
    assert theirs <= participants, "also the cases of the past"
    for case in rows(store, Case):
        address = PostalAddress(case.street, case.city, case.state, case.zip_code)
        assert (address == SUBSTITUTE) == (case.case_number in participants)
    assert 5 < len(participants) < 200


def test_an_ordinary_population_has_a_few(tmp_path: Path) -> None:
    made = create_store(f"sqlite:///{tmp_path / 'store.db'}", DAY)
    make_population(made, 3_000, 1, DAY)
    cases = rows(made, Case)
    made.close()
    assert 1 < sum(case.acp == "Y" for case in cases) < len(cases) // 50


def test_no_home_is_invented_for_a_participant(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> PostalAddress:
        raise AssertionError("a participant's address was made")

    monkeypatch.setattr(places, "_address", never)
    known = places.documented_dwelling(PARTICIPANT_CASE, "55A", True)
    assert known.address == SUBSTITUTE
    assert places.former_dwelling(known, "72A") is known
    monkeypatch.setattr(places, "CONFIDENTIAL", 1.0)
    assert isinstance(places.dwelling(Random(1), "55A"), Dwelling)


def test_the_store_itself_refuses_the_finding_address(store_url: str) -> None:
    made = create_store(store_url, DAY)
    make_population(made, 20, 1, DAY)
    statements: list[Any] = [
        update(Case).where(Case.case_number == PARTICIPANT_CASE).values(street=FINDING),
        update(Case).where(Case.case_number == "S100010").values(acp="Y"),
        insert(Case).values(
            case_number="S999999", office="55A", supervisor=2, district=10, status="A",
            application_date=DAY, street=FINDING, acp="Y",
        ),
    ]  # fmt: skip
    for statement in statements:
        with pytest.raises(IntegrityError), made.transaction() as connection:
            connection.execute(statement)
    made.close()


def test_no_agency_file_has_a_home_address() -> None:
    for system in contracts().values():
        for column in system.table.columns:
            if any(word in column.name for word in ("address", "street", "zip")):
                owner = column.name.partition("_")[0]
                assert owner in {"employer", "payer"}, f"{system.code}: {column.name}"


def test_a_scan_finds_it_on_no_screen_print_note_log_or_file(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with store.reading() as connection:
        streets = set(connection.scalars(select(Case.street).where(Case.acp == "Y")))
        cases = connection.execute(
            select(CasePerson.case_number, CasePerson.person_code, CasePerson.ssn)
            .join(Case, Case.case_number == CasePerson.case_number)
            .where(Case.acp == "Y")
        ).all()
    assert streets == {SUBSTITUTE.street}
    at = desk(store, tmp_path / "prints", clock=at_office(DAY))
    shown: list[str] = []
    for number, code, ssn in cases:
        pages = [f"PS2 {number}", f"EA {number}", f"EB {number}", f"EF {number} {code:02}",
                 f"FCN {number}", f"G3 {number}", f"ASVR {number} {code:02}"]  # fmt: skip
        about = [] if ssn is None else [f"PY {ssn:09}", f"ALX {ssn:09}", f"BRT {ssn:09}"]
        for typed in (*pages, *about):
            at.enter("[CLEAR]", typed)
            if at.code in ("PS2", "EA", "EF", "ASVR"):
                assert NO_HOME_VISIT in at.text, typed
            at.enter("[PF12]")
            shown.append(at.text)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    files += write_sample_files(store, tmp_path / "files", 1, at_office(DAY))
    texts = [*shown, caplog.text, *(path.read_text("latin-1") for path in files)]
    with store.reading() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                if "acp" not in row._fields or row.acp == "Y":
                    texts.append(" ".join(map(str, row)))
    homes = {case.street for case in rows(store, Case) if not case.acp}
    found = {home for home in homes if any(home in text for text in texts)}
    assert len(files) > 50 and not found
