"""Identity of a record: graded against each person, compared if it agrees (OKDHS 5(a), 16)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update

from data.exchange.post import post_discrepancies
from data.exchange.results import PostResult
from data.office.case import CasePerson
from data.office.discrepancy import Discrepancy
from data.office.identity import SettledIdentity
from data.store.store import Store
from tests.data.exchange.files import (
    ANN,
    CLOCK,
    SSN,
    WORKER,
    add_case,
    add_person,
    load,
    owg,
    resolve,
    sdx,
)

RIVERA = {
    "last_name": "RIVERA", "first_name": "JOANNIE", "birth_date": date(1990, 7, 4)
}  # fmt: skip
JOANNIE = "RIVERA, JOANNIE 07/04/1990"


def add_rivera(store: Store, status: str = "I", **values: Any) -> None:
    """Put another person under Ann's SSN on a case of her own."""
    with store.transaction() as connection:
        add_case(connection, "S100050", status)
        add_person(connection, "S100050", **{**RIVERA, **values})


def posted(store: Store) -> set[tuple[Any, ...]]:
    """Case, system, type, amount reported and subject of each open message."""
    statement = select(
        Discrepancy.case_number,
        Discrepancy.system,
        Discrepancy.error_type,
        Discrepancy.exchange_amount,
        Discrepancy.subject,
    ).where(Discrepancy.resolved_date.is_(None))
    with store.reading() as connection:
        return {tuple(row) for row in connection.execute(statement)}


def settle(store: Store, verdict: str, last_name: str, born: date | None = None) -> None:
    """Settle whose the records under a surname are, on the case of Ann."""
    row = {
        "case_number": "S000001", "person_code": 1, "ssn": SSN, "system": "OWG",
        "verdict": verdict, "differs": "NAME", "last_name": last_name, "first_name": "ANN",
        "middle_name": "", "birth_date": born, "claims": "", "client_last_name": ANN.last_name,
        "client_first_name": ANN.first_name, "client_middle_name": "",
        "client_birth_date": ANN.birth_date, "corrected": "", "source": "DOCUMENT", "note": "SEEN",
        "user_id": WORKER, "settled_at": CLOCK.now(),
    }  # fmt: skip
    with store.transaction() as connection:
        connection.execute(insert(SettledIdentity), row)


def test_one_ssn_of_two_persons(store: Store, tmp_path: Path) -> None:
    """The amount goes to whom the record names; that they share the number is said on both."""
    add_rivera(store)
    load(store, tmp_path, "SDX", sdx(**RIVERA))
    assert posted(store) == {
        ("S100050", "SDX", "AMOUNT", Decimal("994.00"), ""),
        ("S000001", "PS2", "IDENTITY", None, f"{JOANNIE} S100050 01"),
        ("S100050", "PS2", "IDENTITY", None, "SMITH, ANN 05/04/1980 S000001 01"),
    }
    assert post_discrepancies(store, CLOCK).posted == 0


def test_records_of_two_persons_on_one_day_both_count(store: Store, tmp_path: Path) -> None:
    add_rivera(store)
    load(store, tmp_path, "SDX", sdx(gross=Decimal(500)))
    load(store, tmp_path, "SDX", sdx(**RIVERA), sequence=2)
    post_discrepancies(store, CLOCK)
    amounts = {row[:4] for row in posted(store) if row[2] == "AMOUNT"}
    assert amounts == {
        ("S000001", "SDX", "AMOUNT", Decimal(500)),
        ("S100050", "SDX", "AMOUNT", Decimal("994.00")),
    }


def test_a_number_shared_with_somebody_on_a_closed_case(
    sqlite_store: Store, tmp_path: Path
) -> None:
    add_rivera(sqlite_store, status="C")
    load(sqlite_store, tmp_path, "SDX", sdx(**RIVERA))
    assert posted(sqlite_store) == {
        ("S000001", "PS2", "IDENTITY", None, f"{JOANNIE} S100050 01"),
    }


