"""Names in ALFX that a settled identity adds, changes or takes back, with their index for FD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from data.office.client import Client, ClientAlias, ClientName
from data.office.correction import Standing
from data.rules.names import Name, given_letters, soundex, surname_forms


def name_rows(named: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of `alfx_name` for a row of `alfx_client` or `alfx_alias`."""
    given = given_letters(named["first_name"])
    for form in surname_forms(named["last_name"]):
        yield {
            "sound": soundex(form),
            "letters": form,
            "given": given,
            "client_number": named["client_number"],
            "sequence": named.get("sequence", 0),
            "given_sound": soundex(given),
        }


def add_alias(connection: Connection, client: Standing, alias: Name) -> None:
    """Add another name of a client, wherever ALFX has them without it."""
    for number in _numbers(connection, client):
        if _sequences(connection, number, alias):
            continue
        newest = select(func.max(ClientAlias.sequence)).where(ClientAlias.client_number == number)
        row = {
            "client_number": number,
            "sequence": (connection.scalar(newest) or 0) + 1,
            "last_name": alias.last,
            "first_name": alias.first,
            "middle_name": alias.middle,
        }
        connection.execute(insert(ClientAlias), row)
        connection.execute(insert(ClientName), list(name_rows(row)))


def drop_alias(connection: Connection, client: Standing, alias: Name) -> None:
    """Take back a name that was added to a client."""
    for number in _numbers(connection, client):
        for sequence in _sequences(connection, number, alias):
            for model in (ClientName, ClientAlias):
                connection.execute(
                    delete(model).where(model.client_number == number, model.sequence == sequence)
                )


def index_own_name(connection: Connection, client: Standing) -> None:
    """Write the index of a client's own name again, after it was corrected."""
    for number in _numbers(connection, client):
        own = ClientName.client_number == number, ClientName.sequence == 0
        connection.execute(delete(ClientName).where(*own))
        row = {**client._asdict(), "client_number": number}
        connection.execute(insert(ClientName), list(name_rows(row)))


def _numbers(connection: Connection, client: Standing) -> list[int]:
    """Return the client numbers that have the SSN, name and date of birth on the case."""
    told_by = ("ssn", "last_name", "first_name", "birth_date")
    them = (getattr(Client, name) == getattr(client, name) for name in told_by)
    return list(connection.scalars(select(Client.client_number).where(*them)))


def _sequences(connection: Connection, number: int, alias: Name) -> list[int]:
    held = select(ClientAlias).where(ClientAlias.client_number == number)
    columns = (ClientAlias.sequence, ClientAlias.last_name, ClientAlias.first_name)
    rows = connection.execute(held.with_only_columns(*columns))
    return [row[0] for row in rows if Name(row[1], row[2]).letters == alias.letters]
