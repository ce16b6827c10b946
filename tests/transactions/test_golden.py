"""Each screen of each transaction, as a person last approved it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk
from transactions.core.registry import all_transactions

GOLDEN = Path(__file__).parent / "golden"
SPECIALIST = "/SIGN ON FTI01 LEARN01"
SUPERVISOR = "/SIGN ON SUP01 LEARN01"
MANAGER = "/SIGN ON RMGR1 LEARN01"
OTHERS: dict[str, list[str]] = {
    "DFS3650I": ["/FOR DFS3650I"],
    "DXD": ["G1DX", "@6 DXD"],
    "DXD-ASKED": [
        "FCN C000001", "text=CLIENT CALLED", "[CLEAR]", "DXD C000001",
        "worker_ssn=987654320;system=OWG;reason=9;message=3",
    ],
    "ENU": ["ENU 900000002"],
    "ENU-NO-SSN": ["ENU C000001 03"],
    "OWL": ["OWL 900000001"],
    "QTRC": ["QTRC 900000001"],
    "QTRC-CONFIRM": ["QTRC 900000001", "[ENTER]"],
    "QTRI": ["QTRC 900000001", "[ENTER]", "[ENTER]", "QTRI 900000001"],
    "TPQYC": ["TPQYC C000001"],
    "TPQYC-CONFIRM": ["TPQYC C000001", "ssn=900000001"],
    "TPQYI": ["TPQYC C000001", "ssn=900000001", "confirm=Y", "TPQYI 900000001"],
    "FCN": ["FCN C000001"],
    "FCN-NOTE": ["FCN C000001", "@5 FCN"],
    "FCN-ACTION-REFUSED": ["FCN C000001", "action=CLOSURE;basis=ANON;text=NEIGHBOR SAYS SO"],
    "FCN-ACTION": [
        "FCN C000001", "action=REDUCTION;basis=WAGE EMPLOYER;text=PAY STUBS AGREE", "@5 FCN",
    ],
    "FCN-VA": ["FCN C000001", "kind=VA"],
    "FCN-RC": ["FCN C000001", "kind=RC"],
    "FCN-CC": ["FCN C000001", "kind=CC"],
    "FCN-AT": ["FCN C000001", "kind=AT"],
    "FCN-EX": ["FCN C000001", "kind=EX"],
    "FCN-AH": ["FCN C000001", "kind=AH"],
    "FCN-WC": ["FCN C000001", "kind=WC"],
    "FCN-RF": ["FCN C000001", "kind=RF"],
    "FSDD": [SUPERVISOR, "FSDD 900000011"],
    "FSDD-CONFIRM": [
        SUPERVISOR, "FSDD 900000011", "program=SNAP;offense=D;route=C;determined=03/02/2026",
    ],
    "ASV": ["ASV C000001 03"],
    "ASV-A-NUMBER": ["ASV A012345678"],
    "ASV-ASKED": ["ASV C000001 03", "a_number=A012345678;document=I-551"],
    "ASV-RECORD": ["ASV C000001 03", "document=OTHER", "@15 ASV"],
    "ASVR": ["ASVR C000001 03"],
    "ASVR-CONFIRM": ["ASVR C000001 03", "reason=2"],
    "M": ["M"],
    "M-MESSAGE": ["M IMS0307"],
    "M-PY": ["M PY"],
    "M-IEV": ["M IEV", "[PF8]"],
    "TWNA": [MANAGER, "TWNA"],
    "TWNAU": [MANAGER, "TWNA REV03"],
    "TWNS": [MANAGER, "TWNS"],
    "TWNSU": [MANAGER, "TWNS REV03"],
}  # fmt: skip


def _screens() -> dict[str, list[str]]:
    """Return the inputs that lead to each screen: SCREENS of the tests of the transactions."""
    found = dict(OTHERS)
    for path in sorted(Path(__file__).parent.glob("*/test_*.py")):
        if "\nSCREENS = " in path.read_text("utf-8"):
            found |= import_module(f"tests.transactions.{path.parent.name}.{path.stem}").SCREENS
    return found


SCREENS = _screens()
BY_THEIR_TESTS = {
    "DXI", "TWN-STEPS", "TWNB", "TWND", "TWNE", "TWNF", "TWNM", "TWNNR", "TWNU", "TWNX",
    "TWNX-CONFIRM",
}  # fmt: skip
"""Screens with data that the office does not have, checked by the tests of their transactions."""


OTHER_CODES = {"AC": "M", "TWNAU": "TWNA", "TWNSU": "TWNS"}
"""Codes on screens whose names do not start with the code."""


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_a_person_last_agreed_to(name: str, quick: Desk) -> None:
    image = quick.enter(*SCREENS[name]).image
    code = OTHER_CODES.get(name, name.partition("-")[0])
    assert image.rows()[0].split()[0] == code, image.rows()[23]
    assert_golden(GOLDEN / f"{name}.txt", screen_text(image))


def test_every_transaction_has_a_golden_screen() -> None:
    there = {name.partition("-")[0] for name in (*SCREENS, *BY_THEIR_TESTS)}
    here = {declared.code for declared in all_transactions() if not declared.elsewhere}
    assert here <= there


def test_no_golden_screen_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == SCREENS.keys() | BY_THEIR_TESTS
