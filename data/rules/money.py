"""How benefit amounts become whole dollars. SSI and Social Security differ, so each has its own
function.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

WHOLE_DOLLAR = Decimal(1)


def ssi_whole_dollars(amount: Decimal) -> Decimal:
    """SSI to the nearest dollar: 1-49 cents down, 50-99 cents up (OKDHS 8(a), 15(3)(C)(ii)(II)).

    >>> ssi_whole_dollars(Decimal("650.50"))
    Decimal('651')
    """
    return amount.quantize(WHOLE_DOLLAR, rounding=ROUND_HALF_UP)


def rsdi_whole_dollars(amount: Decimal) -> Decimal:
    """Social Security without its cents, never rounded up (OKDHS 6(1), 15(3)(C)(iii)(I)).

    >>> rsdi_whole_dollars(Decimal("349.50"))
    Decimal('349')
    """
    return amount.quantize(WHOLE_DOLLAR, rounding=ROUND_DOWN)
