"""EF: section F of the PS-2, one person on a case."""

from __future__ import annotations

from itertools import groupby

from data.office.case import Case, CasePerson
from data.office.case_reading import (
    Counted,
    case_record,
    counted_income,
    members,
    persons_by_ssn,
    wage_link_runs,
)
from data.rules.periods import age
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, refusal
from transactions.core.request import Request
from transactions.core.words import (
    case_person,
    money,
    month,
    short_day,
    ssn_words,
)
from transactions.shapes.case import (
    acp_notice,
    case_name,
    member,
    of_case,
    wage_link_due,
)
from transactions.shapes.record import columns
from transactions.shapes.refusal import on_no_case

HELP = """
EF shows the person page of the PS-2, section F. Enter EF space case number and person code, or EF
space SSN if the person is on one case only. EF can also be typed at the left of a person on PS2,
EA, PY or FD.

Type PY at the bottom of this page for the index of data exchange information on the person. OWL
shows whether the Oklahoma Wage Link is due on this case, for the application or a review, and when
it was last run.

F9 is the payee code. F42 is Y when the SSN is verified, which ENU does. F45 is the Social Security
claim number, and F88 is the SSI coded on the case. A matching birth record updates the citizenship
verification and its date; BRT shows the record.

The lower lines show the income that the case counts for the person, by month. Public sources say
that F4, F5 and F6 are parts of the name, but not which part each is; this system uses its own
reading.
"""


@Transaction("EF", "PERSON, PS-2 SECTION F", "OKDHS 5(b)(2)", (CasePersonKey, SsnKey), HELP)
def ef(request: Request) -> Show:
    """Show the page."""
    found = _by_ssn(request) if isinstance(request.key, SsnKey) else member(request)
    case = case_record(request.connection, found.case_number)
    assert case is not None
    counted = counted_income(request.connection, found.case_number, found.person_code)
    return Show(
        "EF",
        values=columns(
            found,
            "EF",
            name=case_name(members(request.connection, found.case_number)),
            acp_notice=acp_notice(found.acp),
            years=f"{age(found.birth_date, request.today):>3}",
            wage_link=_wage_link(request, case, found),
        ),
        lists={"income": _months(counted)},
        carried=of_case(found.case_number, found),
        sources=frozenset({"BRT"}) if found.certificate_number else frozenset(),
    )


def _by_ssn(request: Request) -> CasePerson:
    """Return the person with the SSN; refuse an SSN that is on no case or on several."""
    ssn = request.keyed(SsnKey).ssn
    found = persons_by_ssn(request.connection, ssn)
    if not found:
        raise on_no_case(ssn)
    if len(found) > 1:
        named = ", ".join([*map(case_person, found[:2]), *["..."] * (len(found) > 2)])
        raise refusal("IMS0802", ssn=ssn_words(ssn), cases=named)
    return found[0]


def _wage_link(request: Request, case: Case, found: CasePerson) -> str:
    """Return the event for which the Oklahoma Wage Link is due, and its last run."""
    if found.ssn is None:
        return ""
    last = wage_link_runs(request.connection, found.case_number).get(found.ssn)
    due = wage_link_due(case, found.birth_date, last, request.today)
    run = "NEVER RUN" if last is None else f"LAST RUN {short_day(last)}"
    return f"{f'DUE: {due}' if due else 'NOT DUE'}, {run}"


def _months(counted: list[Counted]) -> list[Line]:
    lines = []
    for period, of_month in groupby(counted, key=lambda each: each.month):
        amounts = {each.income_type.lower(): money(each.amount, 10) for each in of_month}
        lines.append(Line({"month": month(period), **amounts}))
    return lines
