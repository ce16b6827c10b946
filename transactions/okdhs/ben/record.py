"""One BENDEX record, beside what the open cases count (OKDHS 6)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from data.office.case_reading import Budgeted, budgeted_income
from data.rules.bendex import dual_rule, issuance_difference
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.codes import meaning
from data.systems.ben.countable import (
    counted_together,
    counterpart,
    in_force,
    own_countable,
    paid_month,
)
from data.systems.ben.record import Ben
from transactions.core.reply import Show, about
from transactions.core.request import Request
from transactions.core.words import day, money, month, ssn_words, whole
from transactions.shapes.columns import columns
from transactions.shapes.record import NO_AMOUNT, budget_lines, head, matched, place


@cache
def block_maps() -> dict[str, dict[str, str]]:
    """Every numbering of the blocks of BENDEX by its year, for it changed: field to block."""
    return tomllib.loads(files(__package__).joinpath("blocks.toml").read_text("utf-8"))


def block_values(request: Request, fields: Iterable[str]) -> dict[str, str]:
    """What the fields `b_NAME` of a screen show: the block number of each field, or nothing."""
    numbering = block_maps()[request.options.bendex.blocks]
    return {f"b_{field}": numbering.get(field, "") for field in fields}


def record_mark(record: Ben) -> str:
    """What tells one record of a person from the others."""
    return f"{record.claim_number}/{record.record_date.isoformat()}/{record.file_id}"


def budget(request: Request, record: Ben) -> list[Budgeted]:
    """What the person's open cases count as Social Security in the month of the record."""
    paid = paid_month(record)
    return budgeted_income(request.connection, record.ssn, "RSDI", paid, paid)


def one_record(request: Request, record: Ben, held: Sequence[Ben]) -> Show:
    """The screen of a record, of those held on the person."""
    counted = counted_together(held, paid_month(record), dual_rule(request.today))
    budgeted = budget(request, record)
    of_claim = [each for each in held if each.claim_number == record.claim_number]
    off = [counted.amount - (line.amount or NO_AMOUNT) for line in budgeted]
    return Show(
        "BEN",
        values=block_values(request, block_maps()["2015"])
        | columns(
            record,
            "BEN",
            claim=record.claim_number,
            place=place(record, of_claim),
            bic=bic_of(record.claim_number),
            paid_month=month(paid_month(record)),
            countable=whole(own_countable(record, counterpart(record, held)), 8),
            note=_note(record, held, counted.combined, off),
        )
        | _medicare(record)
        | head(record.ssn, record)
        | matched(record, 29),
        lists={"budget": budget_lines(budgeted, counted.amount, record.ssn, record.claim_number)},
        carried=about(record.ssn, *budgeted, claim=record.claim_number),
    )


def _note(record: Ben, held: Sequence[Ben], combined: bool, off: list[Decimal]) -> str:
    """What to bear in mind, in one line; the first thing that applies."""
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


def _medicare(record: Ben) -> dict[str, str]:
    """When each part began and who pays its premium, where nothing or nobody is named."""
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
