"""What an office has chosen about its transactions."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from data.office.agencies import AGENCIES, OKDHS
from data.systems.question_system import Responders
from data.systems.twn.embedded import EmbeddedService
from data.systems.twn.service import ServiceFactory


@dataclass(frozen=True, slots=True)
class Options:
    """The choices in force; the defaults are those of the OKDHS instructions."""

    bendex_blocks: str = "2012"
    """Which numbers stand before the fields of BENDEX: `2012` (B08, B14, B15, OKDHS 6) or the later
    ones, `2015` (B27, C21).
    """
    profiles: tuple[str, ...] = ()
    """The agencies (`data.office.agencies`) whose staff may sign on; none named means every agency
    on a practice store, and the OKDHS alone on a live one.
    """
    restricted_sources: bool = True
    """Whether federal tax information (IEV, WGD, BWG) is for its specialist alone: a later rule
    than that of the OKDHS instructions.
    """

    verification: ServiceFactory = EmbeddedService
    """The employment verification service behind TWN: that of the store, or the county's own
    connection.
    """
    responders: Responders = field(default_factory=lambda: MappingProxyType({}))
    """Who answers the questions to other agencies in a practice store."""

    restricted_words: bool = True
    """Whether the words IRS and BEER are refused in notes: that a note has them tells that federal
    tax information is held.
    """
    restricted_prints: bool = False
    """Whether the federal tax information specialist may print a screen with such information, as a
    copy that is labelled and logged.
    """

    def profiles_on(self, practice: bool) -> tuple[str, ...]:
        """The agencies whose staff may sign on to a practice store, or to a live one."""
        return self.profiles or (tuple(AGENCIES) if practice else (OKDHS,))


DEFAULTS = Options()
