"""How far an amount on the case may be from the reported one before a message is posted."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

TOLERANCES: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "SDX": Decimal(1),
        "BEN": Decimal(2),
        "UIB": Decimal(1),
        "OWG": Decimal(100),
        "IEV": Decimal(120),
    }
)
"""Dollars by system. A difference of exactly the tolerance is within it.

SSI is rounded to a whole dollar (OKDHS 8(a)), and Social Security's own combining of two benefits
may be off by $1 or $2 (OKDHS 6(2)(B)). Wages are compared for a whole quarter, where pay dates
shift. Unearned income of up to $30 a quarter is too little to count (7 CFR 273.9(c)(2)).
"""
