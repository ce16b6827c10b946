"""An office's options for its transactions."""

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
    """Options of BEN."""

    blocks: Literal["2012", "2015"] = "2012"
    """Block numbers: those of the OKDHS instructions (B08, B14, B15, OKDHS 6), or the later ones
    (B27, C21).
    """


@dataclass(frozen=True, slots=True)
class Restricted:
    """Federal tax information: IEV, WGD, BWG and what derives from them."""

    sources: Flag = True
    """Only the specialist may see it; others see that there is something. Off: everyone with a
    caseload may see it, as in the OKDHS instructions of 2012.
    """
    words: Flag = True
    """Case notes may not contain the words IRS and BEER, so that no note reveals who has federal
    tax information. Off: they may, as in 2012. Values that were shown are refused either way.
    """
    prints: Flag = False
    """The specialist may print a screen that shows it (PF12). The copy is labeled, and the print
    log records who printed what and when. Off: no one may.
    """


@dataclass(frozen=True, slots=True)
class WorkNumber:
    """Choices about The Work Number where its policy is silent."""

    limits: Limits = DEFAULT_LIMITS
    guideline_days: int = GUIDELINE_DAYS
    """Days after which the usage guidelines are reviewed again with a reviewer."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options in effect; the defaults follow the OKDHS instructions."""

    profile: tuple[str, ...] = ()
    """Agencies (`data.office.user`) whose staff may sign on. If empty: every agency on a practice
    store, only OKDHS on a live one.
    """
    bendex: Bendex = Bendex()
    restricted: Restricted = Restricted()
    work_number: WorkNumber = WorkNumber()
    verification: ServiceFactory | None = None
    """The employment verification service that TWN asks; None if there is none."""
    responders: Responders = field(default_factory=lambda: MappingProxyType({}))
    """Answer the questions to other agencies on a practice store."""

    def profiles_on(self, practice: bool) -> tuple[str, ...]:
        """Return the agencies whose staff may sign on."""
        return self.profile or (tuple(AGENCIES) if practice else (OKDHS,))


DEFAULTS = Options()
