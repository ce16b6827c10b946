"""BEN: Social Security benefits and Medicare from BENDEX by claim number, and the countable income
of all claims of a person (OKDHS 6).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files

from data.exchange.whose import Whose, whose
from data.office.case_reading import Budgeted, budgeted_income
from data.rules.bendex import PROGRAMS, Countable, DualRule, dual_rule, issuance_difference
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.codes import meaning
from data.systems.ben import BenRecord, ben_of_claim, ben_of_person
from data.systems.ben.countable import (
    counted_together,
    counterpart,
    in_force,
    own_countable,
    paid_month,
)
from transactions.core.claim_keys import ClaimKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.words import case_person, day, money, month, ssn_words, whole
from transactions.shapes.record import (
    IDENTITY,
    NO_AMOUNT,
    NOT_KNOWN,
    budget_lines,
    columns,
    matched,
    place,
)
from transactions.shapes.refusal import no_claim_record, no_record
from transactions.shapes.whose import PersonLine, client_name, exact_for, row_two, sent_words

HELP = """
BEN shows Social Security benefits (title II) and Medicare entitlement from the Beneficiary and
Earnings Data Exchange System (BENDEX). Enter BEN space Social Security claim number, for example
BEN 900123456A. The nine digits of a claim number belong to the wage earner, who is often not the
client; the code after them shows who the beneficiary is. BEN with the client's own SSN lists all of
the client's claims and the income to count for them together.

Use the gross benefit, B08, and drop the cents: 349.50 counts as 349. The whole dollar figure is
next to the gross benefit.

A person entitled under two claim numbers may receive one combined check. Then both records have D
in B14 and refer to each other in B15; one has payment status CP and the other AD. They are shown
together: subtract the AD gross from the CP gross and drop the cents, drop the cents of the AD
gross, and add the two whole dollar figures. SSA may pay $1 or $2 more or less than that, which is
normal and never posted. For two separate checks, both CP, drop the cents of each and add them. Type
BEN on a line to see the entire record.

For medical programs, the rule of 2023 counts the CP record alone. Type a date in AS OF and the
PROGRAM to see the result under the rule in effect on that date.

A claim number with T, M or M1 is Medicare without a cash benefit.

The block numbers are those of the OKDHS instructions; the setting [bendex] blocks = "2015" shows
the later ones. Refer also to TPQYC, which is more current, and to SDX for SSI.
"""

_BLOCKS = ("claim", "gross", "payment_status", "dual", "cross_reference")
RULES = {
    "2012": "OF THE INSTRUCTIONS: CP LESS AD, AND AD",
    "2023": "OF 2023 FOR MEDICAL PROGRAMS: CP ALONE",
}


@Transaction(
    "BEN", "BENEFICIARY DATA EXCHANGE (BENDEX)", "OKDHS 6", (ClaimKey,), HELP, system="BEN"
)
def ben(request: Request) -> Show:
    """Show one record, the two of a combined check, or the claims of a person."""
    key = request.keyed(ClaimKey)
    if key.claim:
        found = ben_of_claim(request.connection, key.claim)
        mine = [record for record in found if record.ssn == key.ssn] or found
        persons = {record.ssn for record in mine}
        if len(persons) > 1:
            return _persons_of_claim(request, key.claim, mine)
        if persons:
            return _of_claim(request, mine)
    held = [] if key.ssn is None else _held(request, key.ssn)
    if held:
        said = message("IMS0506", claim=key.claim) if key.claim else None
        return _claims_of_person(request, held, said)
    raise no_claim_record("BEN", key.claim) if key.claim else no_record("BEN", key.ssn or 0)


def _held(request: Request, ssn: int) -> list[BenRecord]:
    """Return the records under an SSN, graded against the persons on cases now."""
    held: list[BenRecord] = ben_of_person(request.connection, ssn)
    return _whose(request, ssn).graded(held)


def _each_graded(request: Request, found: Sequence[BenRecord]) -> Iterator[BenRecord]:
    for record in found:
        yield from _whose(request, record.ssn).graded([record])


def _whose(request: Request, ssn: int) -> Whose:
    return whose(request.connection, "BEN", ssn)


def _own(whose: Whose, held: Sequence[BenRecord]) -> Sequence[BenRecord]:
    """Return the records that match the client exactly, or all if the SSN is on no case."""
    return held if whose.client is None else exact_for(whose, held, whose.client)


def _counted(
    whose: Whose, held: Sequence[BenRecord], month: int, rule: DualRule
) -> Callable[[PersonLine], Decimal | None]:
    """Return a function from person to the countable income of the records that match exactly."""

    def income(line: PersonLine) -> Decimal | None:
        own = exact_for(whose, held, line)
        together = counted_together(own, month, rule)
        return None if together.incomplete or not in_force(own, month) else together.amount

    return income


def _of_claim(request: Request, found: Sequence[BenRecord]) -> Show:
    newest, held = found[0], _held(request, found[0].ssn)
    newest = next(each for each in held if _mark(each) == _mark(newest))
    for record in held:
        if request.record.get("ben") == _mark(record):
            return _one_record(request, record, held)
    if request.pad is not None or counterpart(newest, held) is not None:
        return _claims_of_person(request, held)
    return _one_record(request, newest, held)


@cache
def block_maps() -> dict[str, dict[str, str]]:
    """Return the BENDEX block of each field, by year of the numbering, which changed."""
    return tomllib.loads(files(__package__).joinpath("bendex_blocks.toml").read_text("utf-8"))


def block_values(request: Request, fields: Iterable[str]) -> dict[str, str]:
    """Return the block number for each field's label `b_NAME`, blank if it has none."""
    numbering = block_maps()[request.options.bendex.blocks]
    return {f"b_{field}": numbering.get(field, "") for field in fields}