def test_a_child_under_the_number_of_a_parent(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        add_person(connection, code=2, first_name="EVE", birth_date=date(2015, 1, 2))
    load(sqlite_store, tmp_path, "OWG", owg())
    assert posted(sqlite_store) == {
        ("S000001", "OWG", "AMOUNT", Decimal("3000.00"), ""),
        ("S000001", "PS2", "IDENTITY", None, "SMITH, EVE 01/02/2015 S000001 02"),
        ("S000001", "PS2", "IDENTITY", None, "SMITH, ANN 05/04/1980 S000001 01"),
    }


def test_one_person_on_two_cases_is_one(sqlite_store: Store, tmp_path: Path) -> None:
    add_rivera(sqlite_store, last_name="SMITH", first_name="ANN", birth_date=ANN.birth_date)
    load(sqlite_store, tmp_path, "SDX", sdx())
    assert {row[2] for row in posted(sqlite_store)} == {"AMOUNT"}
    assert len(posted(sqlite_store)) == 2


def test_a_person_under_a_new_code_is_compared_once(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite_store.transaction() as connection:
        add_person(connection, code=5)
    load(sqlite_store, tmp_path, "SDX", sdx())
    assert posted(sqlite_store) == {("S000001", "SDX", "AMOUNT", Decimal("994.00"), "")}


def test_an_exact_record_counts_whatever_others_say(store: Store, tmp_path: Path) -> None:
    typo = owg("10.00", employer_account="8", last_name="SIMTH")
    load(store, tmp_path, "OWG", owg("5000.00", employer_account="9"), typo)
    assert posted(store) == {
        ("S000001", "OWG", "AMOUNT", Decimal("5000.00"), ""),
        ("S000001", "OWG", "IDENTITY", None, "SIMTH, ANN"),
    }


def test_each_wrong_name_is_a_message(store: Store, tmp_path: Path) -> None:
    for number, name in enumerate(("JONES", "BROWN", "GREEN"), start=1):
        wrong = owg(employer_account=str(number), last_name=name)
        result = load(store, tmp_path, "OWG", wrong, sequence=number)
        assert result.posted is not None and result.posted.identities == 1
        resolve(store)
    assert post_discrepancies(store, CLOCK).posted == 0


def test_a_former_name_that_is_settled_is_compared(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "OWG", owg(last_name="JONES"))
    settle(store, "SAME", "JONES")
    resolve(store)
    assert post_discrepancies(store, CLOCK) == PostResult(1, 1)
    april = sdx(last_name="JONES", record_date=date(2026, 2, 9))
    assert load(store, tmp_path, "SDX", april).posted == PostResult(1, 1)


def test_what_is_another_persons_never_counts_nor_asks(store: Store, tmp_path: Path) -> None:
    settle(store, "OTHER", "JONES")
    load(store, tmp_path, "OWG", owg(last_name="JONES"), owg(employer_account="2"))
    assert posted(store) == {("S000001", "OWG", "AMOUNT", Decimal("3000.00"), "")}
    wrong = owg(employer_account="3", last_name="BROWN")
    load(store, tmp_path, "OWG", wrong, sequence=2)
    assert ("S000001", "OWG", "IDENTITY", None, "BROWN, ANN") in posted(store)


def test_what_is_settled_again_holds(sqlite_store: Store, tmp_path: Path) -> None:
    load(sqlite_store, tmp_path, "OWG", owg(last_name="JONES"), post=False)
    for verdict, compared in (("OTHER", 0), ("SAME", 1), ("OTHER", 0)):
        settle(sqlite_store, verdict, "JONES")
        assert post_discrepancies(sqlite_store, CLOCK, ["OWG"]).compared == compared


def test_a_settled_name_stays_after_the_clients_is_corrected(
    sqlite_store: Store, tmp_path: Path
) -> None:
    settle(sqlite_store, "SAME", "JONES")
    with sqlite_store.transaction() as connection:
        connection.execute(update(CasePerson).values(last_name="SMITHE"))
    assert load(sqlite_store, tmp_path, "OWG", owg(last_name="JONES")).exact == 1


def test_a_name_settled_on_one_case_is_nobody_elses(sqlite_store: Store, tmp_path: Path) -> None:
    add_rivera(sqlite_store)
    settle(sqlite_store, "SAME", "JONES")
    load(sqlite_store, tmp_path, "OWG", owg(last_name="JONES"))
    assert ("S000001", "OWG", "AMOUNT", Decimal("3000.00"), "") in posted(sqlite_store)
    assert not {row for row in posted(sqlite_store) if row[:2] == ("S100050", "OWG")}


def test_a_number_that_comes_on_a_case_after_the_file(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(ssn=SSN + 5))
    load(store, tmp_path, "OWG", owg("3000.00"))
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(ssn=SSN))
    second = owg("3000.00", employer_account="2")
    load(store, tmp_path, "OWG", second, sequence=2)
    assert posted(store) == {("S000001", "OWG", "AMOUNT", Decimal("6000.00"), "")}


def test_posting_grades_again_by_what_the_case_says_now(store: Store, tmp_path: Path) -> None:
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(birth_date=date(1981, 5, 4)))
    load(store, tmp_path, "SDX", sdx())
    assert {row[2] for row in posted(store)} == {"IDENTITY"}
    with store.transaction() as connection:
        connection.execute(update(CasePerson).values(birth_date=ANN.birth_date))
    assert post_discrepancies(store, CLOCK) == PostResult(1, 1, updated=1)
