"""The keys of ALX and FD beside an SSN: a name, and an ALFX client number."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field

from data.office.client import Wanted
from data.rules.names import letters
from transactions.core.keys import Key
from transactions.core.reply import Carried, refusal

LONGEST_NAME = 60


class PersonNameKey(Key):
    """A person by name: a surname, and perhaps a first name."""

    wanted: ClassVar[str] = "A NAME"
    several: ClassVar[str] = "NAMES"

    last_name: str
    first_name: str = ""
    """Set where a comma told the two apart."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Whatever is no number is meant as a name."""
        return not text[:1].isdigit()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`LOPEZ`, `LOPEZ, MARIA`, `LOPEZ MARIA`, `DE LA CRUZ`, `O'NEAL, PATRICK`."""
        last, _, first = text[:LONGEST_NAME].partition(",")
        if not letters(last):
            raise refusal("IMS0803", value=text[:20])
        return cls(last_name=last.strip(), first_name=first.strip())

    @property
    def readings(self) -> tuple[Wanted, ...]:
        """What the name can mean: without a comma surname and first name part at any blank."""
        if self.first_name:
            return (Wanted(self.last_name, self.first_name.split()[0]),)
        words = self.last_name.split()
        return (
            Wanted(self.last_name),
            *(Wanted(" ".join(words[:n]), words[n]) for n in range(1, len(words))),
        )

    @property
    def typed(self) -> str:
        """The name as it was typed."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name


class ClientKey(Key):
    """An ALFX client by number, for one without SSN."""

    wanted: ClassVar[str] = "A CLIENT NUMBER"
    several: ClassVar[str] = "CLIENTS"

    client_number: Annotated[int, Field(ge=0, le=999_999_999)]

    @classmethod
    def reads(cls, text: str) -> bool:
        """The number follows a number sign."""
        return text.startswith("#")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`#200000001`."""
        found = re.fullmatch(r"# ?([0-9]{1,9})", text, re.ASCII)
        if not found:
            raise refusal("IMS0804", value=text[:20])
        return cls(client_number=int(found[1]))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """One for each client the screen is about."""
        return [cls(client_number=number) for number in carried.clients]

    def carried(self) -> Carried:
        """The client."""
        return Carried(clients=(self.client_number,))

    @property
    def typed(self) -> str:
        """`#200000001`."""
        return f"#{self.client_number}"
