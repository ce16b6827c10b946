"""Each screen of each transaction, as a person last agreed to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk
from transactions.registry import all_transactions

GOLDEN = Path(__file__).parent / "golden"
SCREENS: dict[str, list[str]] = {
    "DFS3650I": ["/FOR DFS3650I"],
    "DXD": ["G1DX", "@6 DXD"],
    "DXD-ASKED": [
        "FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "DXD C000001",
        "worker_ssn=987654320;system=OWG;reason=9;message=3",
    ],
    "DXL": ["DXL 900000001"],
    "FCN": ["FCN C000001"],
    "FCN-NOTE": ["FCN C000001", "@5 FCN"],
    "G1DX": ["G1DX 55A"],
    "G1DX-LONG": ["G1DX 55A 0210"],
    "G1DX-NONE": ["G1DX 72A"],
    "G3": ["G3 C000001"],
    "M": ["M"],
    "M-MESSAGE": ["M IMS0307"],
    "M-PY": ["M PY"],
    "OWG": ["OWG 900000001"],
    "PY": ["PY 900000001"],
    "PY-CASE": ["PY C000001 02"],
    "SDL": ["SDL 900000001"],
    "SDX": ["SDX 900000001"],
    "SDX-EARLIER": ["SDL 900000001", "@7 SDX"],
}  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_a_person_last_agreed_to(name: str, quick: Desk) -> None:
    image = quick.enter(*SCREENS[name]).image
    assert_golden(GOLDEN / f"{name}.txt", screen_text(image))


def test_every_transaction_has_a_golden_screen() -> None:
    there = {name.partition("-")[0] for name in SCREENS}
    assert {declared.code for declared in all_transactions()} <= there


def test_no_golden_screen_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SCREENS)
