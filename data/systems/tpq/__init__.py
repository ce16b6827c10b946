"""TPQ: SSA's answers to TPQYC with title II and XVI benefits and Medicare (OKDHS 15(3))."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from data.rules.clocks import third_party_repeat_at
from data.rules.codes import code_table
from data.rules.money import rsdi_whole_dollars, ssi_whole_dollars
from data.systems.format import DATE, MONEY, TEXT
from data.systems.question_system import (
    SSA,
    NotAnAnswerError,
    QuestionSystem,
    Reply,
    answer_layout,
)
from data.systems.request import ANSWERED, Answer, Asked, Clean

_BENEFITS: Final = (
    "claim_number", "rsdi_status", "rsdi_gross", "rsdi_since", "part_a_since", "part_b_since",
    "part_b_payer", "ssi_status", "ssi_net", "living_arrangement",
)  # fmt: skip


class TpqAnswer(Answer):
    """SSA's answer to TPQYC: SSN verification, title II, Medicare and SSI, in exact amounts."""

    birth_date: date | None = None
    response_date: date
    verification: Clean = ""
    """A code of the table `enu_answer`."""
    claim_number: Clean = ""
    rsdi_status: Clean = ""
    rsdi_gross: Decimal = Decimal(0)
    rsdi_since: date | None = None
    rsdi_changed: date | None = None
    """Date from which SSA's amount differs from the last BENDEX record."""
    part_a_since: date | None = None
    part_b_since: date | None = None
    part_b_payer: Clean = ""
    ssi_status: Clean = ""
    ssi_net: Decimal = Decimal(0)
    ssi_changed: date | None = None
    """Date from which SSA's amount differs from the last SDX record."""
    living_arrangement: Clean = ""


def check(asked: Asked, code: str, values: dict[str, Any], practice: bool) -> None:
    """Reject an answer with both benefits and a condition."""
    if values["verification"] and values["verification"] not in code_table("enu_answer"):
        raise NotAnAnswerError("VERIFICATION IS NOT A KNOWN CODE")
    if code != ANSWERED and any(values[name] for name in _BENEFITS):
        raise NotAnAnswerError("HAS BOTH BENEFITS AND A CONDITION")


def _words(answer: TpqAnswer) -> str:
    rsdi, ssi = rsdi_whole_dollars(answer.rsdi_gross), ssi_whole_dollars(answer.ssi_net)
    return f"RSDI {rsdi:,} SSI {ssi:,}"


QUESTION_SYSTEM: Final = QuestionSystem(
    "TPQ",
    "THIRD PARTY QUERY",
    lambda asked: third_party_repeat_at(asked.requested_at),
    Reply(
        TpqAnswer,
        "tpq_condition",
        _words,
        file=answer_layout(
            "TPQ",
            "THIRD PARTY QUERY",
            SSA,
            160,
            ("tpq_condition", 2, "condition: reason nothing was released"),
            ("birth_date", 8, DATE, "date of birth in SSA's records", {}),
            ("response_date", 8, DATE, "date of the response", {"required": True, "past": True}),
            ("verification", 1, TEXT, "SSN verification, an answer code of ENU", {}),
            ("claim_number", 12, TEXT, "Social Security claim number", {}),
            ("rsdi_status", 2, TEXT, "title II payment status", {}),
            ("rsdi_gross", 7, MONEY, "title II gross amount", {}),
            ("rsdi_since", 8, DATE, "first month of title II entitlement", {}),
            ("part_a_since", 8, DATE, "Medicare Part A, start", {}),
            ("part_b_since", 8, DATE, "Medicare Part B, start", {}),
            ("part_b_payer", 4, TEXT, "state that pays the Part B premium; blank: the person", {}),
            ("ssi_status", 3, TEXT, "title XVI payment status", {}),
            ("ssi_net", 7, MONEY, "title XVI net amount", {}),
            ("living_arrangement", 1, TEXT, "federal living arrangement", {}),
            total="rsdi_gross",
        ),
        check=check,
    ),
)
