"""Filling formats with values."""

from __future__ import annotations

import pytest

from screens.attribute import SKIP, Attribute, Intensity
from screens.cell import REPLACEMENT
from screens.compose import compose, pages, shown
from screens.geometry import address
from tests.screens.paint import paint

PLAIN = paint({3: " SSN ssn______ NAME name......", 23: " transaction____"}, 'cursor = "ssn"')
LISTED = paint(
    {
        1: " T page............",
        5: " select NO number_",
        6: "   text....",
        **dict.fromkeys(range(7, 11), " :"),
        23: " transaction____",
    },
    '[fields]\nselect = "unprotected"\n[lists.records]\nrow = 5\nheight = 2\n',
)
ITEMS = [{"number": str(count), "text": f"TEXT {count}"} for count in range(1, 6)]


def test_values_are_in_their_fields() -> None:
    image = compose(PLAIN, {"ssn": "900123456", "name": "DOE"})
    assert image.name == "T"
    assert len(image.text) == 1920
    assert image.rows()[2].rstrip() == " SSN 900123456 NAME DOE"
    assert image.value("ssn") == "900123456"
    assert image.value("name") == "DOE"
    assert image.value("system_message") == ""


def test_protected_fields_are_filled_with_blanks_and_open_ones_with_nulls() -> None:
    image = compose(PLAIN, {"ssn": "900  ", "name": "DOE"})
    assert image.text[image.field("ssn").address :][:9] == "900" + "\0" * 6
    assert image.text[image.field("name").address :][:10] == "DOE" + " " * 7
    assert set(compose(PLAIN, {}).text[image.field("ssn").address :][:9]) == {"\0"}


def test_a_text_that_does_not_fit_is_marked() -> None:
    image = compose(PLAIN, {"name": "A NAME THAT IS TOO LONG"})
    assert image.value("name") == "A NAME TH>"
    assert image.rows()[2][30:].strip() == ""


def test_values_cannot_bring_control_characters() -> None:
    image = compose(PLAIN, {"name": "A\x1b[2J\0\u202e", "ssn": "1\n2"})
    assert image.value("name") == f"A{REPLACEMENT}[2J{REPLACEMENT}{REPLACEMENT}"
    assert image.value("ssn") == f"1{REPLACEMENT}2"


def test_values_of_fields_that_are_not_painted_are_left_out() -> None:
    assert compose(PLAIN, {"case": "C123"}, {"records": ITEMS}) == compose(PLAIN, {})


def test_the_cursor_starts_in_the_format_s_field() -> None:
    assert compose(PLAIN, {}).cursor == address(3, 6)
    later = paint({3: " ssn___", 23: " transaction____"}, 'cursor = "transaction"')
    assert compose(later, {}).cursor == address(23, 2)
    assert compose(PLAIN, {}, cursor=7).cursor == 7
    assert compose(PLAIN, {}, cursor="transaction").cursor == address(23, 2)
    with pytest.raises(KeyError):
        compose(PLAIN, {}, cursor="case")


def test_the_cursor_starts_in_the_first_open_field_if_the_format_s_is_closed() -> None:
    closed = compose(PLAIN, {}, overrides={"ssn": SKIP})
    assert closed.cursor == address(23, 2)
    assert compose(paint({3: " NOTHING TO TYPE"}), {}).cursor == 0
    assert compose(LISTED, {}).cursor == address(23, 2)
    assert compose(LISTED, {}, {"records": ITEMS}).cursor == address(5, 2)


def test_a_list_shows_a_page_of_its_items() -> None:
    image = compose(LISTED, {}, {"records": ITEMS})
    assert [row.rstrip() for row in image.rows()[4:10]] == [
        "        NO 1",
        "   TEXT 1",
        "        NO 2",
        "   TEXT 2",
        "        NO 3",
        "   TEXT 3",
    ]
    assert image.value("page") == "PAGE 1 OF 2"
    assert compose(LISTED, {}, {"records": ITEMS}, page=2).value("number.2") == "5"


def test_lines_without_an_item_are_blank_and_closed() -> None:
    image = compose(LISTED, {}, {"records": ITEMS}, page=2)
    assert [row.strip() for row in image.rows()[8:10]] == ["", ""]
    assert image.field("select.3").attribute == SKIP
    assert image.attributes[image.field("number.3").address - 1] == SKIP
    assert not image.field("select.2").attribute.protected
    open_keys = [field.key for field in image.fields if not field.attribute.protected]
    assert open_keys == ["select.1", "number.1", "select.2", "number.2", "transaction"]


