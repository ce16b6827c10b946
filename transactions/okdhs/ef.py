"""EF: section F of the PS-2, one person on a case."""

from __future__ import annotations

from itertools import groupby

from data.office.ps2 import (
    Counted,
    PersonRecord,
    case_record,
    counted_income,
    members,
    persons_by_ssn,
    wage_link_runs,
)
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, money, month, person, ssn_words
from transactions.shapes.ps2 import acp_notice, case_name, coded, on_case, ssn_of, years
from transactions.shapes.wage_link import due_on_case

HELP = """
EF shows the person page of the PS-2, section F. Enter EF, a blank, the case number and the person
code; or EF, a blank and the SSN where the person is on one case only. EF can also be typed at the
left of a person on PS2, EA, PY or FD.

Type PY at the bottom of this page for the index of what is held on the person. OWL says what the
Oklahoma Wage Link is due for on this case, application or review, and when it was last run.

F9 is the payee code, F42 is Y when the SSN has been verified (a verifying answer of ENU sets it),
F45 the Social Security claim number, F88 the SSI coded on the case. A birth record that matches
updates the citizenship verification and its date; BRT shows the record.

The lower lines show what the case counts for the person, month by month. Which of F4, F5 and F6 is
which part of the name is this system's reading: public sources only say that they are its parts.
"""


def ef(request: Request) -> Reply:
    """Show the page."""
    found = _found(request)
    if isinstance(found, Refuse):
        return found
    case = case_record(request.connection, found.case_number)
    assert case is not None
    persons = members(request.connection, found.case_number)
    runs = wage_link_runs(request.connection, found.case_number)
    counted = counted_income(request.connection, found.case_number, found.person_code)
    return Show(
        "EF",
        values=_values(found)
        | {
            "name": case_name(persons),
            "date": day(request.today),
            "years": f"{years(found.birth_date, request.today):>3}",
            "wage_link": "" if found.ssn is None else due_on_case(case, runs.get(found.ssn)),
        },
        lists={"income": _months(counted)},
        carried=on_case(found),
        cursor="transaction",
        sources=frozenset({"BRT"}) if found.certificate_number else frozenset(),
    )


def _found(request: Request) -> PersonRecord | Refuse:
    if isinstance(request.key, SsnKey):
        ssn = request.key.ssn
        on_cases = persons_by_ssn(request.connection, ssn)
        if not on_cases:
            return Refuse(message("IMS0801", ssn=ssn_words(ssn)))
        if len(on_cases) > 1:
            return Refuse(message("IMS0802", ssn=ssn_words(ssn), cases=_cases(on_cases)))
        return on_cases[0]
    assert isinstance(request.key, CasePersonKey)
    number, code = request.key.case_number, request.key.person_code
    for each in members(request.connection, number):
        if each.person_code == code:
            return each
    return Refuse(message("IMS0203", case=number, person=person(code)))


def _cases(on_cases: list[PersonRecord]) -> str:
    """The first few, so that one of them can be typed."""
    named = [f"{each.case_number} {person(each.person_code)}" for each in on_cases[:2]]
    return ", ".join(named + ["..."] * (len(on_cases) > 2))


def _values(each: PersonRecord) -> dict[str, str]:
    return {
        "case": each.case_number,
        "person": person(each.person_code),
        "acp_notice": acp_notice(each.acp),
        "last_name": each.last_name,
        "first_name": each.first_name,
        "middle_name": each.middle_name,
        **coded("role", "ps2_role", each.role),
        "birth_date": day(each.birth_date),
        "sex": each.sex,
        "ssn": ssn_of(each),
        **coded("verified", "yes_no", each.ssn_verified),
        "claim": each.claim_number,
        "ssi_amount": money(each.ssi_amount, 10),
        **coded("snap_person", "ps2_snap_person", each.snap_person),
        **coded("citizenship", "citizenship", each.citizenship),
        **coded(
            "citizenship_verification", "citizenship_verification", each.citizenship_verification
        ),
        "citizenship_date": day(each.citizenship_date),
        "certificate_number": each.certificate_number,
    }


def _months(counted: list[Counted]) -> list[Line]:
    lines = []
    for period, of_month in groupby(counted, key=lambda each: each.month):
        amounts = {each.income_type.lower(): money(each.amount, 10) for each in of_month}
        lines.append(Line({"month": month(period), **amounts}))
    return lines


TRANSACTION = Transaction(
    code="EF",
    title="PERSON, PS-2 SECTION F",
    keys=(CasePersonKey, SsnKey),
    help=HELP,
    source="OKDHS 5(b)(2)",
    work=ef,
)
