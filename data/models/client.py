"""The ALFX client database: who somebody is, whatever cases they are on."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import CLUSTERED, Base


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
