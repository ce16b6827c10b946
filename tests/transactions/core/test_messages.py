"""Table of messages: complete, used, and short enough."""

from __future__ import annotations

import ast
import re
import string
from datetime import datetime
from pathlib import Path

import pytest

import ims_tui
import transactions
from data.office.user import OKDHS
from screens.output import MESSAGE_LENGTH
from tests.transactions.desk import Desk
from transactions.core.messages import MessageType, message, message_types

NOON = datetime(2026, 3, 20, 12, 0, 0)
LONGEST = {
    "action": "SUSPENSION",
    "answer": "LAWFUL PERMANENT RESIDENT - EMPLOYMENT AUTHORIZED",
    "asked": "03/20/2026",
    "basis": "12345678901234567890",
    "case": "C000001",
    "cases": "C000001 S000001 A000001",
    "claim": "900-00-0001-A",
    "code": "TPQYC",
    "count": "8",
    "date": "03/20/2026",
    "dest": "ABCDEFGH",
    "document": "I-688A",
    "field": "RELATIONSHIP",
    "file": "DFS3650I-LTERM01A-20260320-103000-99.txt",
    "first": "03/20/2026",
    "form": "F063-25-28",
    "helps": "FSD FCN",
    "id": "0001",
    "input": "PY 900000001",
    "item": "17(A)(2)(E)",
    "key": "AN SSN OR A CASE AND PERSON CODE",
    "kind": "12",
    "last": "03/20/2026",
    "line": "99",
    "name": "ABCDEFGH",
    "news": "HAS BEGUN",
    "number": "99",
    "office": "55A",
    "person": "99",
    "other": "S000001",
    "persons": "01, 02, 03",
    "subject": "X" * 30,
    "verdict": "OTHER",
    "position": "SUPERVISOR",
    "program": "SNAP",
    "reason": "PASSWORD IS NOT AUTHORIZED; RC=08",
    "reference": "A1B2C3",
    "repeat": "03/20/2026 10:30",
    "ssn": "900-12-3456",
    "system": "OWG",
    "terminal": "LTERM01A",
    "text": "X" * 60,
    "time": "12:00",
    "tran": "TPQYC",
    "user": "ABCDEFGH",
    "users": "ABCDEFGH AND ABCDEFGH",
    "value": "12345678901234567890",
    "verb": "DISPLAY",
    "what": "PERSONS",
    "who": "900-00-0001",
    "word": "BEER",
}
"""Longest sensible value of each placeholder."""
REASONS = {
    "IMS0311": {"reason": "C"},
    "IMS0314": {"reason": "C"},
    "DFS2469W": {"reason": "SIGNON REQUIRED"},
}
CONTINUED = {"DFS183I", "DFS555I"}
"""Texts of IMS that are longer than the field, whose rest Enter shows."""
NUMBER = re.compile(r"IMS[0-9]{4}|DFS[0-9]+[A-Z]?")


def placeholders(kind: MessageType) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(kind.text) if name}


def numbers_in_code() -> set[str]:
    """Return every message number that is a string in the code."""
    found: set[str] = set()
    for package in (ims_tui, transactions):
        for path in Path(str(package.__file__)).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return {text for text in found if NUMBER.fullmatch(text)}


def test_every_message_in_the_code_is_in_the_table_and_the_other_way_round() -> None:
    assert numbers_in_code() == set(message_types())


@pytest.mark.parametrize("number", message_types())
def test_a_message_fits_its_field_or_is_known_to_go_on(number: str) -> None:
    kind = message_types()[number]
    values = {name: LONGEST[name] for name in placeholders(kind)} | REASONS.get(number, {})
    line = message(number, **values).line(NOON)
    assert line.isascii() and line.isprintable()
    assert (len(line) > MESSAGE_LENGTH) == (number in CONTINUED), len(line)
    if number.startswith("IMS"):
        assert len(kind.text.format(**values)) <= 70


@pytest.mark.parametrize("number", message_types())
def test_a_message_says_cause_and_action(number: str) -> None:
    kind = message_types()[number]
    assert kind.severity in ("I", "W", "E")
    for text in (kind.cause, kind.action):
        assert text.isascii() and text.strip() == text and text.endswith(".")
    assert kind.text == kind.text.upper() or placeholders(kind)
    assert not kind.text.endswith(".")


@pytest.mark.parametrize("user", ["WKR01", "REV01"])
def test_m_explains_each(user: str, quick: Desk) -> None:
    quick.enter(f"/SIGN ON {user} LEARN01")
    for number, kind in message_types().items():
        if kind.known_to(OKDHS) is not (user == "WKR01"):
            continue
        bare = number.rstrip("AIW")
        for asked in (number, bare, f"{bare}I"):
            quick.enter(f"M {asked}")
            assert quick.value("subject") == f"MESSAGE {kind.shown_number}", asked
            shown = " ".join(row.strip() for row in quick.screen.rows[2:22] if row.strip())
            for text in (f"Cause: {kind.cause}", f"Action: {kind.action}"):
                assert " ".join(text.split()) in shown, asked


def test_numbers_stand_in_order() -> None:
    numbers = [(number[:3], int(re.sub(r"\D", "", number))) for number in message_types()]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("number", "values", "line"),
    [
        ("DFS057I", {"name": "X"}, "DFS057I REQUESTED BLOCK NOT AVAILABLE: X RC = 04"),
        ("DFS058I", {"verb": "EXIT"}, "DFS058I 12:00:00 EXIT COMMAND COMPLETED"),
        (
            "DFS064",
            {"dest": "ZZZ"},
            "DFS064 12:00:00 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=ZZZ",
        ),
        (
            "DFS183I",
            {},
            "DFS183I 12:00:00 CONVERSATION ID INACTIVE ON PTERM OR USER, COMMAND UNPROCESSED",
        ),
        ("DFS184", {}, "DFS184 12:00:00 CONVERSATION IN USE. CANNOT PROCESS COMMAND"),
        ("DFS215I", {}, "DFS215I 12:00:00 COMMAND INVALID ON THIS IMS SYSTEM"),
        ("DFS222", {}, "DFS222 12:00:00 INVALID PAGE REQUEST"),
        ("DFS223", {}, "DFS223 12:00:00 PAGE REQUESTED NOT CONTAINED IN CURRENT MESSAGE"),
        ("DFS224", {}, "DFS224 12:00:00 MULTI-PAGE MESSAGE NOT IN PROCESS, REQUEST IGNORED"),
        (
            "DFS555I",
            {"tran": "PY", "reference": "A1B2C3", "input": "PY 1", "time": "12:00:00"},
            "DFS555I TRAN PY ABEND (SYSID IMST); REASON=A1B2C3; MSG IN PROCESS: PY 1 12:00:00",
        ),
        ("DFS999I", {"id": "0001"}, "DFS999I 12:00:00 HELD CONVERSATION ID IS 0001"),
        (
            "DFS2469W",
            {"reason": "SIGNON REQUIRED"},
            "DFS2469W TRANSACTION REJECTED SIGNON REQUIRED",
        ),
        ("DFS3662W", {}, "DFS3662W COMMAND REJECTED BY DEFAULT COMMAND SECURITY"),
    ],
)
def test_the_texts_of_ims_to_the_letter(number: str, values: dict[str, str], line: str) -> None:
    assert message(number, **values).line(NOON) == line
