"""FD: finds clients by name, also where it is spelled otherwise and sounds alike."""

from __future__ import annotations

from sqlalchemy import Connection

from data.office.client import MOST_FOUND, KnownName, find_names
from data.office.ps2 import PersonRecord, persons_by_ssn, persons_of_client
from transactions.core.messages import message
from transactions.core.person_name import PersonNameKey
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, name_words, person, ssn_words

HELP = """
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

NEAR = ("SPELLED", "FIRST", "SOUNDS")
"""How near a name is, by `KnownName.nearness`."""


def fd(request: Request) -> Reply:
    """List the names."""
    assert isinstance(request.key, PersonNameKey)
    found = find_names(request.connection, request.key.readings)
    if not found:
        return Refuse(message("IMS0805", who=request.key.typed[:30]))
    listed = found[:MOST_FOUND]
    return Show(
        "FD",
        values={
            "subject": request.key.typed,
            "counts": f"{len(listed)} FOUND",
            "date": day(request.today),
        },
        lists={"names": [_line(request.connection, name) for name in listed]},
        carried=Carried(
            ssns=tuple(sorted({name.ssn for name in listed if name.ssn is not None})),
            clients=tuple(dict.fromkeys(name.client_number for name in listed)),
        ),
        message=message("IMS0807", number=MOST_FOUND) if len(found) > MOST_FOUND else None,
        cursor="select.1",
    )


def on_cases(connection: Connection, name: KnownName) -> list[PersonRecord]:
    """The client on cases, by SSN or, without one, by name, birth date and sex."""
    if name.ssn is not None:
        return persons_by_ssn(connection, name.ssn)
    return persons_of_client(connection, name.client_number)


def _line(connection: Connection, name: KnownName) -> Line:
    cases = on_cases(connection, name)
    values = {
        "client_name": name_words(name.last_name, name.first_name, name.middle_name),
        "client_birth": day(name.birth_date),
        "sex": name.sex,
        "ssn": "" if name.ssn is None else ssn_words(name.ssn),
        "kind": "A" if name.sequence else "",
        "near": NEAR[name.nearness],
        "case": _first(cases),
    }
    carried = Carried(
        ssns=() if name.ssn is None else (name.ssn,),
        cases=tuple((each.case_number, each.person_code) for each in cases),
        clients=(name.client_number,),
    )
    return Line(values, carried)


def _first(cases: list[PersonRecord]) -> str:
    """The first case and person code, with a plus where there are more."""
    if not cases:
        return ""
    return f"{cases[0].case_number} {person(cases[0].person_code)}{'+' * (len(cases) > 1)}"


TRANSACTION = Transaction(
    code="FD",
    title="FIND A CLIENT BY NAME",
    keys=(PersonNameKey,),
    help=HELP,
    source="OKDHS 5(a), 5(b)(2)(B)",
    work=fd,
)
