"""BRT: the birth records of a person and the citizenship they verified (OKDHS 19)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.exchange.whose import whose
from data.office.case import CasePerson
from data.office.case_reading import persons_by_ssn
from data.office.person import person_index
from data.rules.periods import may_not_yet_be_reported
from data.systems.brt import BirthRecord, births_by_number, births_by_ssn
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import match_words, name_of, name_words, ssn_words
from transactions.shapes.case import member, of_case
from transactions.shapes.record import columns, matched, place, selected
from transactions.shapes.refusal import no_record, not_on_file

HELP = """
BRT shows the birth record matched with a person: the exact match, or else the newest. Enter BRT
space SSN; or BRT space case number and person code, for a child without an SSN; or type BRT on the
BRT line of PY.

When a data match occurs, the system updates the citizenship verification and the citizenship
verification date, which are shown on the lower lines and on EF. A record with an SSN matches when
the name and date of birth agree with the case. A record without an SSN matches when a person
without an SSN has the same name, birth date and sex.

The availability of new birth records within a previous five month period is dependent upon
reporting time frames of hospitals, midwives, and birth centers. A birth in the last five months
without a record therefore reads MAY NOT YET BE REPORTED; a missing record proves nothing.

The lower lines list all birth records of the person, newest first. Type BRT on a line to see that
record.
"""

NOT_YET = "MAY NOT YET BE REPORTED"
NO_MATCH = "NO BIRTH RECORD MATCHES"
MATCHED = "MATCHED: CITIZENSHIP VERIFIED"
OF_ANOTHER = "RECORD DIFFERS: NOTHING VERIFIED"


@Transaction(
    "BRT", "BIRTH RECORD MATCH", "OKDHS 19", (SsnKey, CasePersonKey), HELP, system="BRT", ours=True
)
def brt(request: Request) -> Show:
    """Show one record and list all of them, or say why there is none."""
    ssn, persons = _persons(request)
    births = _births(request, ssn, persons)
    if not persons and not births:
        raise no_record("BRT", ssn or 0)
    birth = selected(request, "brt", _exact_first(births), _mark) if births else None
    born = persons[0].birth_date if persons else None
    return Show(
        "BRT",
        values={
            **({} if birth is None else _values(birth, births)),
            "ssn": ssn_words(ssn),
            "name": name_of(persons[0]) if persons else "NOT ON A CASE",
            "outcome": outcome(birth, born, request.today),
        },
        lists={
            "persons": [_person(each) for each in persons],
            "records": [_record(each) for each in births],
        },
        carried=about(ssn, *persons),
    )


def outcome(birth: BirthRecord | None, born: date | None, today: date) -> str:
    """Spell out the result of the match; `born` is the birth date on the case, if any."""
    if birth is None:
        assert born is not None
        return NOT_YET if may_not_yet_be_reported(born, today) else NO_MATCH
    return {"E": MATCHED, "P": OF_ANOTHER}.get(birth.match, NO_MATCH)


def _persons(request: Request) -> tuple[int | None, list[CasePerson]]:
    """Return the SSN, and the person on each case."""
    if isinstance(request.key, SsnKey):
        ssn = request.key.ssn
        if not person_index(request.connection, ssn).known:
            raise not_on_file(ssn)
        return ssn, persons_by_ssn(request.connection, ssn)
    found = member(request)
    if found.ssn is None:
        return None, [found]
    return found.ssn, persons_by_ssn(request.connection, found.ssn)


def _births(request: Request, ssn: int | None, persons: list[CasePerson]) -> list[BirthRecord]:
    """Return the records of the SSN, or those matched with a person without an SSN."""
    if ssn is not None and (births := births_by_ssn(request.connection, ssn)):
        return whose(request.connection, "BRT", ssn).graded(births)
    numbers = dict.fromkeys(each.certificate_number for each in persons if each.certificate_number)
    return [birth for number in numbers for birth in births_by_number(request.connection, number)]


def _exact_first(births: Sequence[BirthRecord]) -> list[BirthRecord]:
    return sorted(births, key=lambda birth: birth.match != "E")


def _mark(birth: BirthRecord) -> str:
    """Mark that tells one record of a person from the others."""
    return birth.certificate_number


def _values(birth: BirthRecord, births: Sequence[BirthRecord]) -> dict[str, str]:
    values = columns(
        birth,
        "BRT",
        place=place(birth, births) if len(births) > 1 else "",
        born_as=name_of(birth),
        mother=name_words(birth.mother_last_name, birth.mother_first_name, ""),
        filed=birth.filed_date,
    )
    return values | matched(birth)


def _record(birth: BirthRecord) -> Line:
    values = columns(
        birth,
        "BRT",
        "records",
        record_number=birth.certificate_number,
        record_name=name_of(birth),
        record_birth=birth.birth_date,
        record_match=match_words(birth.match),
        record_filed=birth.filed_date,
    )
    return Line(values, about(birth.ssn, brt=_mark(birth)), system="BRT")


def _person(each: CasePerson) -> Line:
    values = columns(each, "BRT", "persons", person_birth=each.birth_date)
    return Line(values, of_case(each.case_number, each))
