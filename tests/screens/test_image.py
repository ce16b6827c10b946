"""Screens on the host side: reading inputs and restoring typed text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from screens.attribute import Attribute, Intensity
from screens.cell import REPLACEMENT
from screens.compose import compose
from screens.geometry import address
from screens.image import BLANK
from screens.message import Aid, InputMessage
from tests.screens.paint import paint

FORMAT = paint(
    {3: " ssn______ pin___ name......", 5: " select code...", 6: " :", 23: " transaction____"},
    '[fields]\nselect = "unprotected"\npin = "hidden"\n[lists.records]\nrow = 5\n',
)
IMAGE = compose(FORMAT, {"pin": "1234", "name": "DOE"}, {"records": [{"code": "SDX"}, {}]})


def message(*fields: tuple[int | None, str]) -> InputMessage:
    return InputMessage(Aid.ENTER, 0, fields)


def test_the_blank_screen_is_unformatted_and_all_nulls() -> None:
    assert not BLANK.formatted
    assert BLANK.name == ""
    assert set(BLANK.text) == {"\0"}
    assert BLANK.rows() == [" " * 80] * 24


def test_a_hidden_field_is_shown_only_when_asked_for() -> None:
    assert "1234" not in "".join(IMAGE.rows())
    assert "1234" in IMAGE.rows(hidden=True)[2]
    assert IMAGE.formatted


def test_a_hidden_field_is_blank_across_the_end_of_the_screen() -> None:
    hidden = Attribute(intensity=Intensity.HIDDEN)
    text = "CD" + " " * 1916 + "AB"
    image = type(BLANK)("T", text, {1917: hidden, 2: Attribute()}, 0)
    assert "".join(image.rows()).strip() == ""
    assert image.rows(hidden=True)[0].startswith("CD")
    assert image.rows(hidden=True)[23].endswith("AB")


def test_keys_name_fields_and_lines() -> None:
    assert IMAGE.field("select.2").address == address(6, 2)
    assert IMAGE.field("code.1").key == "code.1"
    assert IMAGE.value("code.1") == "SDX"
    with pytest.raises(KeyError):
        IMAGE.field("code")
    with pytest.raises(KeyError):
        IMAGE.value("code.9")


def test_a_field_is_found_by_its_cells() -> None:
    pin = IMAGE.field("pin")
    found = [IMAGE.field_at(cell) for cell in range(pin.address - 1, pin.address + 7)]
    assert found == [None, *[pin] * 6, None]
    assert IMAGE.field_at(address(6, 3)) == IMAGE.field("select.2")


def test_read_names_the_modified_fields() -> None:
    fields = message((address(3, 2), "900123456"), (address(6, 2), "DXD  "))
    assert IMAGE.read(fields) == {"ssn": "900123456", "select.2": "DXD"}


def test_read_drops_nulls_marks_and_trailing_blanks() -> None:
    assert IMAGE.read(message((address(3, 2), " 9\x0000\x1c1\x1e  "))) == {"ssn": " 9001"}


def test_read_ignores_what_no_keyboard_can_send() -> None:
    forged = message(
        (address(3, 19), "SMITH"),
        (address(3, 3), "X"),
        (None, "PY 900123456"),
        (9999, "X"),
        (address(3, 2), "9001234567890"),
        (address(3, 12), "12\x1b\x9b"),
    )
    assert IMAGE.read(forged) == {"ssn": "900123456", "pin": f"12{REPLACEMENT * 2}"}


def test_a_blank_screen_reads_no_fields() -> None:
    assert BLANK.read(message((None, "PY"))) == {}


def test_with_values_keeps_what_was_typed() -> None:
    typed = {"ssn": "9001", "select.2": "DXD", "name": "SMITH"}
    image = IMAGE.with_values(typed, cursor=5)
    assert image.cursor == 5
    assert image.value("ssn") == "9001"
    assert image.value("select.2") == "DXD"
    assert image.value("name") == "DOE"
    assert image.attributes[address(3, 1)] == Attribute(mdt=True)
    assert image.field("select.2").attribute.mdt
    assert not image.field("select.1").attribute.mdt
    assert image.text[address(3, 2) :][:9] == "9001" + "\0" * 5
    assert not IMAGE.field("ssn").attribute.mdt


def test_a_restricted_screen_is_still_restricted_with_values() -> None:
    assert not IMAGE.restricted and not IMAGE.with_values({}, 0).restricted
    assert replace(IMAGE, restricted=True).with_values({"ssn": "9001"}, 0).restricted


def test_with_values_cuts_and_cleans() -> None:
    assert IMAGE.with_values({"ssn": "1\n23456789012"}, 0).value("ssn") == f"1{REPLACEMENT}2345678"


def test_with_values_refuses_a_field_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        IMAGE.with_values({"case": "X"}, 0)
