"""EA: section A of the PS-2, the case and its household."""

from __future__ import annotations

from data.office.ps2 import CaseRecord, PersonRecord
from transactions.core.keys import CaseKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show
from transactions.core.request import Request
from transactions.shapes.case import case_and_members, case_head, of_case, person_columns, years
from transactions.shapes.columns import columns

HELP = """
EA shows section A of the PS-2: the case, who serves it, where it lives and who is on it. Enter EA,
a blank and the case number, or type EA on the line of a case.

The case name A2 is the name of the person coded C, G or P in F9. It changes by itself when the
payee changes. The office address is A4 county, A7 location, A10 supervisor and A13 district.

Address Confidentiality Program (OKDHS 2(c)): where somebody on the case has an authorization card
of the Attorney General's program, the substitute address of the card stands here and is used on
referrals. The finding address is not asked for and is kept nowhere in this system; do not write it
into a case note. No home visit is made. For more information refer to
http://www.oag.state.ok.us/oagweb.nsf/vservices.html.

Type EF or PY at the left of a person, EB at the bottom for the financial section.
"""

ADULT_YEARS = 18


@Transaction("EA", "CASE AND HOUSEHOLD, PS-2 SECTION A", "OKDHS 2(c), 5(b)(2)", (CaseKey,), HELP)
def ea(request: Request) -> Show:
    """Show the page."""
    case, persons = case_and_members(request)
    ages = [years(each.birth_date, request.today) for each in persons]
    adults = sum(age >= ADULT_YEARS for age in ages)
    return Show(
        "EA",
        values=case_head(case, persons) | _values(case, f"{len(ages)}, {adults} AD"),
        lists={"persons": [_person(*each) for each in zip(persons, ages, strict=True)]},
        carried=of_case(case.case_number, *persons),
    )


def _values(case: CaseRecord, household: str) -> dict[str, str]:
    return columns(
        case,
        "EA",
        prefix=case.case_number[0],
        county=case.office[:2],
        location=case.office[2:],
        supervisor=f"{case.supervisor:02}",
        group=supervisor_group(case.supervisor),
        district=f"{case.district:02}",
        phone=phone_words(case.phone),
        city=f"{case.city} {case.state} {zip_words(case.zip_code)}".strip(),
        household=household,
    )


def supervisor_group(supervisor: int) -> str:
    """Who a supervisor number is (block A10).

    >>> supervisor_group(1), supervisor_group(90), supervisor_group(91)
    ('COUNTY DIRECTOR', 'COUNTY SUPERVISOR', 'STATE OFFICE')
    """
    if supervisor == 1:
        return "COUNTY DIRECTOR"
    return "STATE OFFICE" if supervisor > 90 else "COUNTY SUPERVISOR"


def phone_words(phone: str) -> str:
    """Ten digits as `405-555-0100`; anything else as it is."""
    return f"{phone[:3]}-{phone[3:6]}-{phone[6:]}" if len(phone) == 10 else phone


def zip_words(zip_code: str) -> str:
    """Nine digits as `73105-0001`; five as they are."""
    return f"{zip_code[:5]}-{zip_code[5:]}" if len(zip_code) == 9 else zip_code


def _person(each: PersonRecord, age: int) -> Line:
    values = columns(each, "EA", "persons", years=f"{age:>3}", **person_columns(each))
    return Line(values, of_case(each.case_number, each))
