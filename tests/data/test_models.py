from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import IntegrityError, StatementError

from data.office.case import Case, CaseIncome, CasePerson
from data.office.discrepancy import CaseNote, Discrepancy
from data.office.user import Office, User
from data.schema import create_store
from data.store.base import Money, StoreInfo
from data.store.clock import OFFICE_ZONE
from data.store.store import Store

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
PERSON: dict[str, Any] = {
    "case_number": "C100010",
    "person_code": 1,
    "ssn": 900_12_3456,
    "last_name": "PEÑA",
    "first_name": "ROSA",
    "middle_name": "",
    "birth_date": date(1992, 3, 14),
    "sex": "F",
    "role": "C",
    "ssn_verified": "Y",
    "claim_number": "",
}
MESSAGE: dict[str, Any] = {
    "case_number": "C100010",
    "person_code": 1,
    "ssn": 900_12_3456,
    "office": "55A",
    "supervisor": 2,
    "district": 10,
    "system": "SDX",
    "error_type": "AMOUNT",
    "period": 202602,
    "differs": "",
    "found_date": DAY,
    "due_date": DAY,
    "posted_at": AT,
}


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    store = create_store(store_url, DAY)
    with store.transaction() as connection:
        connection.execute(insert(Office), {"office": "55A", "name": "OKLAHOMA COUNTY A"})
        connection.execute(
            insert(Case).values(
                case_number="C100010",
                office="55A",
                supervisor=2,
                district=10,
                status="I",
                application_date=DAY,
            )
        )
        connection.execute(insert(CasePerson), PERSON)
    yield store
    store.close()


def refused(store: Store, statement: Any, row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(statement, row)


def add_income(connection: Connection, amount: Decimal) -> None:
    row = {"case_number": "C100010", "person_code": 1, "month": 202602, "income_type": "WAGE"}
    connection.execute(insert(CaseIncome), {**row, "amount": amount})


@pytest.mark.parametrize("amount", ["0", "0.01", "-733.10", "21474836.48", "999999999.99"])
def test_money_comes_back_as_it_was(store: Store, amount: str) -> None:
    with store.transaction() as connection:
        add_income(connection, Decimal(amount))
    with store.reading() as connection:
        found = connection.scalars(select(CaseIncome.amount)).one()
    assert found == Decimal(amount)
    assert found.as_tuple().exponent == -2


def test_a_fraction_of_a_cent_is_never_rounded_away(store: Store) -> None:
    with pytest.raises(StatementError, match="two decimals"), store.transaction() as connection:
        add_income(connection, Decimal("0.005"))


@given(st.integers(-(10**14), 10**14))
def test_money_is_kept_in_whole_cents(cents: int) -> None:
    money, engine = Money(), dialect()
    amount = Decimal(cents).scaleb(-2)
    assert money.process_bind_param(amount, engine) == cents
    assert money.process_result_value(cents, engine) == amount


def test_an_instant_comes_back_aware_and_in_utc(store: Store) -> None:
    local = datetime(2026, 7, 1, 8, 15, tzinfo=OFFICE_ZONE)
    with store.transaction() as connection:
        connection.execute(update(StoreInfo).values(created_at=local))
    with store.reading() as connection:
        found = connection.scalars(select(StoreInfo.created_at)).one()
    assert found == local
    assert found.utcoffset() == UTC.utcoffset(None)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2026, 7, 1, 8, 15)
    with pytest.raises(StatementError, match="time zone"), store.transaction() as connection:
        connection.execute(update(StoreInfo).values(created_at=naive))


def test_a_name_with_ñ_comes_back(store: Store) -> None:
    with store.reading() as connection:
        assert connection.scalars(select(CasePerson.last_name)).one() == "PEÑA"


def test_a_case_has_one_person_of_a_code(store: Store) -> None:
    refused(store, insert(CasePerson), {**PERSON, "ssn": 900_12_3457})


def test_a_person_needs_a_case(store: Store) -> None:
    refused(store, insert(CasePerson), {**PERSON, "case_number": "C999999"})


def test_a_case_needs_an_office(store: Store) -> None:
    refused(store, update(Case).values(office="99Z"), {})


def test_an_address_of_a_user_needs_an_office(store: Store) -> None:
    row = {"user_id": "WKR01", "name": "", "password_hash": "", "office": "99Z", "supervisor": 1}
    refused(store, insert(User), {**row, "district": 1, "position": "worker", "ssn_token": ""})


def test_a_note_needs_an_author(store: Store) -> None:
    row = {"case_number": "C100010", "written_at": AT, "user_id": "NOBODY", "text": "X"}
    refused(store, insert(CaseNote), row)


def test_there_is_one_store_info(store: Store) -> None:
    with store.reading() as connection:
        row = dict(connection.execute(select(StoreInfo.__table__)).one()._mapping)
    refused(store, insert(StoreInfo), {**row, "id": 2})


def test_one_fact_has_one_open_message(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(insert(Discrepancy), MESSAGE)
    refused(store, insert(Discrepancy), MESSAGE)
    with store.transaction() as connection:
        connection.execute(insert(Discrepancy), {**MESSAGE, "period": 202603})
        connection.execute(insert(Discrepancy), {**MESSAGE, "system": "OWG"})


def test_a_cleared_message_makes_room_for_another(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(insert(Discrepancy), MESSAGE)
        connection.execute(update(Discrepancy).values(resolved_date=DAY))
        connection.execute(insert(Discrepancy), MESSAGE)
    with store.reading() as connection:
        assert len(connection.scalars(select(Discrepancy.discrepancy_id)).all()) == 2
