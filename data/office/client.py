"""The ALFX client database: who somebody is, whatever cases they are on."""

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

from data.rules.names import letters, soundex
from data.store.base import CLUSTERED, Base
from data.store.rows import fetch, select_rows


class Client(Base):
    """One client record; a person may have more than one, and its name may be spelled otherwise
    than on the case.
    """

    __tablename__ = "alfx_client"
    __table_args__ = (
        # The middle zone of PY from one index range.
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
    """Another name that the client is or was known by."""

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
    """A way to find a client by a surname: the whole surname and each part of it, of the client's
    own name (sequence 0) and of each alias.
    """

    __tablename__ = "alfx_name"
    __table_args__ = (CLUSTERED,)

    sound: Mapped[str] = mapped_column(String(4), primary_key=True)
    """American Soundex of `letters`."""
    letters: Mapped[str] = mapped_column(String(30), primary_key=True)
    """The surname or its part, in letters alone."""
    given: Mapped[str] = mapped_column(String(20), primary_key=True)
    """The first name, in letters alone."""
    client_number: Mapped[int] = mapped_column(
        ForeignKey("alfx_client.client_number"), primary_key=True
    )
    sequence: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    given_sound: Mapped[str] = mapped_column(String(4))
    """American Soundex of `given`."""


MOST_FOUND = 200
"""So many names of one search are listed."""


class KnownName(NamedTuple):
    """A name of a client; `sequence` is 0 for the client's own, else that of the alias.

    Of a name that a search found `nearness` is 0 spelled alike, 1 the surname is and the first name
    sounds alike, 2 both sound alike.
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
    """A name as it was asked for; without a first name anybody of the surname is meant."""

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
    """Every name of the clients with the SSN, each client's own name first."""
    return fetch(connection, NAMES_BY_SSN, {"ssn": ssn})


def names_of_client(connection: Connection, client_number: int) -> list[KnownName]:
    """Every name of one client, the own name first."""
    return fetch(connection, _BY_NUMBER, {"client_number": client_number})


def find_names(connection: Connection, readings: Iterable[Wanted]) -> list[KnownName]:
    """The names that are spelled or sound like one of the readings, the nearest first.

    Of each reading at most `MOST_FOUND` and one more are looked at. Of a name that several
    readings or several parts of it find, the nearest stands.
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
    surname, given = letters(wanted.last_name), letters(wanted.first_name)
    return {
        "letters": surname,
        "sound": soundex(surname),
        "given": given,
        "given_sound": soundex(given),
    }
