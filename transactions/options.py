"""What an office has chosen about its transactions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """The choices in force; the defaults are those of the OKDHS instructions."""

    bendex_blocks: str = "2012"
    """Which numbers stand before the fields of BENDEX: `2012` (B08, B14, B15, OKDHS 6) or the later
    ones, `2015` (B27, C21).
    """
    restricted_sources: bool = True
    """Whether federal tax information (IEV, WGD, BWG) is for its specialist alone: a later rule
    than that of the OKDHS instructions.
    """


DEFAULTS = Options()
