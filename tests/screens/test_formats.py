"""Formats of the product: conventions and approved pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.compose import compose, pages
from screens.conventions import conventions
from screens.loader import load, names
from tests.golden import assert_golden, screen_text
from tests.screens.paint import paint

GOLDEN = Path(__file__).parent / "golden"
VALUES = {
    "practice": "PRACTICE",
    "date": "11/14/2025",
    "time": "09:15:30",
    "node": "PT000001",
    "system_message": "IMS0000W A MESSAGE OF SEVENTY-EIGHT COLUMNS STANDS HERE".ljust(77, ".")
    + "!",
}
NOTES = [
    "PRACTICE USERS     PASSWORD   OFFICE          SSN FOR DXD",
    "WORKER1            TRAINING   COUNTY 72 A 01  900000001",
    "WORKER2            TRAINING   COUNTY 72 A 02  900000002",
]
SCREENS: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "DFS3649A": ({}, "notes", NOTES),
    "DFS3650I": (
        {"user_id": "WORKER1", "preset_destination": "PY"},
        "status",
        ["RESPONSE MODE", "NO CONVERSATION"],
    ),
    "DFSMO1": ({}, "lines", ["DFS064 09:15:30 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=ZZZ"]),
    "EXPLAIN": ({"subject": "SELECT ON PY"}, "lines", ["THE FIRST LINE", "", "THE THIRD LINE"]),
    "M": ({"subject": "PY"}, "lines", [f"LINE {number:02}" for number in range(1, 26)]),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_a_person_last_agreed_to(name: str) -> None:
    values, list_name, lines = SCREENS[name]
    lists = {list_name: [{"text": line} for line in lines]}
    image = compose(load(name), VALUES | values, lists)
    assert_golden(GOLDEN / f"{name}.txt", screen_text(image))


@pytest.mark.parametrize("name", names())
def test_every_format_keeps_the_conventions(name: str) -> None:
    assert conventions(load(name)) == []


@pytest.mark.parametrize("name", names())
def test_every_format_can_be_composed_empty(name: str) -> None:
    format = load(name)
    image = compose(format, {})
    assert len(image.text) == 1920
    assert pages(format, {}) == 1
    for row, text in enumerate(image.rows(), start=1):
        assert text.isascii(), f"row {row}"


def test_the_help_screens_hold_twenty_lines_of_78() -> None:
    for name in ("M", "EXPLAIN", "DFSMO1"):
        area = load(name).lists["lines"]
        assert (area.row, area.capacity, area.fields[0].length) == (3, 20, 78)


def test_passwords_are_hidden() -> None:
    format = load("DFS3649A")
    assert format.field("password").attribute.hidden
    assert format.field("new_password").attribute.hidden
    assert not format.field("user_id").attribute.hidden
    assert format.cursor == "user_id"


CONVENTIONAL = {
    1: " T        practice A TITLE".ljust(63) + "page............",
    23: " ===> transaction" + "_" * 62,
}
HEAD = 'title = "A TITLE"\n[fields]\npractice = "protected"'


def test_a_format_that_keeps_the_conventions() -> None:
    assert conventions(paint(CONVENTIONAL, HEAD)) == []


@pytest.mark.parametrize(
    ("row", "line", "violation"),
    [
        (
            1,
            CONVENTIONAL[1].replace("T  ", "   ", 1),
            "row 1: '' in columns 2 to 9 is not a code",
        ),
        (
            1,
            CONVENTIONAL[1].replace("A TITLE", "TITLE  "),
            "'A TITLE' is not in columns 20 to 62",
        ),
        (1, CONVENTIONAL[1].replace("practice", "        "), "no protected field 'practice' of 8"),
        (1, CONVENTIONAL[1][:-1], "no protected field 'page' of 16 in column 64"),
        (
            23,
            CONVENTIONAL[23].replace("===>", "--->"),
            "row 23: '===>' is not in columns 2 to 5",
        ),
        (23, CONVENTIONAL[23][:-1], "no unprotected field 'transaction' of 73 in column 7"),
        (23, "", "no unprotected field 'transaction' of 73 in column 7"),
        (24, " message" + "." * 71, "no protected field 'system_message' of 78 in column 2"),
        (5, " new____", "field 'new' has no help"),
    ],
)
def test_broken_conventions_are_reported(row: int, line: str, violation: str) -> None:
    head = HEAD if "practice" in {**CONVENTIONAL, row: line}[1] else 'title = "A TITLE"'
    found = conventions(paint({**CONVENTIONAL, row: line}, head))
    assert any(violation in told for told in found), found


def test_lists_stay_in_the_body_with_the_selection_at_the_left() -> None:
    rows = {**CONVENTIONAL, 2: " text....", 5: " code... select", 6: " :"}
    lists = "[lists.high]\nrow = 2\n[lists.low]\nrow = 5\n"
    found = conventions(paint(rows, f'{HEAD}\nselect = "unprotected"\n{lists}'))
    assert found == [
        "row 2: field 'text.1' is outside the body, rows 3 to 22",
        "row 5: the selection field is in column 10, not 2",
    ]
