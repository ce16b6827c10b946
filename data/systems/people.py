"""Who may be meant by the record of an exchange file, and every name that they are known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, select, union_all

from data.office.case import CasePerson
from data.office.client import Client, ClientAlias
from data.rules.names import plain
from data.store.columns import Rows, read_rows

_PERSONS = select(CasePerson.ssn, CasePerson.birth_date, CasePerson.claim_number).where(
    CasePerson.ssn.is_not(None)
)
_NAMES = (
    select(CasePerson.ssn, CasePerson.last_name, CasePerson.first_name).where(
        CasePerson.ssn.is_not(None)
    ),
    select(Client.ssn, Client.last_name, Client.first_name).where(Client.ssn.is_not(None)),
    select(Client.ssn, ClientAlias.last_name, ClientAlias.first_name)
    .join(Client, Client.client_number == ClientAlias.client_number)
    .where(Client.ssn.is_not(None)),
)


@dataclass(frozen=True, slots=True)
class People:
    """Who may be meant by a record: `persons` (SSN, birth date, claim number) and every name that
    each is known by (SSN, surname, first name).
    """

    persons: Rows
    names: Rows


ON_CASES = People(_PERSONS, select(union_all(*_NAMES).subquery()))
"""The persons on the cases of the Oklahoma offices."""


def read_people(connection: Connection, rows: Rows) -> pa.Table:
    """Rows of the store in columns, the names spelled as files spell them: in ASCII."""
    read = read_rows(connection, rows)
    for place, name in enumerate(read.column_names):
        if name in ("last_name", "first_name"):
            read = read.set_column(place, name, _plain(read.column(name).combine_chunks()))
    return read


def _plain(names: Any) -> Any:
    beyond = pc.invert(pc.string_is_ascii(names))
    spelled = pa.array(map(plain, names.filter(beyond).to_pylist()), pa.string())
    return pc.replace_with_mask(names, beyond, spelled)
