"""Countable Social Security income: one claim, two separate checks, or a combined check.

A person dually entitled under two claim numbers may receive one combined check. Both records then
have an entry of D and cross-reference each other. The record with status CP has the whole amount;
the one with AD has the part of it paid under the other claim, and pays nothing itself (OKDHS 6(2)).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from data.rules.claim_number import HEALTH_INSURANCE_ONLY, health_insurance_only
from data.rules.money import rsdi_whole_dollars
from data.rules.payment import pays, pays_sql

CURRENT_PAY, ADJUSTED = "CP", "AD"
STATUS = "ben_payment_status"
DUAL = "D"
ISSUANCE_DIFFERENCE: Final = Decimal(2)
"""SSA's issuance process may cause a $1 or $2 difference in a combined payment (OKDHS 6(2)(B))."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """Benefit of one claim for one month."""

    claim_number: str
    payment_status: str
    gross: Decimal
    dual: str = ""
    cross_reference: str = ""

    @property
    def paid(self) -> bool:
        """True if the claim is in current pay."""
        return pays(STATUS, self.payment_status)


@dataclass(frozen=True, slots=True)
class DualRule:
    """Rule to count a combined check, with its effective date and programs."""

    name: str
    since: date
    programs: frozenset[str]
    """Empty for every program."""
    splits: bool
    """True if each part of the check is rounded down by itself."""
    source: str

    def countable(self, cp: Decimal, ad: Decimal) -> Decimal:
        """Return the whole dollars of a combined check with these gross amounts on CP and AD."""
        if self.splits:
            return rsdi_whole_dollars(cp - ad) + rsdi_whole_dollars(ad)
        return rsdi_whole_dollars(cp)


PROGRAMS: Final = ("SNAP", "TANF", "MEDICAL")
RULES: Final = (
    DualRule("2012", date.min, frozenset(), True, "OKDHS 6(2)(C)"),
    DualRule("2023", date(2023, 1, 1), frozenset({"MEDICAL"}), False, "OKDHS STAFF HELP 2023"),
)
"""The rule of the instructions, and the one in the 2023 staff help for medical programs."""


