"""Payment statuses: those that pay, and a meaning for every published one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.rules.codes import code_table, meaning
from data.rules.payment import counted, pays

NOT_EVERY = {21, 26, 28, 29}
PUBLISHED_SSI = [
    "C01", "E01", "E02", "M01", "M02", "P01",
    *(f"H{n}0" for n in range(1, 10)),
    *(f"N{n:02}" for n in range(1, 55) if n not in NOT_EVERY),
    *(f"S{n:02}" for n in [*range(1, 11), 20, 21, 90, 91]),
    *(f"T{n:02}" for n in (1, 20, 22, 30, 31, 33, 50, 51)),
]  # fmt: skip
_PUBLISHED_RSDI = (
    "C CP AA AC AD AE AJ AS B D1 D2 D3 D4 D5 D6 D9 DP DW E F J K L N ND P PB S0 S1 S2 S3 S4 S5 S6",
    "S7 S8 S9 SB SF SH SP SJ SK SL SM SW T0 T1 T2 T3 T4 T5 T6 T7 T8 T9 TA TB TC TJ TL TP U W X0",
    "X1 X5 X7 X8 X9 XD XF XK XR",
)
PUBLISHED_RSDI = [code for line in _PUBLISHED_RSDI for code in line.split()]


@pytest.mark.parametrize(
    ("table", "published"),
    [("sdx_payment_status", PUBLISHED_SSI), ("ben_payment_status", PUBLISHED_RSDI)],
)
def test_every_published_status_has_a_meaning(table: str, published: list[str]) -> None:
    assert [code for code in published if meaning(table, code) == "MEANING NOT KNOWN"] == []


def test_ssi_is_paid_by_current_pay_and_by_force_alone() -> None:
    assert [code for code in PUBLISHED_SSI if pays("sdx_payment_status", code)] == [
        "C01",
        "M01",
        "M02",
    ]


def test_social_security_is_paid_in_current_pay_alone() -> None:
    assert [code for code in PUBLISHED_RSDI if pays("ben_payment_status", code)] == ["C", "CP"]


def test_unemployment_is_paid_under_one_state_of_the_claim() -> None:
    assert [code for code in code_table("uib_status") if pays("uib_status", code)] == ["P"]


@pytest.mark.parametrize(("status", "amount"), [("T01", "0.00"), ("C01", "994.00")])
def test_what_pays_nothing_counts_nothing(status: str, amount: str) -> None:
    assert counted("sdx_payment_status", status, Decimal("994.00")) == Decimal(amount)
