"""Loading of a painted format."""

from __future__ import annotations

import pytest

from screens.attribute import SKIP, Attribute, Colour, Intensity
from screens.format import FormatError, UnknownFormat
from screens.geometry import address
from screens.loader import load, names, parse
from tests.screens.paint import MESSAGE, paint, source

LIST = "[lists.records]\nrow = 5\n"
BRIGHT_SKIP = Attribute(True, True, Intensity.HIGH)


def test_a_field_is_where_it_is_drawn() -> None:
    made = paint({3: " SSN ssn______  NAME name......"})
    ssn, name = made.field("ssn"), made.field("name")
    assert (ssn.row, ssn.column, ssn.length, ssn.line) == (3, 6, 9, 0)
    assert ssn.address == address(3, 6)
    assert ssn.attribute == Attribute()
    assert (name.column, name.length, name.attribute) == (22, 10, SKIP)
    assert made.text[address(3, 1) : address(3, 80)].rstrip() == " SSN            NAME"


def test_attribute_cells_are_before_and_after_a_field_and_before_literals() -> None:
    made = paint({3: " SSN ssn______  NAME name......"})
    cells = {cell: made.attributes[cell] for cell in made.attributes if cell < address(4, 1)}
    assert cells == {
        address(3, 1): SKIP,
        address(3, 5): Attribute(),
        address(3, 15): SKIP,
        address(3, 21): SKIP,
        address(3, 32): SKIP,
    }


def test_the_stopper_may_be_the_attribute_of_the_next_field() -> None:
    made = paint({3: " ssn______ case____"})
    assert made.attributes[address(3, 11)] == Attribute()
    assert [cell for cell in made.attributes if cell < 240] == [160, 170, 179]


def test_a_field_may_end_in_column_80() -> None:
    made = paint({3: " " * 74 + "case__"})
    assert made.attributes[address(4, 1)] == SKIP


def test_the_words_of_the_head() -> None:
    words = "numeric bright colour=red block=006 name=amount mdt"
    made = paint({3: " a____ b h."}, f'[fields]\na = "{words}"\nb = "unprotected"\nh = "hidden"')
    amount = made.field("amount")
    assert amount.attribute == Attribute(False, True, Intensity.HIGH, Colour.RED, mdt=True)
    assert amount.block == "006"
    assert not made.field("b").attribute.protected
    assert made.field("h").attribute == Attribute(True, True, Intensity.HIDDEN)


def test_a_stand_in_may_be_named_as_drawn() -> None:
    assert paint({3: " y_"}, '[fields]\ny_ = "name=confirm"').field("confirm").length == 2


def test_bright_rows_have_bright_literals_even_after_a_field() -> None:
    made = paint({3: " SSN ssn__ DIGITS", 4: " PLAIN"}, "bright = [3]")
    assert made.attributes[address(3, 1)] == BRIGHT_SKIP
    assert made.attributes[address(3, 11)] == BRIGHT_SKIP
    assert made.attributes[address(4, 1)] == SKIP


def test_a_list_repeats_its_lines_with_their_literals() -> None:
    rows = {5: " select ID code...", 6: " NOTE note____", 7: " :", 8: " :", 9: " :", 10: " :"}
    made = paint(rows, '[fields]\nselect = "unprotected"\n[lists.records]\nrow = 5\nheight = 2\n')
    area = made.lists["records"]
    assert (area.row, area.height, area.capacity) == (5, 2, 3)
    assert [field.key for field in area.fields] == ["select.1", "code.1", "note.1"]
    keys = [f"{name}.{line}" for line in (1, 2, 3) for name in ("select", "code", "note")]
    assert [field.key for field in made.fields] == [*keys, "system_message"]
    assert (made.field("note.3").row, made.field("note.3").column) == (10, 7)
    assert made.text[address(9, 1) : address(9, 20)].rstrip() == "        ID"
    assert made.attributes[address(8, 1)] == SKIP


def test_a_list_without_continuation_has_one_line() -> None:
    assert paint({5: " code..."}, "[lists.records]\nrow = 5").lists["records"].capacity == 1


def test_a_field_goes_on_where_the_next_line_begins_with_its_filling() -> None:
    made = paint({3: " text" + "_" * 75, 4: "_" * 80, 5: "___ END", 6: " note" + "." * 75, 7: "."})
    text, note = made.field("text"), made.field("note")
    assert (text.row, text.column, text.length) == (3, 2, 79 + 80 + 3)
    assert made.attributes[address(5, 4)] == SKIP
    assert (note.length, note.attribute) == (80, SKIP)
    assert made.text[address(5, 1) : address(5, 80)].rstrip() == "    END"
    assert made.attributes[address(5, 1)] == SKIP


def test_a_single_field_and_a_list_may_share_a_name() -> None:
    made = paint({3: " name...", 5: " name....", 6: " :"}, LIST)
    assert [field.key for field in made.fields[:3]] == ["name", "name.1", "name.2"]


def test_the_cursor_is_a_field_or_the_first_line_of_a_list() -> None:
    rows = {3: " ssn______", 5: " a_____", 6: " :"}
    head = 'cursor = "{}"\n[lists.records]\nrow = 5'
    assert paint(rows, head.format("ssn")).cursor == "ssn"
    assert paint(rows, head.format("a")).cursor == "a.1"
    assert paint(rows, head.format("a.2")).cursor == "a.2"
    assert paint({3: " ssn______"}).cursor == ""


def test_help_is_shared_and_may_be_replaced() -> None:
    made = paint({3: " ssn______ case____"}, '[help]\ncase = "THIS CASE"')
    assert made.help["case"] == "THIS CASE"
    assert made.help["ssn"].startswith("Social Security number")
    assert set(made.help) == {"ssn", "case", "system_message"}


def test_load_gives_every_shipped_format_once() -> None:
    assert {"DFS3649A", "DFS3650I", "DFSMO1", "EXPLAIN", "M"} <= set(names())
    assert load("M") is load("M")
    assert all(load(name).name == name for name in names())


@pytest.mark.parametrize("name", ["NOPE", "", "../formats/M", "m"])
def test_an_unknown_format(name: str) -> None:
    with pytest.raises(UnknownFormat, match="there is no format"):
        load(name)


def test_windows_line_ends_and_blank_lines_after_the_picture() -> None:
    text = source({3: " ssn______"}) + "\n\n"
    assert parse("T", text.replace("\n", "\r\n")).field("ssn").length == 9


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