def _mark(record: BenRecord) -> str:
    """Identify one record of a person."""
    return f"{record.claim_number}/{record.record_date.isoformat()}/{record.file_id}"


def budget(request: Request, record: BenRecord) -> list[Budgeted]:
    """Return the Social Security that the person's open cases count in the month of the record."""
    paid = paid_month(record)
    return budgeted_income(request.connection, record.ssn, "RSDI", paid, paid)


def _one_record(request: Request, record: BenRecord, held: Sequence[BenRecord]) -> Show:
    """Show one of the person's records."""
    whose = _whose(request, record.ssn)
    own, rule = _own(whose, held), dual_rule(request.today)
    counted = counted_together(own, paid_month(record), rule)
    budgeted = budget(request, record)
    of_claim = [each for each in held if each.claim_number == record.claim_number]
    off = [counted.amount - (line.amount or NO_AMOUNT) for line in budgeted]
    return Show(
        "BEN",
        values=block_values(request, block_maps()["2015"])
        | columns(
            record,
            "BEN",
            client_name=client_name(whose, record),
            place=place(record, of_claim),
            bic=bic_of(record.claim_number),
            paid_month=month(paid_month(record)),
            countable=whole(own_countable(record, counterpart(record, held)), 8),
            note=_incomplete_words(counted) or _note(record, held, counted.combined, off),
        )
        | _medicare(record)
        | matched(record, 29),
        lists={
            "budget": budget_lines(
                budgeted,
                _counted(whose, held, paid_month(record), rule),
                record.ssn,
                record.claim_number,
                unknown=NOT_KNOWN if counted.incomplete else IDENTITY,
            )
        },
        carried=about(record.ssn, *budgeted, claim=record.claim_number),
    )


def _note(record: BenRecord, held: Sequence[BenRecord], combined: bool, off: list[Decimal]) -> str:
    """Return the most important note that applies, in one line."""
    if health_insurance_only(record.claim_number):
        wrong = ", BUT THE RECORD HAS AN AMOUNT" if record.gross else ""
        return f"CODE {bic_of(record.claim_number)} IS MEDICARE WITHOUT A CASH BENEFIT{wrong}"
    if any(issuance_difference(each, combined) for each in off):
        return "$1 OR $2 IS HOW SSA ISSUES COMBINED BENEFITS: NORMAL, NEVER POSTED"
    if (other := counterpart(record, held)) is not None:
        return f"COMBINED CHECK WITH {other.claim_number}: BEN {record.claim_number} SHOWS BOTH"
    others = [each for each in in_force(held, paid_month(record)) if each != record]
    if others:
        return f"{len(others) + 1} CLAIMS: BEN {ssn_words(record.ssn)} LISTS THEM"
    return ""


def _medicare(record: BenRecord) -> dict[str, str]:
    """Return start, premium and payer of Part A and Part B."""
    values: dict[str, str] = {}
    for part, start, premium, payer in (
        ("part_a", record.part_a_start, record.part_a_premium, record.part_a_payer),
        ("part_b", record.part_b_start, record.part_b_premium, record.part_b_payer),
    ):
        person_pays = "THE BENEFICIARY" if start is not None and premium else ""
        values |= {
            f"{part}_start": day(start) or "NONE",
            f"{part}_premium": money(premium if start is not None else None, 10),
            f"{part}_payer_meaning": meaning("medicare_payer", payer) or person_pays,
        }
    return values


def _claims_of_person(
    request: Request, held: Sequence[BenRecord], said: Message | None = None
) -> Show:
    """Show the person's records, current ones first, and the countable income step by step."""
    as_of, program = _chosen(request)
    rule = dual_rule(as_of or request.today, program)
    newest = held[0]
    paid = paid_month(newest)
    current = in_force(held, paid)
    whose = _whose(request, newest.ssn)
    counted = counted_together(_own(whose, held), paid, rule)
    income = _counted(whose, held, paid, rule)
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


def _persons_of_claim(request: Request, claim: str, found: Sequence[BenRecord]) -> Show:
    """Show the records of several persons under one claim number, without adding amounts."""
    return Show(
        "BENL",
        values=block_values(request, _BLOCKS) | {"name": f"CLAIM {claim}"},
        lists={"records": [_record_line(each, False) for each in _each_graded(request, found)]},
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
    carried = about(record.ssn, claim=record.claim_number, ben=_mark(record))
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


def _incomplete_words(counted: Countable) -> str:
    """Name the record that waits for its other half; blank where none does."""
    if not counted.incomplete:
        return ""
    half = counted.incomplete[0].claim_number
    return f"DUAL ENTITLEMENT INCOMPLETE: NO CP REFERS TO {half}; NOT COMPARED"


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
        return _incomplete_words(counted)
    if counted.combined:
        return f"{rule.source}. SSA MAY PAY $1 OR $2 MORE OR LESS FOR A COMBINED CHECK."
    return "OKDHS 6(1): THE CENTS OF EACH CHECK ARE DROPPED."
