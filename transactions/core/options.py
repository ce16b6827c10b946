"""The choices of an office about its transactions."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from data.office.user import AGENCIES, OKDHS
from data.rules.authorization import DEFAULT_LIMITS, Limits
from data.rules.reviewer_access import GUIDELINE_DAYS
from data.systems.question_system import Responders
from data.systems.twn.service import ServiceFactory
from transactions.core.flag import Flag


@dataclass(frozen=True, slots=True)
class Bendex:
    """The screens of BEN."""

    blocks: Literal["2012", "2015"] = "2012"
    """The numbers of the blocks: those of the OKDHS instructions (B08, B14, B15, OKDHS 6), or the
    later ones (B27, C21).
    """


@dataclass(frozen=True, slots=True)
class Restricted:
    """Federal tax information: IEV, WGD, BWG and what derives from them."""

    sources: Flag = True
    """It is for its specialist alone; others see that something is held. Off, it is for everybody
    with a caseload, as in the OKDHS instructions of 2012.
    """
    words: Flag = True
    """The words IRS and BEER are refused in case notes, so that no note tells whom federal tax
    information is held on. Off, as in 2012, they may stand there; a value that was shown may not,
    on or off.
    """
    prints: Flag = False
    """The specialist may print a screen with it (PF12): the copy is labelled, and the print log
    says who made it, when and of what. Off, nobody may.
    """


@dataclass(frozen=True, slots=True)
class WorkNumber:
    """Choices about The Work Number where its policy is silent."""

    limits: Limits = DEFAULT_LIMITS
    guideline_days: int = GUIDELINE_DAYS
    """Days after which the usage guidelines are reviewed again with a reviewer."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices in force; the defaults are those of the OKDHS instructions."""

    profile: tuple[str, ...] = ()
    """The agencies (`data.office.user`) whose staff may sign on; none named means every agency
    on a practice store, and the OKDHS alone on a live one.
    """
    bendex: Bendex = Bendex()
    restricted: Restricted = Restricted()
    work_number: WorkNumber = WorkNumber()
    verification: ServiceFactory | None = None
    """The employment verification service behind TWN; without one, none answers."""
    responders: Responders = field(default_factory=lambda: MappingProxyType({}))
    """Answers the questions to other agencies in a practice store."""

    def profiles_on(self, practice: bool) -> tuple[str, ...]:
        """The agencies whose staff may sign on to a practice store, or to a live one."""
        return self.profile or (tuple(AGENCIES) if practice else (OKDHS,))


DEFAULTS = Options()