def dual_rule(day: date, program: str = "") -> DualRule:
    """Return the rule in force on a day for a program (`SNAP`, `TANF`, `MEDICAL`). Without a
    program, it is the rule of the instructions.
    """
    return next(
        rule
        for rule in reversed(RULES)
        if rule.since <= day and (not rule.programs or program in rule.programs)
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the computation of countable income, in words, with its result."""

    words: str
    amount: Decimal
    whole: bool = False
    """True if the result is in whole dollars."""


@dataclass(frozen=True, slots=True)
class Countable:
    """Countable income from a person's claims, with the steps of the computation."""

    amount: Decimal
    steps: tuple[Step, ...]
    combined: bool
    """True if it includes a combined check, so that SSA may pay $1 or $2 more or less."""
    incomplete: tuple[Benefit, ...] = ()
    """Records with AD whose record with CP is missing: the amount is not known and not compared."""


def other_half(benefit: Benefit, benefits: Iterable[Benefit]) -> Benefit | None:
    """Find the other record of a combined check: both have D and cross-reference each other."""
    return next(
        (
            other
            for other in benefits
            if (
                (benefit.paid and other.payment_status == ADJUSTED)
                or (other.paid and benefit.payment_status == ADJUSTED)
            )
            and benefit.dual == other.dual == DUAL
            and benefit.cross_reference == other.claim_number
            and other.cross_reference == benefit.claim_number
        ),
        None,
    )


def incomplete(benefit: Benefit, benefits: Iterable[Benefit]) -> bool:
    """Return True for a record with AD and D whose record with CP is missing.

    AD pays nothing by itself, and the amount of the combined check is on the other record.
    """
    return (
        benefit.payment_status == ADJUSTED
        and benefit.dual == DUAL
        and other_half(benefit, benefits) is None
    )


def countable_social_security(benefits: Sequence[Benefit], rule: DualRule) -> Countable:
    """Compute the countable income from a person's claims of one month (OKDHS 6).

    Two claims with CP that are not combined are two checks. Each is rounded down before they are
    added.
    """
    steps: list[Step] = []
    parts: list[Decimal] = []
    combined = False
    for benefit in benefits:
        other = other_half(benefit, benefits)
        if not benefit.paid:
            if other is None or other.gross < benefit.gross:
                steps.append(_not_paid(benefit))
        elif health_insurance_only(benefit.claim_number):
            steps.append(Step(f"{benefit.claim_number} HEALTH INSURANCE ONLY", Decimal(0), True))
        elif other is not None and other.gross <= benefit.gross:
            combined = True
            parts.append(rule.countable(benefit.gross, other.gross))
            steps += _combined_steps(benefit, other, rule)
        else:
            parts.append(rsdi_whole_dollars(benefit.gross))
            steps.append(Step(f"{benefit.claim_number} CP GROSS", benefit.gross))
            steps.append(Step("  CENTS DROPPED", parts[-1], True))
    amount = sum(parts, Decimal(0))
    if len(parts) > 1:
        steps.append(Step("SEPARATE CHECKS, EACH WITHOUT ITS CENTS, ADDED", amount, True))
    missing = tuple(each for each in benefits if incomplete(each, benefits))
    return Countable(amount, tuple(steps), combined, missing)


def _not_paid(benefit: Benefit) -> Step:
    words = f"{benefit.claim_number} {benefit.payment_status} PAYS NOTHING BY ITSELF"
    return Step(words, Decimal(0), True)


def _combined_steps(cp: Benefit, ad: Benefit, rule: DualRule) -> Iterable[Step]:
    if not rule.splits:
        yield Step(f"{cp.claim_number} CP GROSS OF THE COMBINED CHECK", cp.gross)
        yield Step("  CENTS DROPPED", rsdi_whole_dollars(cp.gross), True)
        return
    own = rsdi_whole_dollars(cp.gross - ad.gross)
    yield Step(f"(I)   {cp.claim_number} CP {cp.gross} LESS AD {ad.gross}", cp.gross - ad.gross)
    yield Step("(II)  CENTS DROPPED", own, True)
    yield Step(f"(III) {ad.claim_number} AD {ad.gross} WITHOUT ITS CENTS",
               rsdi_whole_dollars(ad.gross), True)  # fmt: skip
    yield Step("(IV)  THE TWO WHOLE DOLLAR FIGURES ADDED", own + rsdi_whole_dollars(ad.gross), True)


_NO_CASH = ", ".join(f"'{bic}'" for bic in sorted(HEALTH_INSURANCE_ONLY))
_PAID, _PART = pays_sql(STATUS, "{0}.payment_status"), f"{{0}}.payment_status = '{ADJUSTED}'"
_OTHER = f"""(
    SELECT max(o.amount)
    FROM in_force o
    WHERE o.person = r.person AND o.period = r.period
        AND (({_PAID.format("r")} AND {_PART.format("o")})
            OR ({_PART.format("r")} AND {_PAID.format("o")}))
        AND r.dual = '{DUAL}' AND o.dual = '{DUAL}'
        AND o.claim_number = r.cross_reference AND o.cross_reference = r.claim_number
)"""
_INCOMPLETE = f"({_PART.format('r')} AND r.dual = '{DUAL}' AND {_OTHER} IS NULL)"
INCOMPLETE_SQL: Final = (
    f"CASE WHEN {_INCOMPLETE} THEN trim(r.claim_number || ' ' || r.cross_reference) END"
)
"""`incomplete` as SQL: both claim numbers of a dual entitlement whose record with CP is missing."""
COUNTED_SQL: Final = f"""CASE
    WHEN {_INCOMPLETE} THEN NULL
    WHEN {_PAID.format("r")} AND substr(r.claim_number, 10) IN ({_NO_CASH}) THEN 0
    WHEN {_PAID.format("r")} AND coalesce({_OTHER}, 0) <= r.amount
        THEN (r.amount - coalesce({_OTHER}, 0)) // 100 * 100
    WHEN {_PAID.format("r")} THEN r.amount // 100 * 100
    WHEN NOT ({_PART.format("r")}) THEN 0
    WHEN {_OTHER} >= r.amount THEN r.amount // 100 * 100
    ELSE 0
END"""
"""`countable_social_security` as SQL: the cents that record `r` of the table `in_force` counts by
the rule of the instructions. NULL if only the AD record of a combined check is there, because its
amount is then unknown.
"""


def issuance_difference(difference: Decimal, combined: bool) -> bool:
    """Return True for the $1 or $2 difference of a combined check, which is never posted."""
    return combined and Decimal(0) < abs(difference) <= ISSUANCE_DIFFERENCE
