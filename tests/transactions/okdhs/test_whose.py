"""Screens show whose a record is: the client's name in row 2, the record's own where it differs."""

from __future__ import annotations

from datetime import date

import pytest

from data.exchange.grades import regrade
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.office import MARIA, put, wage
from tests.transactions.rows import case, on_case

SENT = [
    ("SDX 900000001", "sdx_record", "LOPEZ, MARIA", "YEARGIN, MARIA", "PARTIAL NAME"),
    ("SDL 900000001", "sdx_record", "LOPEZ, MARIA", "PARTIAL YEARGIN, MA>", ""),
    ("UIB 900000007", "uib_record", "QUIN, DORA", "NAME: YEARGIN, DORA", "PARTIAL"),
    ("OWG 900000001", "owg_wage", "LOPEZ, MARIA", "PARTIAL, NAME DIFFERS: YEARGIN, MARIA", ""),
    ("FSD 900000011", "fsd_record", "PATH, ROY", "PARTIAL, NAME DIFFERS: YEARGIN, ROY", ""),
    ("BEN 900000062A", "ben_record", "REED, TOM", "YEARGIN, TOM", "PARTIAL NAME"),
    ("BEN 900000063", "ben_record", "REED, RUTH", "PARTIAL, NAME DIFFERS: YEARGIN, RUTH", ""),
    ("BRT 900000052", "birth_record", "DE LA CRUZ", "YEARGIN", "PARTIAL NAME"),
]


@pytest.mark.parametrize(("entered", "table", "client", "sent", "match"), SENT)
def test_a_record_shows_the_name_it_came_with(
    sqlite_store: Store, quick: Desk, entered: str, table: str, client: str, sent: str, match: str
) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET last_name = 'YEARGIN'")
    quick.enter(entered)
    assert client in quick.row(2)
    assert sent in quick.text
    assert match in " ".join(quick.text.split())


def test_what_is_not_exact_is_left_out_of_the_total(sqlite_store: Store, quick: Desk) -> None:
    other = wage(MARIA, "5", "TYPO INC", "479.68")
    other.last_name = "LOPES"
    put(sqlite_store, [other])
    quick.enter("OWG 900000001")
    assert quick.value("match") == "PARTIAL" and quick.value("differs") == "NAME"
    total = next(n for n in range(5, 20) if "TOTAL" in quick.row(n))
    assert quick.row(total).split()[-1] == "1,800.00"
    assert quick.row(total + 1).strip() == "BY 2 EMPLOYERS; LEFT OUT 479.68 OF 1 NOT EXACT"
    assert quick.row(total + 2).split()[-2:] == ["1,200.00", "600.00"]


def test_two_persons_with_one_number_have_a_total_each(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [case("F000001", "A", "55A", 10)])
    put(sqlite_store, [on_case("F000001", 1, MARIA, "RIVERA", "JOANNIE", date(1990, 7, 4))])
    hers = wage(MARIA, "5", "OTHER INC", "479.68")
    hers.last_name, hers.first_name = "RIVERA", "JOANNIE"
    put(sqlite_store, [hers])
    quick.enter("OWG 900000001")
    assert quick.row(2).split("  ")[1].strip() == "LOPEZ, MARIA AND 1 MORE"
    totals = [quick.row(n).split()[-1] for n in range(5, 23) if " TOTAL " in quick.row(n)]
    assert totals == ["1,800.00", "479.68"]


def test_no_income_is_compared_while_it_is_open_whose_the_record_is(
    sqlite_store: Store, quick: Desk
) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE sdx_record SET last_name = 'YEARGIN'")
    quick.enter("SDX 900000001")
    assert quick.value("difference.1") == "IDENTITY".rjust(10)


def test_a_fraud_of_another_is_not_the_clients(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE fsd_record SET last_name = 'YEARGIN'")
    quick.enter("FSD 900000011")
    assert quick.value("snap") == "NOTHING DETERMINED"


def test_what_was_corrected_shows_at_once(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE ps2_person SET birth_date = '1991-05-17'")
    quick.enter("SDX 900000001")
    assert quick.value("differs") == "BIRTH DATE"
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE ps2_person SET birth_date = '1990-05-17' WHERE ssn = 900000001"
        )
    quick.enter("SDX 900000001")
    assert quick.value("match") == "EXACT"


def test_py_shows_the_grade_of_its_newest_record(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.exec_driver_sql("UPDATE exchange_segment SET match = 'U'")
        regrade(connection, [MARIA])
    quick.enter("PY 900000001")
    lines = [quick.row(n).split() for n in range(12, 23)]
    sdx = next(line for line in lines if "SDX" in line[:1])
    assert "EXACT" in sdx and "CASE" not in sdx
