"""EA: section A of the PS-2, the case and its household."""

from __future__ import annotations

from data.office.ps2 import CaseRecord, PersonRecord
from transactions.core.keys import CaseKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show
from transactions.core.request import Request
from transactions.core.words import coded, name_of, person, ssn_words
from transactions.shapes.case import case_and_members, case_head, of_case, years

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


def ea(request: Request) -> Show:
    """Show the page."""
    case, persons = case_and_members(request)
    ages = [years(each.birth_date, request.today) for each in persons]
    adults = sum(age >= ADULT_YEARS for age in ages)
    return Show(
        "EA",
        values=case_head(case, persons)
        | _values(case)
        | {"household": f"{len(ages)}, {adults} AD"},
        lists={"persons": [_person(*each) for each in zip(persons, ages, strict=True)]},
        carried=of_case(case.case_number, *persons),
    )


def _values(case: CaseRecord) -> dict[str, str]:
    return {
        **coded("prefix", "ps2_case_prefix", case.case_number[0]),
        **coded("status", "case_status", case.status),
        **coded("county", "county", case.office[:2]),
        "location": case.office[2:],
        "office_name": case.office_name,
        "supervisor": f"{case.supervisor:02}",
        "group": supervisor_group(case.supervisor),
        "district": f"{case.district:02}",
        **coded("language", "ps2_language", case.language),
        "phone": phone_words(case.phone),
        "street": case.street,
        "city": f"{case.city} {case.state} {zip_words(case.zip_code)}".strip(),
    }


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
    values = {
        "person": person(each.person_code),
        "role": each.role,
        "person_name": name_of(each),
        "years": f"{age:>3}",
        "sex": each.sex,
        "ssn": ssn_words(each.ssn),
    }
    return Line(values, of_case(each.case_number, each))


TRANSACTION = Transaction(
    code="EA",
    title="CASE AND HOUSEHOLD, PS-2 SECTION A",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 2(c), 5(b)(2)",
    work=ea,
)
