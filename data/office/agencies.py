"""The agencies whose staff work here. Each has its own transactions, users and offices, and sees
nothing of another's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

OKDHS: Final = "okdhs"
"""Oklahoma Department of Human Services: data exchange."""
ORANGE_CA: Final = "orange-ca"
"""County of Orange (California) Social Services Agency: The Work Number, policy 203-A."""

AGENCIES: Final = MappingProxyType(
    {OKDHS: "OKLAHOMA DHS", ORANGE_CA: "ORANGE COUNTY SSA, CALIFORNIA"}
)
"""The agencies with their names, in the order in which screens list them."""
