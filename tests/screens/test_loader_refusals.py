"""Formats that the loader refuses, and what it says."""

from __future__ import annotations

import pytest

from screens.format import FormatError
from screens.loader import parse
from tests.screens.paint import LIST, MESSAGE, paint, source

SELECTS = "[lists.records]\nrow = 5\nselects = true\n"


REFUSALS: dict[str, tuple[dict[int, str], str, int, int, str]] = {
    "line over 80": ({3: " " * 80 + "X"}, "", 3, 81, "81 columns, over 80"),
    "literal in column 1": ({3: "SSN"}, "", 3, 1, "column 1 is an attribute cell"),
    "field in column 1": ({3: "ssn___"}, "", 3, 1, "column 1 is an attribute cell"),
    "literal before a field": ({3: " SSN:ssn___"}, "", 3, 6, "no attribute cell before field"),
    "literal after a field": ({3: " ssn___/ X"}, "", 3, 8, "no stopper after field"),
    "two fields without a blank": ({3: " ssn___case___"}, "", 3, 2, "not one field"),
    "two protected without a blank": ({3: " ssn...case..."}, "", 3, 2, "not one field"),
    "mixed filling": ({3: " ssn__.."}, "", 3, 2, "not one field"),
    "lower-case literal": ({3: " Name"}, "", 3, 3, "literals are upper case"),
    "lower-case word": ({3: " hello"}, "", 3, 2, "ends in no ... or ___"),
    "exact width without a word": (
        {3: " select"},
        "",
        3,
        2,
        'select = "protected" or "unprotected" in [fields]',
    ),
    "drawn and called otherwise": (
        {3: " ssn___"},
        '[fields]\nssn = "protected"',
        3,
        2,
        "is drawn protected and declared unprotected",
    ),
    "a name drawn twice": ({3: " ssn___ ssn___"}, "", 3, 9, "'ssn' is drawn twice"),
    "a name given twice in a list": (
        {5: " code___ b___"},
        LIST + '[fields]\nb = "name=code"',
        5,
        10,
        "'code' is drawn twice",
    ),
    "field over a list": (
        {4: " a" + "_" * 78, 5: "_" * 79},
        LIST,
        5,
        1,
        "has no field in its row",
    ),
    "literal behind the last row of a field": (
        {3: " a" + "_" * 78, 4: "___X"},
        "",
        4,
        4,
        "no stopper after field",
    ),
    "other filling on the next row": (
        {3: " a" + "_" * 78, 4: "..."},
        "",
        4,
        1,
        "column 1 is an attribute cell",
    ),
    "filling behind a field that ends before": (
        {3: " a" + "_" * 77, 4: "___"},
        "",
        4,
        1,
        "column 1 is an attribute cell",
    ),
    "a name given twice": (
        {3: " ssn___ b___"},
        '[fields]\nb = "name=ssn"',
        3,
        9,
        "'ssn' is drawn twice",
    ),
    "a head field not drawn": ({}, '[fields]\nssn = "bright"', 0, 0, "'ssn' is not drawn"),
    "help not drawn": ({}, '[help]\nssn = "X"', 0, 0, "'ssn', which is not drawn"),
    "unknown word": ({3: " ssn___"}, '[fields]\nssn = "blink"', 0, 0, "unknown word 'blink'"),
    "word without a value": ({3: " ssn___"}, '[fields]\nssn = "block="', 0, 0, "unknown word"),
    "unknown colour": ({3: " ssn___"}, '[fields]\nssn = "colour=grey"', 0, 0, "unknown colour"),
    "protected and not": (
        {3: " ssn___"},
        '[fields]\nssn = "protected unprotected"',
        0,
        0,
        "cannot be protected and unprotected",
    ),
    "bright and hidden": (
        {3: " ssn___"},
        '[fields]\nssn = "bright hidden"',
        0,
        0,
        "cannot be bright and hidden",
    ),
    "skip is not for typing": (
        {3: " ssn___"},
        '[fields]\nssn = "unprotected skip"',
        0,
        0,
        "unknown word 'skip'",
    ),
    "cursor in a protected field": (
        {3: " ssn..."},
        'cursor = "ssn"',
        3,
        2,
        "cannot start in protected field 'ssn'",
    ),
    "cursor nowhere": ({}, 'cursor = "ssn"', 0, 0, "'ssn' is not drawn"),
    "no system message field": ({24: ""}, "", 24, 2, "no system message field"),
    "short system message field": ({24: MESSAGE[:-1]}, "", 24, 2, "no system message field"),
    "open system message field": (
        {24: MESSAGE.replace(".", "_")},
        "",
        24,
        2,
        "no system message field",
    ),
    "list does not divide": (
        {5: " a___", 7: " :"},
        LIST + "height = 2",
        7,
        2,
        "does not divide into items of 2 rows",
    ),
    "list without a field": ({5: " TEXT"}, LIST, 5, 1, "has no field in its row"),
    "list off the screen": ({}, "[lists.records]\nrow = 25", 0, 0, "has no row on the screen"),
    "list without a row": ({}, "[lists.records]", 0, 0, "has no row on the screen"),
    "list without a height": ({}, LIST + "height = 0", 0, 0, "or no height"),
    "lists overlap": (
        {5: " a___", 6: " b___"},
        LIST + "height = 2\n[lists.more]\nrow = 6",
        6,
        1,
        "'records' and 'more' overlap",
    ),
    "colon without a list": ({9: " :"}, "", 9, 2, "continues no list"),
    "colon apart from its list": ({5: " a___", 7: " :"}, LIST, 7, 2, "continues no list"),
    "selects without selection": ({5: " a___"}, SELECTS, 5, 1, "unprotected field 'select' of 6"),
    "selection of 7": ({5: " select_"}, LIST, 5, 2, "unprotected field 'select' of 6"),
    "selection protected": (
        {5: " select"},
        LIST + '[fields]\nselect = "protected"',
        5,
        2,
        "unprotected field 'select' of 6",
    ),
    "unknown head key": ({}, 'titel = "X"', 0, 0, "unknown key 'titel'"),
    "unknown list key": ({}, LIST + "rows = 3", 0, 0, "unknown key of list 'records' 'rows'"),
    "tab": ({3: " A\tB"}, "", 3, 3, "'\\t' is not ASCII text"),
    "control character": ({3: " A\x1bB"}, "", 3, 3, "'\\x1b' is not ASCII text"),
    "line separator": ({3: " A\x0bB"}, "", 3, 3, "'\\x0b' is not ASCII text"),
    "not ASCII": ({3: " A MUÑOZ"}, "", 3, 6, "'Ñ' is not ASCII text"),
    "bad TOML": ({}, "title = ", 0, 0, "not TOML"),
    "title not a text": ({}, "title = 5", 0, 0, "'title' must be of type str"),
    "words not a text": ({3: " ssn___"}, "[fields]\nssn = 5", 0, 0, "'ssn' must be a text"),
    "row not a number": ({}, '[lists.records]\nrow = "5"', 0, 0, "'row' must be of type int"),
    "list not a table": ({}, "[lists]\nrecords = 5", 0, 0, "'records' must be a table"),
    "bright off the screen": ({}, "bright = [25]", 0, 0, "25 is not a row"),
    "bright not numbers": ({}, 'bright = ["5"]', 0, 0, "'5' is not a row"),
    "bright not rows": ({}, "bright = [true]", 0, 0, "True is not a row"),
    "height not a number": ({}, LIST + "height = true", 0, 0, "'height' must be of type int"),
    "bright not a list": ({}, "bright = 5", 0, 0, "'bright' must be of type list"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_the_loader_refuses(case: str) -> None:
    rows, head, row, column, reason = REFUSALS[case]
    with pytest.raises(FormatError) as caught:
        paint(rows, head)
    assert (caught.value.row, caught.value.column) == (row, column)
    place = f"row {row} column {column}" if row else "head"
    assert str(caught.value).startswith(f"T.fmt: {place}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize("count", [0, 23, 25])
def test_the_loader_refuses_a_picture_that_is_not_24_lines(count: int) -> None:
    ruler = source({}).split("\n")[1]
    text = "\n".join(["", ruler, *[""] * count, ruler])
    with pytest.raises(FormatError, match=f"{count} lines in the picture, not 24"):
        parse("T", text)


@pytest.mark.parametrize("cut", [1, 26])
def test_the_loader_refuses_a_picture_without_two_rulers(cut: int) -> None:
    lines = source({}).split("\n")
    del lines[cut]
    with pytest.raises(FormatError, match="1 rulers"):
        parse("T", "\n".join(lines))


def test_the_loader_refuses_text_after_the_picture() -> None:
    with pytest.raises(FormatError, match="text after the picture"):
        parse("T", source({}) + "X")
