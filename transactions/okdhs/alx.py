"""ALX and FD: the ALFX client records of a person with every name, and how they are found by a name
that is spelled otherwise or sounds alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, ClassVar, Self

from pydantic import Field

from data.office.case import CasePerson
from data.office.case_reading import persons_by_ssn, persons_of_client
from data.office.client import (
    MOST_FOUND,
    KnownName,
    Wanted,
    find_names,
    names_by_ssn,
    names_of_client,
)
from data.rules.codes import meaning
from data.rules.names import letters
from transactions.core.keys import Key, SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import case_person, name_of, ssn_words
from transactions.shapes.record import columns

HELP = """
ALX shows client records of the ALFX client database with their aliases. Enter ALX, a blank and the
SSN; or ALX, a blank and a name (LOPEZ, MARIA); or type ALX on a line of FD.

A person may have more than one client record, and a record may spell the name otherwise than the
case does. The aliases, former names and other spellings among them, stand below the client's own
name. By name the records are shown whose name, or an alias of theirs, is spelled as typed; FD also
finds names that only sound alike.

The cases that the client is on stand below the names. Type EF, PS2 or PY on a line.

ALFX is named in the OKDHS instructions as the middle part of PY; a transaction that shows its
records is this system's own.
"""

FD_HELP = """
FD finds a client by name, for when no SSN is at hand. Enter FD, a blank and the name: FD LOPEZ,
MARIA or FD LOPEZ MARIA, or a surname alone. With a comma surname and first name cannot be mistaken
for one another: FD DE LA CRUZ, ANA.

Accents, hyphens, apostrophes and blanks do not matter: PENA CASTILLO finds PENA-CASTILLO, so
does either part of the name. The first name may be its beginning or an initial. Aliases are looked
through as well.

NEAR tells how near a name is: SPELLED is spelled as typed, FIRST has the surname spelled so and a
first name that sounds alike, SOUNDS only sounds like it by American Soundex, the index of the
Census. The nearest stand first.

To go on type PY, ALX, EF or PS2 at the left of a line. CASE is the first case of the client,
with a plus where there are more; PY or ALX lists them.
"""

LONGEST_NAME = 60
SPELLED_ALIKE = 0
MOST_RECORDS = 50
NEAR = ("SPELLED", "FIRST", "SOUNDS")
"""Words for `KnownName.nearness`."""


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
        """The meanings of the name: without a comma surname and first name part at any blank."""
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


@Transaction(
    "ALX",
    "ALFX CLIENT RECORDS",
    "OKDHS 5(b)(2)(B)",
    (SsnKey, ClientKey, PersonNameKey),
    HELP,
    ours=True,
)
def alx(request: Request) -> Show:
    """Show the records."""
    subject, names = _found(request)
    if not names:
        raise refusal("IMS0805", who=subject[:30])
    records = [list(of_one) for _, of_one in groupby(names, lambda one: one.client_number)]
    if len(records) > MOST_RECORDS:
        raise refusal("IMS0806", number=MOST_RECORDS)
    return Show(
        "ALX",
        values={
            "subject": subject,
            "counts": f"{len(records)} RECORD{'S' * (len(records) > 1)}",
        },
        lists={"names": [line for record in records for line in _record(request, record)]},
        carried=Carried(
            ssns=tuple(sorted({one.ssn for one in names if one.ssn is not None})),
            clients=tuple(record[0].client_number for record in records),
        ),
    )


def _found(request: Request) -> tuple[str, list[KnownName]]:
    """The key as it is written, and the names of the clients that it means."""
    key = request.key
    if isinstance(key, SsnKey):
        return ssn_words(key.ssn), names_by_ssn(request.connection, key.ssn)
    if isinstance(key, ClientKey):
        return f"#{key.client_number:09}", names_of_client(request.connection, key.client_number)
    key = request.keyed(PersonNameKey)
    found = find_names(request.connection, key.readings)
    numbers = dict.fromkeys(one.client_number for one in found if one.nearness == SPELLED_ALIKE)
    return key.typed, [
        name for number in numbers for name in names_of_client(request.connection, number)
    ]


def _record(request: Request, record: list[KnownName]) -> list[Line]:
    """The lines of one client: the own name, the aliases, the cases."""
    own = record[0]
    cases = _on_cases(request, own)
    carried = _of_client(own, cases)
    lines = [Line(_name_values(name), carried) for name in record]
    for each in cases:
        words = f"{case_person(each)} {meaning('case_status', each.status)}"
        lines.append(Line({"client_name": words, "kind": "CASE"}, _of_client(own, [each])))
    return lines


def _name_values(name: KnownName) -> dict[str, str]:
    if name.sequence:
        return {"client_name": name_of(name), "kind": "ALIAS"}
    return columns(name, "ALX", "names", kind="NAME", client=f"{name.client_number:09}")


@Transaction("FD", "FIND A CLIENT BY NAME", "OKDHS 5(a), 5(b)(2)(B)", (PersonNameKey,), FD_HELP)
def fd(request: Request) -> Show:
    """List the names."""
    key = request.keyed(PersonNameKey)
    found = find_names(request.connection, key.readings)
    if not found:
        raise refusal("IMS0805", who=key.typed[:30])
    listed = found[:MOST_FOUND]
    return Show(
        "FD",
        values={"subject": key.typed, "counts": f"{len(listed)} FOUND"},
        lists={"names": [_found_line(request, name) for name in listed]},
        carried=Carried(
            ssns=tuple(sorted({name.ssn for name in listed if name.ssn is not None})),
            clients=tuple(dict.fromkeys(name.client_number for name in listed)),
        ),
        message=message("IMS0807", number=MOST_FOUND) if len(found) > MOST_FOUND else None,
        cursor="select.1",
    )


def _found_line(request: Request, name: KnownName) -> Line:
    cases = _on_cases(request, name)
    values = columns(
        name,
        "FD",
        "names",
        kind="A" if name.sequence else "",
        near=NEAR[name.nearness],
        case=f"{case_person(cases[0])}{'+' * (len(cases) > 1)}" if cases else "",
    )
    return Line(values, _of_client(name, cases))


def _on_cases(request: Request, name: KnownName) -> list[CasePerson]:
    """A client on cases, by SSN or, without one, by name, birth date and sex."""
    if name.ssn is not None:
        return persons_by_ssn(request.connection, name.ssn)
    return persons_of_client(request.connection, name.client_number)


def _of_client(name: KnownName, cases: Sequence[CasePerson]) -> Carried:
    """The keys of a line about a client, who is on these cases."""
    return replace(about(name.ssn, *cases), clients=(name.client_number,))