def test_an_item_without_values_is_an_open_line() -> None:
    image = compose(LISTED, {}, {"records": [{}]})
    assert not image.field("select.1").attribute.protected
    assert image.rows()[4].rstrip() == "        NO"


@pytest.mark.parametrize(("page", "shown"), [(-3, "1"), (0, "1"), (1, "1"), (2, "4"), (9, "4")])
def test_a_page_off_the_list_is_its_first_or_last(page: int, shown: str) -> None:
    assert compose(LISTED, {}, {"records": ITEMS}, page).value("number.1") == shown


def test_values_may_give_another_page_number() -> None:
    assert compose(LISTED, {"page": "PAGE 7"}, {"records": ITEMS}).value("page") == "PAGE 7"


@pytest.mark.parametrize(("items", "expected"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_pages_hold_what_fits(items: int, expected: int) -> None:
    assert pages(LISTED, {"records": [{}] * items}) == expected


def test_a_format_without_lists_has_one_page() -> None:
    assert pages(PLAIN, {}) == 1


def test_a_list_with_fewer_pages_repeats_its_last() -> None:
    both = paint(
        {3: " a___", 4: " :", 6: " b___", 7: " :"}, "[lists.one]\nrow = 3\n[lists.two]\nrow = 6\n"
    )
    lists = {
        "one": [{"a": str(count)} for count in range(5)],
        "two": [{"b": "x"}, {"b": "y"}, {"b": "z"}],
    }
    assert pages(both, lists) == 3
    image = compose(both, {}, lists, page=3)
    keys = ("a.1", "a.2", "b.3", "b.4")
    assert [image.value(key) for key in keys] == ["4", "", "z", ""]
    assert image.field("a.2").attribute == SKIP
    second = compose(both, {}, lists, page=2)
    assert [second.value(key) for key in keys] == ["2", "3", "z", ""]


def test_overrides_change_attributes_and_filling() -> None:
    bright = Attribute(intensity=Intensity.HIGH, mdt=True)
    image = compose(PLAIN, {"name": "DOE"}, overrides={"name": bright, "ssn": SKIP, "case": SKIP})
    assert image.field("name").attribute == bright
    assert image.attributes[image.field("name").address - 1] == bright
    assert image.text[image.field("name").address :][:10] == "DOE" + "\0" * 7
    assert image.text[image.field("ssn").address :][:9] == " " * 9
    assert compose(PLAIN, {}).field("name").attribute == SKIP


def test_overrides_do_not_open_a_closed_line() -> None:
    image = compose(LISTED, {}, {"records": []}, overrides={"select.1": Attribute()})
    assert image.field("select.1").attribute == SKIP


def test_shown_maps_items_to_lines() -> None:
    assert shown(LISTED, {"records": ITEMS}, 1) == {1: ITEMS[0], 2: ITEMS[1], 3: ITEMS[2]}
    assert shown(LISTED, {"records": ITEMS}, 2) == {1: ITEMS[3], 2: ITEMS[4]}
    assert shown(LISTED, {"records": ITEMS}, 9) == {1: ITEMS[3], 2: ITEMS[4]}
    assert shown(LISTED, {}, 1) == {}


def test_lists_may_share_names_because_lines_are_numbered_through_the_screen() -> None:
    made = paint(
        {3: " select a...", 4: " :", 6: " select a...", 7: " :"},
        """
        [fields]
        select = "unprotected"
        [lists.below]
        row = 6
        [lists.above]
        row = 3
        """,
    )
    lists = {"above": [{"a": "1"}], "below": [{"a": "2"}, {"a": "3"}]}
    image = compose(made, {}, lists)
    assert [image.value(f"a.{line}") for line in (1, 2, 3, 4)] == ["1", "", "2", "3"]
    assert shown(made, lists, 1) == {1: {"a": "1"}, 3: {"a": "2"}, 4: {"a": "3"}}
    assert image.field("select.2").attribute == SKIP
    assert image.field("select.4").row == 7


def test_a_field_over_several_rows_takes_a_long_value() -> None:
    made = paint({3: " text" + "_" * 75, 4: "_" * 80, 5: "_" * 10 + " END"})
    image = compose(made, {"text": "X" * 100})
    assert image.value("text") == "X" * 100
    assert [row.strip() for row in image.rows()[2:5]] == ["X" * 79, "X" * 21, "END"]
