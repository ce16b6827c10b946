"""Loading of a painted format."""

from __future__ import annotations

import pytest

from screens.attribute import SKIP, Attribute, Colour, Intensity
from screens.format import UnknownFormat
from screens.geometry import address
from screens.loader import load, names, parse
from tests.screens.paint import LIST, paint, source

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
