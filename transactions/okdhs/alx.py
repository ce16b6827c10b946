"""ALX and FD: ALFX client records with their aliases, and a search by name."""

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
ALX shows client records from the ALFX client database with their aliases. Enter ALX space SSN, or
ALX space name (LOPEZ, MARIA), or type ALX on a line of FD. A client number is typed as shown, or
with # before it if it is also an SSN.

A person may have more than one client record, and a record may spell the name differently than the
case does. Aliases, including former names and other spellings, are listed below the client's own
name. A search by name shows the records whose name or alias is spelled as typed; FD also finds
names that sound alike.

The client's cases are listed below the names. Type EF, PS2 or PY on a line.

The OKDHS instructions mention ALFX only as the middle portion of PY. A transaction that shows its
records is this system's own.
"""

FD_HELP = """
FD finds a client by name when no SSN is available. Enter FD space name: FD LOPEZ, MARIA or FD LOPEZ
MARIA, or a last name alone. A comma keeps the last name and the first name apart: FD DE LA CRUZ,
ANA.

Accents, hyphens, apostrophes and spaces do not matter: PENA CASTILLO finds PENA-CASTILLO, and so
does either part of the name. The first name may be shortened or an initial. Aliases are searched
too.

NEAR shows how close a name is: SPELLED is spelled as typed, FIRST has the same last name and a
first name that sounds alike, SOUNDS only sounds alike by American Soundex, the index used by the
Census. The closest names come first.

Type PY, ALX, EF or PS2 at the left of a line to continue. CASE is the client's first case, with a
plus sign if there are more; PY or ALX lists them.
"""

LONGEST_NAME = 60
SPELLED_ALIKE = 0
MOST_RECORDS = 50
NEAR = ("SPELLED", "FIRST", "SOUNDS")
"""Words for `KnownName.nearness`."""


class PersonNameKey(Key):
    """A person by last name, with or without a first name."""

    wanted: ClassVar[str] = "A NAME"
    several: ClassVar[str] = "NAMES"

    last_name: str
    first_name: str = ""
    """Set only if a comma separated it from the last name."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Take any text that does not begin with a digit as a name."""
        return not text[:1].isdigit()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `LOPEZ`, `LOPEZ, MARIA`, `LOPEZ MARIA`, `DE LA CRUZ` or `O'NEAL, PATRICK`."""
        last, _, first = text[:LONGEST_NAME].partition(",")
        if not letters(last):
            raise refusal("IMS0803", value=text[:20])
        return cls(last_name=last.strip(), first_name=first.strip())

    @property
    def readings(self) -> tuple[Wanted, ...]:
        """Possible readings: without a comma, any space may begin the first name."""
        if self.first_name:
            return (Wanted(self.last_name, self.first_name.split()[0]),)
        words = self.last_name.split()
        return (
            Wanted(self.last_name),
            *(Wanted(" ".join(words[:n]), words[n]) for n in range(1, len(words))),
        )

    @property
    def typed(self) -> str:
        """The name as typed."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name


class ClientKey(Key):
    """An ALFX client by number, for a client without an SSN."""

    wanted: ClassVar[str] = "A CLIENT NUMBER"
    several: ClassVar[str] = "CLIENTS"

    client_number: Annotated[int, Field(ge=0, le=999_999_999)]

    @classmethod
    def reads(cls, text: str) -> bool:
        """Take any text that begins with a number sign as a client number."""
        return text.startswith("#")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `#200000001`."""
        found = re.fullmatch(r"# ?([0-9]{1,9})", text, re.ASCII)
        if not found:
            raise refusal("IMS0804", value=text[:20])
        return cls(client_number=int(found[1]))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return one key for each client on the screen."""
        return [cls(client_number=number) for number in carried.clients]

    def carried(self) -> Carried:
        """Return the client."""
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
    """Show the client records."""
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
    """Return the key as shown, and the names of the clients found."""
    key = request.key
    if isinstance(key, SsnKey):
        names = names_by_ssn(request.connection, key.ssn)
        if not names and (of_client := names_of_client(request.connection, key.ssn)):
            return f"#{key.ssn:09}", of_client
        return ssn_words(key.ssn), names
    if isinstance(key, ClientKey):
        return f"#{key.client_number:09}", names_of_client(request.connection, key.client_number)
    key = request.keyed(PersonNameKey)
    found = find_names(request.connection, key.readings)
    numbers = dict.fromkeys(one.client_number for one in found if one.nearness == SPELLED_ALIKE)
    return key.typed, [
        name for number in numbers for name in names_of_client(request.connection, number)
    ]


def _record(request: Request, record: list[KnownName]) -> list[Line]:
    """Return the lines of one client: name, aliases, cases."""
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
    """List the names found, the closest first."""
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
    """Return the client's cases, by SSN or, without one, by name, birth date and sex."""
    if name.ssn is not None:
        return persons_by_ssn(request.connection, name.ssn)
    return persons_of_client(request.connection, name.client_number)


def _of_client(name: KnownName, cases: Sequence[CasePerson]) -> Carried:
    """Return the keys of a line about a client."""
    return replace(about(name.ssn, *cases), clients=(name.client_number,))
