"""BEN for the claims of a person, with the countable income step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from data.office.case_reading import Budgeted
from data.rules.bendex import PROGRAMS, Countable, DualRule, dual_rule, issuance_difference
from data.rules.claim_number import bic_of
from data.systems.ben import BenRecord
from data.systems.ben.countable import counted_together, in_force, paid_month
from transactions.core.messages import Message, message
from transactions.core.reply import Carried, Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import case_person, day, money, month, whole
from transactions.okdhs.ben.blocks import block_values
from transactions.okdhs.ben.counted import (
    budget,
    counted_for,
    each_graded,
    incomplete_words,
    mark,
    own_records,
    whose_of,
)
from transactions.shapes.record import NO_AMOUNT, NOT_KNOWN, columns
from transactions.shapes.whose import row_two, sent_words

_BLOCKS = ("claim", "gross", "payment_status", "dual", "cross_reference")
RULES = {
    "2012": "OF THE INSTRUCTIONS: CP LESS AD, AND AD",
    "2023": "OF 2023 FOR MEDICAL PROGRAMS: CP ALONE",
}


def claims_of_person(
    request: Request, held: Sequence[BenRecord], said: Message | None = None
) -> Show:
    """Show the person's records, current ones first, and the countable income step by step."""
    as_of, program = _chosen(request)
    rule = dual_rule(as_of or request.today, program)
    newest = held[0]
    paid = paid_month(newest)
    current = in_force(held, paid)
    whose = whose_of(request, newest.ssn)
    counted = counted_together(own_records(whose, held), paid, rule)
    income = counted_for(whose, held, paid, rule)
    ordered = [*current, *(each for each in held if each not in current)]
    budgeted = budget(request, newest)
    return Show(
        "BENL",
        values={
            **block_values(request, _BLOCKS),
            **row_two(newest.ssn, whose, newest),
            "month": month(paid),
            "rule": f"{rule.name} {RULES[rule.name]}",
            "as_of": day(as_of),
            "program": program,
            "note": _rule_note(rule, counted),
        },
        lists={
            "records": [_record_line(each, each in current) for each in ordered],
            "steps": _in_order(
                list(_steps(counted)),
                [_total(counted), *(_case(line, income(line), counted) for line in budgeted)],
            ),
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


def persons_of_claim(request: Request, claim: str, found: Sequence[BenRecord]) -> Show:
    """Show the records of several persons under one claim number, without adding amounts."""
    return Show(
        "BENL",
        values=block_values(request, _BLOCKS) | {"name": f"CLAIM {claim}"},
        lists={"records": [_record_line(each, False) for each in each_graded(request, found)]},
        carried=Carried(claims=(claim,)),
        message=message("IMS0507"),
        cursor="select.1",
    )


def _chosen(request: Request) -> tuple[date | None, str]:
    """Return the date and the program typed to choose a rule."""
    kept = {**(request.pad or {}), **request.fields}
    typed, program = kept.get("as_of", "").strip(), kept.get("program", "").strip().upper()
    if program not in ("", *PROGRAMS):
        raise refusal("IMS0509", "program", value=program[:8])
    try:
        return (datetime.strptime(typed, "%m/%d/%Y").date() if typed else None), program
    except ValueError:
        raise refusal("IMS0508", "as_of", value=typed[:10]) from None


def _record_line(record: BenRecord, current: bool) -> Line:
    values = columns(
        record,
        "BENL",
        "records",
        bic=bic_of(record.claim_number),
        held="IN FORCE" if current else "EARLIER",
    )
    if sent := sent_words(record):
        values["payment_status_meaning"] = sent
    carried = about(record.ssn, claim=record.claim_number, ben=mark(record))
    return Line(values, carried, system="BEN")


def _steps(counted: Countable) -> Iterator[Line]:
    for step in counted.steps:
        amount = f"{whole(step.amount, 8)}   " if step.whole else money(step.amount, 11)
        yield Line({"words": step.words, "amount": amount})


STEP_LINES = 7
"""Lines of the format for the steps and what they come to."""


def _in_order(steps: list[Line], results: list[Line]) -> list[Line]:
    """Put the results below the steps, or above them where they would be on another page."""
    return [*steps, *results] if len(steps) + len(results) <= STEP_LINES else [*results, *steps]


def _total(counted: Countable) -> Line:
    amount = NOT_KNOWN if counted.incomplete else f"{whole(counted.amount, 8)}   "
    return Line({"words": "COUNTABLE INCOME", "amount": amount})


def _case(line: Budgeted, income: Decimal | None, counted: Countable) -> Line:
    counts = line.amount or NO_AMOUNT
    difference = NO_AMOUNT if income is None else income - counts
    words = f"CASE {case_person(line)} COUNTS"
    if counted.incomplete:
        words += " (NOT COMPARED: CLAIMS INCOMPLETE)"
    elif issuance_difference(difference, counted.combined):
        words += f" (${abs(difference):.0f} OFF: SSA'S ISSUANCE, NOT POSTED)"
    elif difference:
        words += f" (DIFFERENCE {money(difference)})"
    return Line({"words": words, "amount": money(counts, 11)})


def _rule_note(rule: DualRule, counted: Countable) -> str:
    if counted.incomplete:
        return incomplete_words(counted)
    if counted.combined:
        return f"{rule.source}. SSA MAY PAY $1 OR $2 MORE OR LESS FOR A COMBINED CHECK."
    return "OKDHS 6(1): THE CENTS OF EACH CHECK ARE DROPPED."
