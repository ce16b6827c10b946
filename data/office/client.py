"""ALFX client database: persons and their names, independent of cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    bindparam,
    case,
    func,
    literal,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.rules.names import given_letters, letters, soundex, surname_letters
from data.store.base import CLUSTERED, Base
from data.store.rows import fetch, select_rows


class Client(Base):
    """One client record. A person may have several, with names spelled differently than on the
    case.
    """

    __tablename__ = "alfx_client"
    __table_args__ = (
        # Covers the middle portion of PY, which is then read from the index alone.
        Index(
            "ix_alfx_client_ssn",
            "ssn",
            "client_number",
            "last_name",
            "first_name",
            "middle_name",
            "birth_date",
            "sex",
        ),
        CLUSTERED,
    )

    client_number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    ssn: Mapped[int | None] = mapped_column(Integer)
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))
    birth_date: Mapped[date] = mapped_column(Date)
    sex: Mapped[str] = mapped_column(String(1))


class ClientAlias(Base):
    """Other name that the client uses or has used."""

    __tablename__ = "alfx_alias"
    __table_args__ = (CLUSTERED,)

    client_number: Mapped[int] = mapped_column(
        ForeignKey("alfx_client.client_number"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    last_name: Mapped[str] = mapped_column(String(30))
    first_name: Mapped[str] = mapped_column(String(20))
    middle_name: Mapped[str] = mapped_column(String(20))


class ClientName(Base):
    """Search key of a client: the surname and each part of it, of the client's own name (sequence
    0) and of each alias.
    """

    __tablename__ = "alfx_name"
    __table_args__ = (CLUSTERED,)

    sound: Mapped[str] = mapped_column(String(4), primary_key=True)
    """American Soundex of `letters`."""
    letters: Mapped[str] = mapped_column(String(30), primary_key=True)
    """Surname or part of it, letters only."""
    given: Mapped[str] = mapped_column(String(20), primary_key=True)
    """First name, letters only."""
    client_number: Mapped[int] = mapped_column(
        ForeignKey("alfx_client.client_number"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    given_sound: Mapped[str] = mapped_column(String(4))
    """American Soundex of `given`."""


MOST_FOUND = 200
"""Most names that one search lists."""


class KnownName(NamedTuple):
    """Name of a client. `sequence` is 0 for the client's own name, or else that of the alias.

    `nearness` grades the result of a search: 0 if surname and first name are spelled alike, 1 if
    only the surname is and the first name sounds alike, 2 if both sound alike.
    """

    client_number: int
    sequence: int
    ssn: int | None
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    sex: str
    nearness: int


class Wanted(NamedTuple):
    """Name to search for. Without a first name, it matches everybody with the surname."""

    last_name: str
    first_name: str = ""


_OWN = select_rows(KnownName, Client, sequence=literal(0), nearness=literal(0))
_ALIAS = select_rows(KnownName, ClientAlias, Client, nearness=literal(0)).join(
    ClientAlias, ClientAlias.client_number == Client.client_number
)
_SSN: BindParameter[int] = bindparam("ssn")
_NUMBER: BindParameter[int] = bindparam("client_number")
NAMES_BY_SSN = (
    _OWN.where(Client.ssn == _SSN)
    .union_all(_ALIAS.where(Client.ssn == _SSN))
    .order_by("client_number", "sequence")
)
_BY_NUMBER = (
    _OWN.where(Client.client_number == _NUMBER)
    .union_all(_ALIAS.where(Client.client_number == _NUMBER))
    .order_by("client_number", "sequence")
)
_LETTERS, _GIVEN = bindparam("letters", type_=String), bindparam("given", type_=String)
_SPELLED = ClientName.letters == _LETTERS
_GIVEN_SPELLED = func.substr(ClientName.given, 1, func.length(_GIVEN)) == _GIVEN
_NEARNESS = case((_SPELLED & _GIVEN_SPELLED, 0), (_SPELLED, 1), else_=2)
_FOUND = (
    select_rows(
        KnownName,
        Client,
        ClientName,
        last_name=func.coalesce(ClientAlias.last_name, Client.last_name),
        first_name=func.coalesce(ClientAlias.first_name, Client.first_name),
        middle_name=func.coalesce(ClientAlias.middle_name, Client.middle_name),
        nearness=_NEARNESS,
    )
    .join(Client, Client.client_number == ClientName.client_number)
    .outerjoin(
        ClientAlias,
        (ClientAlias.client_number == ClientName.client_number)
        & (ClientAlias.sequence == ClientName.sequence),
    )
    .where(
        ClientName.sound == bindparam("sound"),
        or_(_GIVEN_SPELLED, ClientName.given_sound == bindparam("given_sound")),
    )
    .order_by(
        "nearness",
        ClientName.letters,
        ClientName.given,
        ClientName.client_number,
        ClientName.sequence,
    )
    .limit(literal(MOST_FOUND + 1))
)


def names_by_ssn(connection: Connection, ssn: int) -> list[KnownName]:
    """Return every name of the clients with an SSN, each client's own name first."""
    return fetch(connection, NAMES_BY_SSN, {"ssn": ssn})


def names_of_client(connection: Connection, client_number: int) -> list[KnownName]:
    """Return every name of a client, the client's own name first."""
    return fetch(connection, _BY_NUMBER, {"client_number": client_number})


def find_names(connection: Connection, readings: Iterable[Wanted]) -> list[KnownName]:
    """Find the names that are spelled or sound like one of the readings, nearest first.

    At most `MOST_FOUND` + 1 names are read for each reading, the last one to show that there are
    more. A name that is found several times keeps its best `nearness`.
    """
    nearest: dict[tuple[int, int], KnownName] = {}
    for wanted in readings:
        for found in fetch(connection, _FOUND, _key(wanted)):
            name = found.client_number, found.sequence
            if name not in nearest or found.nearness < nearest[name].nearness:
                nearest[name] = found
    return sorted(
        nearest.values(),
        key=lambda found: (
            found.nearness,
            letters(found.last_name),
            letters(found.first_name),
            found.client_number,
            found.sequence,
        ),
    )


def _key(wanted: Wanted) -> dict[str, str]:
    surname, given = surname_letters(wanted.last_name), given_letters(wanted.first_name)
    return {
        "letters": surname,
        "sound": soundex(surname),
        "given": given,
        "given_sound": soundex(given),
    }
