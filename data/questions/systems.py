"""The systems that are asked. A further one is a line in `REQUEST_SYSTEMS`, a code of the table
`system`, and what its line names: its answer and the checks of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from data.rules.alien_status import ADDITIONAL, repeat_at
from data.rules.clocks import enumeration_repeat_at, quarters_repeat_at, third_party_repeat_at
from data.rules.codes import meaning
from data.rules.money import rsdi_whole_dollars, ssi_whole_dollars
from data.rules.quarters import covered
from data.systems import checks
from data.systems import request_layouts as layouts
from data.systems.asv.question import SaveAnswer, SaveQuestion
from data.systems.enu.effect import enumerated
from data.systems.enu.question import EnuAnswer
from data.systems.owl.question import OwlAnswer
from data.systems.qtr.question import QtrAnswer
from data.systems.question import ANSWERED
from data.systems.request_system import Reply, RequestSystem
from data.systems.tpq.question import TpqAnswer


def _enumeration(code: str, answer: EnuAnswer) -> str:
    return f"{code} {meaning('enu_answer', code)}"


def _quarters(code: str, answer: QtrAnswer) -> str:
    if code != ANSWERED:
        return f"{code} {meaning('qtr_condition', code)}"
    return f"{covered(answer.pattern)} QUARTERS COVERED"


def _third_party(code: str, answer: TpqAnswer) -> str:
    if code != ANSWERED:
        return f"{code} {meaning('tpq_condition', code)}"
    rsdi, ssi = rsdi_whole_dollars(answer.rsdi_gross), ssi_whole_dollars(answer.ssi_net)
    return f"RSDI {rsdi:,} SSI {ssi:,}"


def _wage_link(code: str, answer: OwlAnswer) -> str:
    wages = f"{len(answer.wages)} WAGE{'' if len(answer.wages) == 1 else 'S'}"
    return f"LAST RUN, {wages}{', UIB' if answer.benefit else ''}"


def _alien_status(code: str, answer: SaveAnswer) -> str:
    return f"{code} {meaning('save_answer', code)}"


def _additional(asked_at: datetime) -> datetime:
    return repeat_at(ADDITIONAL, asked_at)


def _at_once(asked_at: datetime) -> datetime:
    return asked_at


REQUEST_SYSTEMS: Final[Mapping[str, RequestSystem]] = MappingProxyType(
    {
        system.code: system
        for system in (
            RequestSystem(
                "ENU", "SSN ENUMERATION", enumeration_repeat_at,
                Reply(
                    EnuAnswer, _enumeration, layouts.ENU, checks.enumeration, enumerated,
                ),
            ),
            RequestSystem(
                "QTR", "QUARTERS COVERED", quarters_repeat_at,
                Reply(
                    QtrAnswer, _quarters, layouts.QTR, checks.quarters
                ),
            ),
            RequestSystem(
                "TPQ", "THIRD PARTY QUERY", third_party_repeat_at,
                Reply(
                    TpqAnswer, _third_party, layouts.TPQ, checks.third_party,
                ),
            ),
            RequestSystem(
                "ASV", "ALIEN STATUS VERIFICATION", _additional,
                Reply(
                    SaveAnswer, _alien_status, layouts.ASV, checks.alien_status,
                ),
                SaveQuestion, layouts.ALIEN,
            ),
            RequestSystem(
                "OWL", "OKLAHOMA WAGE LINK", _at_once,
                Reply(OwlAnswer, _wage_link),
            ),
            RequestSystem(
                "BWG", "EARNINGS RECORD", _at_once, reply=None, every_applicant=True
            ),
        )
    }
)  # fmt: skip
"""System code to system."""
