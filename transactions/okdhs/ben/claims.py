"""The claims of a person and what they count for together: BEN's second screen (OKDHS 6(2))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from data.office.case_reading import Budgeted
from data.rules.bendex import PROGRAMS, Countable, DualRule, dual_rule, issuance_difference
from data.rules.claim_number import bic_of
from data.systems.ben.countable import counted_together, in_force, paid_month
from data.systems.ben.record import Ben
from transactions.core.messages import Message, message
from transactions.core.reply import Carried, Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import case_person, day, match_words, money, month, whole
from transactions.okdhs.ben.record import block_values, budget, record_mark
from transactions.shapes.columns import columns
from transactions.shapes.record import NO_AMOUNT, head

_BLOCKS = ("claim", "gross", "payment_status", "dual", "cross_reference")
RULES = {
    "2012": "OF THE INSTRUCTIONS: CP LESS AD, AND AD",
    "2023": "OF 2023 FOR MEDICAL PROGRAMS: CP ALONE",
}


def claims_of_person(request: Request, held: Sequence[Ben], said: Message | None = None) -> Show:
    """The person's records, those in force first, and the countable income step by step."""
    as_of, program = _chosen(request)
    rule = dual_rule(as_of or request.today, program)
    newest = held[0]
    paid = paid_month(newest)
    current = in_force(held, paid)
    counted = counted_together(held, paid, rule)
    ordered = [*current, *(each for each in held if each not in current)]
    budgeted = budget(request, newest)
    return Show(
        "BENL",
        values={
            **block_values(request, _BLOCKS),
            **head(newest.ssn, newest),
            "month": month(paid),
            "rule": f"{rule.name} {RULES[rule.name]}",
            "as_of": day(as_of),
            "program": program,
            "note": _note(rule, counted),
        },
        lists={
            "records": [_record(each, each in current) for each in ordered],
            "steps": [*_steps(counted), *(_case(line, counted) for line in budgeted)],
        },
        carried=Carried(
            ssns=(newest.ssn,),
            claims=tuple(dict.fromkeys(each.claim_number for each in ordered)),
            cases=about(None, *budgeted).cases,
        ),
        message=said,
        cursor="as_of" if request.pad is not None else "select.1",
        pad={"as_of": day(as_of), "program": program},
    )


def persons_of_claim(request: Request, claim: str, found: Sequence[Ben]) -> Show:
    """The records of several persons under one claim number; nothing is added up."""
    return Show(
        "BENL",
        values=block_values(request, _BLOCKS) | {"name": f"CLAIM {claim}"},
        lists={"records": [_record(each, False) for each in found]},
        carried=Carried(claims=(claim,)),
        message=message("IMS0507"),
        cursor="select.1",
    )


def _chosen(request: Request) -> tuple[date | None, str]:
    """The day and the program whose rule is wanted."""
    kept = {**(request.pad or {}), **request.fields}
    typed, program = kept.get("as_of", "").strip(), kept.get("program", "").strip().upper()
    if program not in ("", *PROGRAMS):
        raise refusal("IMS0509", "program", value=program[:8])
    try:
        return (datetime.strptime(typed, "%m/%d/%Y").date() if typed else None), program
    except ValueError:
        raise refusal("IMS0508", "as_of", value=typed[:10]) from None


def _record(record: Ben, current: bool) -> Line:
    values = columns(
        record,
        "BENL",
        "records",
        claim=record.claim_number,
        bic=bic_of(record.claim_number),
        held="IN FORCE" if current else "EARLIER",
        match=match_words(record.match),
    )
    carried = about(record.ssn, claim=record.claim_number, ben=record_mark(record))
    return Line(values, carried, system="BEN")


def _steps(counted: Countable) -> Iterator[Line]:
    for step in counted.steps:
        amount = f"{whole(step.amount, 8)}   " if step.whole else money(step.amount, 11)
        yield Line({"words": step.words, "amount": amount})
    yield Line({"words": "COUNTABLE INCOME", "amount": f"{whole(counted.amount, 8)}   "})


def _case(line: Budgeted, counted: Countable) -> Line:
    counts = line.amount or NO_AMOUNT
    difference = counted.amount - counts
    words = f"CASE {case_person(line)} COUNTS"
    if issuance_difference(difference, counted.combined):
        words += f" (${abs(difference):.0f} OFF: SSA'S ISSUANCE, NOT POSTED)"
    elif difference:
        words += f" (DIFFERENCE {money(difference)})"
    return Line({"words": words, "amount": money(counts, 11)})


def _note(rule: DualRule, counted: Countable) -> str:
    if counted.combined:
        return f"{rule.source}. SSA MAY PAY $1 OR $2 MORE OR LESS FOR A COMBINED CHECK."
    return "OKDHS 6(1): THE CENTS OF EACH CHECK ARE DROPPED."
