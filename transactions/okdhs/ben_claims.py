"""The claims of a person and what they count for together: BEN's second screen (OKDHS 6(2))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from data.rules.bendex import PROGRAMS, Countable, DualRule, dual_rule, issuance_difference
from data.rules.claim_number import bic_of
from data.rules.codes import meaning
from data.systems.ben.record import Ben
from transactions.core.bendex_blocks import block_values
from transactions.core.messages import Message, message
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import (
    day,
    match_words,
    money,
    month,
    name_words,
    person,
    ssn_words,
    whole,
)
from transactions.okdhs.benefits import NOTHING, budget, counted_together, in_force, paid_month

_BLOCKS = ("claim", "gross", "payment_status", "dual", "cross_reference")
RULES = {
    "2012": "OF THE INSTRUCTIONS: CP LESS AD, AND AD",
    "2023": "OF 2023 FOR MEDICAL PROGRAMS: CP ALONE",
}


def record_mark(record: Ben) -> str:
    """What tells one record of a person from the others."""
    return f"{record.claim_number}/{record.record_date.isoformat()}/{record.file_id}"


def claims_of_person(request: Request, held: list[Ben], said: Message | None) -> Reply:
    """The person's records, those in force first, and the countable income step by step."""
    chosen = _chosen(request)
    if isinstance(chosen, Refuse):
        return chosen
    as_of, program = chosen
    rule = dual_rule(as_of or request.today, program)
    newest = held[0]
    paid = paid_month(newest)
    current = in_force(held, paid)
    counted = counted_together(held, paid, rule)
    ordered = [*current, *(each for each in held if each not in current)]
    budgeted = budget(request, newest.ssn, paid)
    cases = tuple((line.case_number, line.person_code) for line in budgeted)
    return Show(
        "BENL",
        values=_head(request, newest) | {
            "month": month(paid),
            "rule": f"{rule.name} {RULES[rule.name]}",
            "as_of": day(as_of),
            "program": program,
            "note": _note(rule, counted),
        },
        lists={
            "records": [_record_line(each, each in current) for each in ordered],
            "steps": [*_steps(counted), *_case_lines(request, newest.ssn, paid, counted)],
        },
        carried=Carried(
            ssns=(newest.ssn,),
            claims=tuple(dict.fromkeys(each.claim_number for each in ordered)),
            cases=cases,
        ),
        message=said,
        cursor="as_of" if request.pad is not None else "select.1",
        pad={"as_of": day(as_of), "program": program},
    )  # fmt: skip


def persons_of_claim(request: Request, claim: str, found: list[Ben]) -> Reply:
    """The records of several persons under one claim number; nothing is added up."""
    return Show(
        "BENL",
        values=block_values(request.options.bendex_blocks, _BLOCKS) | {
            "name": f"CLAIM {claim}",
            "date": day(request.today),
        },
        lists={"records": [_record_line(each, False) for each in found]},
        carried=Carried(claims=(claim,)),
        message=message("IMS0507"),
        cursor="select.1",
    )  # fmt: skip


def _chosen(request: Request) -> tuple[date | None, str] | Refuse:
    """The day and the program whose rule is wanted."""
    kept = {**(request.pad or {}), **request.fields}
    typed, program = kept.get("as_of", "").strip(), kept.get("program", "").strip().upper()
    if program not in ("", *PROGRAMS):
        return Refuse(message("IMS0509", value=program[:8]), "program")
    try:
        return (datetime.strptime(typed, "%m/%d/%Y").date() if typed else None), program
    except ValueError:
        return Refuse(message("IMS0508", value=typed[:10]), "as_of")


def _head(request: Request, record: Ben) -> dict[str, str]:
    return {
        **block_values(request.options.bendex_blocks, _BLOCKS),
        "ssn": ssn_words(record.ssn),
        "name": name_words(record.last_name, record.first_name, record.middle_name),
        "date": day(request.today),
    }


def _record_line(record: Ben, current: bool) -> Line:
    bic = bic_of(record.claim_number)
    values = {
        "claim": record.claim_number,
        "bic": bic,
        "bic_meaning": meaning("bic", bic),
        "record_date": day(record.record_date),
        "gross": money(record.gross, 10),
        "held": "IN FORCE" if current else "EARLIER",
        "payment_status": record.payment_status,
        "payment_status_meaning": meaning("ben_payment_status", record.payment_status),
        "dual": record.dual,
        "cross_reference": record.cross_reference,
        "match": match_words(record.match),
    }
    carried = Carried(
        ssns=(record.ssn,), claims=(record.claim_number,), record={"ben": record_mark(record)}
    )
    return Line(values, carried, system="BEN")


def _steps(counted: Countable) -> Iterator[Line]:
    for step in counted.steps:
        amount = f"{whole(step.amount, 8)}   " if step.whole else money(step.amount, 11)
        yield Line({"words": step.words, "amount": amount})


def _case_lines(request: Request, ssn: int, paid: int, counted: Countable) -> Iterator[Line]:
    yield Line({"words": "COUNTABLE INCOME", "amount": f"{whole(counted.amount, 8)}   "})
    for line in budget(request, ssn, paid):
        counts = line.amount or NOTHING
        difference = counted.amount - counts
        words = f"CASE {line.case_number} {person(line.person_code)} COUNTS"
        if issuance_difference(difference, counted.combined):
            words += f" (${abs(difference):.0f} OFF: SSA'S ISSUANCE, NOT POSTED)"
        elif difference:
            words += f" (DIFFERENCE {money(difference)})"
        yield Line({"words": words, "amount": money(counts, 11)})


def _note(rule: DualRule, counted: Countable) -> str:
    if counted.combined:
        return f"{rule.source}. SSA MAY PAY $1 OR $2 MORE OR LESS FOR A COMBINED CHECK."
    return "OKDHS 6(1): THE CENTS OF EACH CHECK ARE DROPPED."
