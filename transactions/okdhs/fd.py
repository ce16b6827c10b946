"""FD: finds clients by name, also where it is spelled otherwise and sounds alike."""

from __future__ import annotations

from data.office.client import MOST_FOUND, KnownName, find_names
from transactions.core.messages import message
from transactions.core.person_name import PersonNameKey
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, refusal
from transactions.core.request import Request
from transactions.core.words import case_person, day, name_of, ssn_words
from transactions.shapes.case import of_client, on_cases

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


@Transaction("FD", "FIND A CLIENT BY NAME", "OKDHS 5(a), 5(b)(2)(B)", (PersonNameKey,), HELP)
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
        lists={"names": [_line(request, name) for name in listed]},
        carried=Carried(
            ssns=tuple(sorted({name.ssn for name in listed if name.ssn is not None})),
            clients=tuple(dict.fromkeys(name.client_number for name in listed)),
        ),
        message=message("IMS0807", number=MOST_FOUND) if len(found) > MOST_FOUND else None,
        cursor="select.1",
    )


def _line(request: Request, name: KnownName) -> Line:
    cases = on_cases(request, name)
    values = {
        "client_name": name_of(name),
        "client_birth": day(name.birth_date),
        "sex": name.sex,
        "ssn": ssn_words(name.ssn),
        "kind": "A" if name.sequence else "",
        "near": NEAR[name.nearness],
        "case": f"{case_person(cases[0])}{'+' * (len(cases) > 1)}" if cases else "",
    }
    return Line(values, of_client(name, cases))
