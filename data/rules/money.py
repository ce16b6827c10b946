"""Rounding to whole dollars, tolerances of the comparison, and SNAP issuance days. SSI and Social
Security round differently, so each has its own function.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

WHOLE_DOLLAR = Decimal(1)


def ssi_whole_dollars(amount: Decimal) -> Decimal:
    """Round SSI to the nearest dollar: 1-49 cents down, 50-99 up (OKDHS 8(a), 15(3)(C)(iii)(II)).

    >>> ssi_whole_dollars(Decimal("650.50"))
    Decimal('651')
    """
    return amount.quantize(WHOLE_DOLLAR, rounding=ROUND_HALF_UP)


def rsdi_whole_dollars(amount: Decimal) -> Decimal:
    """Drop the cents of a Social Security amount (OKDHS 6(1), 15(3)(C)(iii)(I)).

    >>> rsdi_whole_dollars(Decimal("349.50"))
    Decimal('349')
    """
    return amount.quantize(WHOLE_DOLLAR, rounding=ROUND_DOWN)


TOLERANCES: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "SDX": Decimal(1),
        "BEN": Decimal(2),
        "UIB": Decimal(1),
        "OWG": Decimal(100),
        "IEV": Decimal(120),
    }
)
"""Dollars by system. A difference equal to the tolerance is not posted.

SSI is rounded to a whole dollar (OKDHS 8(a)). SSA's issuance process may cause a $1 or $2
difference (OKDHS 6(2)(B)). Wages are compared for a whole quarter, in which pay dates shift.
Unearned income of up to $30 a quarter is excluded (7 CFR 273.9(c)(2)).
"""


def snap_issue_day(case_number: str) -> int:
    """Return the day of the month on which SNAP benefits are issued, by the last digit of the case
    number: 0-3 the 1st, 4-6 the 5th, 7-9 the 10th (OKDHS release of March 24, 2011, OAC
    340:50-10-1).

    >>> [snap_issue_day(f"S10000{digit}") for digit in (0, 3, 4, 6, 7, 9)]
    [1, 1, 5, 5, 10, 10]
    """
    digit = int(case_number[-1])
    return 1 if digit <= 3 else 5 if digit <= 6 else 10
