"""Inputs of a lookup, its record, and changes to the store."""

from __future__ import annotations

from data.office.lookup import LookupRow, lookups
from data.store.store import Store

SIGN_ON = ("menu=1;log_in=X", "user_name=OCREV01", "password=verify01")
REQUEST = "purpose=WPR;cw=X;wtw=X"


def held(store: Store, ssn: int) -> list[LookupRow]:
    with store.reading() as connection:
        return lookups(connection, ssn)


def change(store: Store, *statements: object) -> None:
    with store.transaction() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]
