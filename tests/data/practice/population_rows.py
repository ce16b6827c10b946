"""Queries for the tests of the population."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Row, select

from data.office.case import Case, CaseIncome, CasePerson
from data.office.client import Client, ClientAlias, ClientName
from data.office.discrepancy import CaseNote
from data.office.user import Office
from data.store.base import Base
from data.store.store import Store

MODELS: tuple[type[Base], ...] = (
    Office,
    Case,
    CasePerson,
    CaseIncome,
    Client,
    ClientAlias,
    ClientName,
    CaseNote,
)


def rows(store: Store, model: type[Base]) -> list[Row[Any]]:
    table = model.__table__
    with store.reading() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))


def digest(store: Store) -> str:
    found = hashlib.sha256()
    for model in MODELS:
        for row in rows(store, model):
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()
