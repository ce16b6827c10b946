"""The systems that are asked. A further one is a line in `SYSTEMS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from data.codes import meaning
from data.exchange.layout import Layout
from data.requests import layouts
from data.requests.question import (
    Answer,
    EnuAnswer,
    OwlAnswer,
    QtrAnswer,
    Question,
    SaveAnswer,
    SaveQuestion,
    TpqAnswer,
)
from data.rules.alien_status import ADDITIONAL, repeat_at
from data.rules.clocks import enumeration_repeat_at, quarters_repeat_at, third_party_repeat_at
from data.rules.money import rsdi_whole_dollars, ssi_whole_dollars
from data.rules.quarters import covered

ANSWERED = "OK"
"""The code of an answer that came without a condition."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back to a question: each question has its own answer."""

    answer: type[Answer]
    summary: Callable[[str, Any], str]
    """An answer's code and the answer in a few words, for PY's line."""
    file: Layout | None = None
    """The answer file; none where the system is asked online only."""


@dataclass(frozen=True, slots=True)
class RequestSystem:
    """One system: what comes back, when a silent one may be asked again, whether anybody asks."""

    code: str
    title: str
    repeat_at: Callable[[datetime], datetime]
    """From when a question asked at that instant may be repeated while it is unanswered."""
    reply: Reply | None
    """None where what comes is not an answer to a question but the system's exchange file."""
    asks: type[Question] = Question
    more: layouts.Parts = ()
    """Fields that the request file has behind those of every system, named as those of `asks`."""
    every_applicant: bool = False
    """Whether nobody needs to ask: each application is asked about once, before requests leave."""

    @property
    def online(self) -> bool:
        """Whether neither its questions nor its answers go over files."""
        return self.reply is not None and self.reply.file is None

    @property
    def answers(self) -> Layout | None:
        """The answer file, if it has one."""
        return None if self.reply is None else self.reply.file

    @property
    def questions(self) -> Layout:
        """The request file."""
        return layouts.question_layout(self.code, self.title, self.more)


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


SYSTEMS: Final[Mapping[str, RequestSystem]] = MappingProxyType(
    {
        system.code: system
        for system in (
            RequestSystem(
                "ENU", "SSN ENUMERATION", enumeration_repeat_at,
                Reply(EnuAnswer, _enumeration, layouts.ENU),
            ),
            RequestSystem(
                "QTR", "QUARTERS COVERED", quarters_repeat_at,
                Reply(QtrAnswer, _quarters, layouts.QTR),
            ),
            RequestSystem(
                "TPQ", "THIRD PARTY QUERY", third_party_repeat_at,
                Reply(TpqAnswer, _third_party, layouts.TPQ),
            ),
            RequestSystem(
                "ASV", "ALIEN STATUS VERIFICATION", _additional,
                Reply(SaveAnswer, _alien_status, layouts.ASV), SaveQuestion, layouts.ALIEN,
            ),
            RequestSystem("OWL", "OKLAHOMA WAGE LINK", _at_once, Reply(OwlAnswer, _wage_link)),
            RequestSystem(
                "BWG", "EARNINGS RECORD", _at_once, reply=None, every_applicant=True
            ),
        )
    }
)  # fmt: skip
"""System code to system."""
