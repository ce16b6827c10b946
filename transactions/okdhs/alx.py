"""ALX: the ALFX client records of a person, with every name they are known by."""

from __future__ import annotations

from itertools import groupby

from data.office.client import KnownName, find_names, names_by_ssn, names_of_client
from data.office.ps2 import PersonRecord
from data.rules.codes import meaning
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.person_name import ClientKey, PersonNameKey
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, name_words, person, ssn_words
from transactions.okdhs.fd import on_cases

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

SPELLED_ALIKE = 0
MOST_RECORDS = 50


def alx(request: Request) -> Reply:
    """Show the records."""
    about, names = _found(request)
    if not names:
        return Refuse(message("IMS0805", who=about[:30]))
    records = [list(of_client) for _, of_client in groupby(names, lambda one: one.client_number)]
    if len(records) > MOST_RECORDS:
        return Refuse(message("IMS0806", number=MOST_RECORDS))
    return Show(
        "ALX",
        values={
            "subject": about,
            "counts": f"{len(records)} RECORD{'S' * (len(records) > 1)}",
            "date": day(request.today),
        },
        lists={"names": [line for record in records for line in _record(request, record)]},
        carried=Carried(
            ssns=tuple(sorted({one.ssn for one in names if one.ssn is not None})),
            clients=tuple(record[0].client_number for record in records),
        ),
        cursor="transaction",
    )


def _found(request: Request) -> tuple[str, list[KnownName]]:
    """How the key is written, and the names of the clients that it means."""
    key = request.key
    if isinstance(key, SsnKey):
        return ssn_words(key.ssn), names_by_ssn(request.connection, key.ssn)
    if isinstance(key, ClientKey):
        return f"#{key.client_number:09}", names_of_client(request.connection, key.client_number)
    assert isinstance(key, PersonNameKey)
    found = find_names(request.connection, key.readings)
    numbers = dict.fromkeys(one.client_number for one in found if one.nearness == SPELLED_ALIKE)
    return key.typed, [
        name for number in numbers for name in names_of_client(request.connection, number)
    ]


def _record(request: Request, record: list[KnownName]) -> list[Line]:
    """The lines of one client: the own name, the aliases, the cases."""
    own, cases = record[0], on_cases(request.connection, record[0])
    about = Carried(
        ssns=() if own.ssn is None else (own.ssn,),
        cases=tuple((each.case_number, each.person_code) for each in cases),
        clients=(own.client_number,),
    )
    return [
        *(Line(_name_values(name), about) for name in record),
        *(_case_line(each, own) for each in cases),
    ]


def _name_values(name: KnownName) -> dict[str, str]:
    values = {
        "client_name": name_words(name.last_name, name.first_name, name.middle_name),
        "kind": "ALIAS" if name.sequence else "NAME",
    }
    if name.sequence:
        return values
    return values | {
        "client": f"{name.client_number:09}",
        "client_birth": day(name.birth_date),
        "sex": name.sex,
        "ssn": "" if name.ssn is None else ssn_words(name.ssn),
    }


def _case_line(each: PersonRecord, own: KnownName) -> Line:
    state = meaning("case_status", each.status)
    values = {
        "client_name": f"{each.case_number} {person(each.person_code)} {state}",
        "kind": "CASE",
    }
    ssns = () if own.ssn is None else (own.ssn,)
    cases = ((each.case_number, each.person_code),)
    return Line(values, Carried(ssns=ssns, cases=cases, clients=(own.client_number,)))


TRANSACTION = Transaction(
    code="ALX",
    title="ALFX CLIENT RECORDS",
    keys=(SsnKey, ClientKey, PersonNameKey),
    help=HELP,
    source="OKDHS 5(b)(2)(B)",
    work=alx,
    ours=True,
)
