"""BEN for one record, with its share of a combined check."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data.rules.bendex import ADJUSTED, dual_rule, issuance_difference
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.codes import meaning
from data.systems.ben import BenRecord
from data.systems.ben.countable import (
    counted_together,
    counterpart,
    in_force,
    own_countable,
    paid_month,
)
from transactions.core.reply import Show, about
from transactions.core.request import Request
from transactions.core.words import day, money, month, ssn_words, whole
from transactions.okdhs.ben.blocks import block_maps, block_values
from transactions.okdhs.ben.counted import (
    budget,
    counted_for,
    incomplete_words,
    own_records,
    whose_of,
)
from transactions.shapes.record import (
    IDENTITY,
    NO_AMOUNT,
    NOT_KNOWN,
    budget_lines,
    columns,
    matched,
    place,
)
from transactions.shapes.whose import client_name


def one_record(request: Request, record: BenRecord, held: Sequence[BenRecord]) -> Show:
    """Show one of the person's records."""
    whose, other = whose_of(request, record.ssn), counterpart(record, held)
    own, rule = own_records(whose, held), dual_rule(request.today)
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
            **_countable(record, other),
            note=incomplete_words(counted) or _note(record, held, counted.combined, off),
        )
        | _medicare(record)
        | matched(record, 29),
        lists={
            "budget": budget_lines(
                budgeted,
                counted_for(whose, held, paid_month(record), rule),
                record.ssn,
                record.claim_number,
                unknown=NOT_KNOWN if counted.incomplete else IDENTITY,
            )
        },
        carried=about(record.ssn, *budgeted, claim=record.claim_number),
    )


def _countable(record: BenRecord, other: BenRecord | None) -> dict[str, str]:
    """Return the countable income of the record or, for one of a combined check, of both records,
    with the step of the computation that each is (OKDHS 6(2)(C)).
    """
    own = own_countable(record, other)
    if other is None:
        return {"countable": whole(own, 8), "counts": "DOLLARS"}
    others = own_countable(other, record)
    here, there = ("III", "II") if record.payment_status == ADJUSTED else ("II", "III")
    return {
        "countable": whole(own + others, 8),
        "counts": "OF BOTH",
        "step": f"STEP ({here}) IS {whole(own)}; STEP ({there}), {other.claim_number}, IS"
        f" {whole(others)}; (IV) ADDED {whole(own + others)}",
    }


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
