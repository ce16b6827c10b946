"""Presentation space: output of the host and input read back."""

from __future__ import annotations

from dataclasses import replace

from screens.attribute import SKIP, Attribute, Intensity
from screens.cell import REPLACEMENT
from screens.compose import compose
from screens.geometry import address
from screens.image import BLANK, ScreenImage
from screens.message import Aid, InputMessage
from screens.output import Disconnect, EraseWrite, MessageWrite
from screens.space import Field, PresentationSpace
from tests.screens.paint import OPEN, PROTECTED, image, paint

FORMAT = paint({3: " SSN ssn______ NAME name......", 23: " transaction____"})


def space(shown: ScreenImage) -> PresentationSpace:
    made = PresentationSpace()
    made.apply(EraseWrite(shown))
    return made


def test_a_new_space_is_the_blank_screen() -> None:
    made = PresentationSpace()
    assert not made.formatted
    assert made.cursor == 0
    assert made.cells == list(BLANK.text)
    assert made.fields() == ()
    assert made.attribute_at(5) is None
    assert made.field_at(5) is None
    assert made.open_at(5)


def test_a_space_is_restricted_while_it_shows_a_restricted_screen() -> None:
    shown = compose(FORMAT, {"ssn": "900123456"})
    made = space(replace(shown, restricted=True))
    assert made.restricted
    made.apply(MessageWrite("DFS064 DESTINATION CAN NOT BE FOUND"))
    assert made.restricted
    made.apply(EraseWrite(shown))
    assert not made.restricted
    for leaving in (made.clear, lambda: made.apply(Disconnect("SESSION ENDED"))):
        made.apply(EraseWrite(replace(shown, restricted=True)))
        leaving()
        assert not made.restricted


def test_erase_write_shows_the_image() -> None:
    shown = compose(FORMAT, {"ssn": "900123456", "name": "DOE"})
    made = space(shown)
    assert made.rows() == shown.rows()
    assert made.attributes == dict(shown.attributes)
    assert made.cursor == shown.cursor
    made.cells[5] = "X"
    made.tag(shown.field("ssn").address)
    assert shown.attributes[shown.field("ssn").address - 1] == OPEN


def test_fields_run_from_attribute_to_attribute_and_wrap() -> None:
    made = space(image({10: OPEN, 20: SKIP, 1900: OPEN}))
    assert made.fields() == (
        Field(11, 9, OPEN),
        Field(21, 1879, SKIP),
        Field(1901, 29, OPEN),
    )
    assert list(made.fields()[2].cells)[:20] == [*range(1901, 1920), 0]
    assert made.field_at(3) == made.fields()[2]
    assert made.field_at(1900) == made.fields()[2]
    assert made.field_at(19) == made.fields()[0]


def test_one_attribute_makes_a_field_of_all_other_cells() -> None:
    made = space(image({1919: OPEN}))
    assert made.fields() == (Field(0, 1919, OPEN),)
    assert made.field_at(0) == Field(0, 1919, OPEN)


def test_two_attributes_side_by_side_make_a_field_of_no_length() -> None:
    made = space(image({10: OPEN, 11: SKIP}))
    assert made.fields()[0] == Field(11, 0, OPEN)


def test_attribute_at_governs_up_to_the_next() -> None:
    made = space(image({10: OPEN, 20: SKIP}))
    assert [made.attribute_at(cell) for cell in (9, 10, 19, 20, 1919)] == [
        SKIP,
        OPEN,
        OPEN,
        SKIP,
        SKIP,
    ]
    assert [made.open_at(cell) for cell in (9, 10, 11, 19, 20, 21)] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]


def test_a_message_write_disturbs_nothing_else() -> None:
    made = space(compose(FORMAT, {"ssn": "900123456"}))
    made.cells[address(3, 6)] = "8"
    made.tag(address(3, 6))
    made.cursor = 300
    before, attributes = made.rows(), dict(made.attributes)
    made.apply(MessageWrite("DFS064 11:22:33 DESTINATION CAN NOT BE FOUND OR CREATED, DEST=ZZZ"))
    assert made.rows()[:23] == before[:23]
    assert made.rows()[23].startswith(" DFS064 11:22:33 DESTINATION")
    assert made.attributes == attributes
    assert made.cursor == 300
    made.apply(MessageWrite("X" * 90 + "\x1b", cursor=5))
    assert made.rows()[23] == " " + "X" * 78 + " "
    assert made.cursor == 5
    made.apply(MessageWrite(""))
    assert made.rows()[23].strip() == ""


def test_a_disconnect_leaves_its_text_on_the_unformatted_screen() -> None:
    made = space(compose(FORMAT, {}))
    made.apply(Disconnect("DFS058I 11:22:33 RCLSDST COMMAND COMPLETED"))
    assert not made.formatted
    assert made.rows()[0].rstrip() == "DFS058I 11:22:33 RCLSDST COMMAND COMPLETED"
    assert made.cursor == 80


def test_no_output_puts_a_control_character_into_the_space() -> None:
    shown = ScreenImage("T", "\x1bA\x9b\n" + "\0" * 1916, {100: SKIP}, 0)
    assert space(shown).cells[:5] == [REPLACEMENT, "A", REPLACEMENT, REPLACEMENT, "\0"]


def test_attribute_cells_are_blank_whatever_the_text_says() -> None:
    shown = ScreenImage("T", "X" * 1920, {100: SKIP}, 0)
    assert space(shown).cells[99:102] == ["X", " ", "X"]


def test_read_modified_sends_tagged_fields_without_nulls() -> None:
    made = space(image({10: OPEN, 20: SKIP, 30: OPEN, 40: SKIP}, {12: "A  B ", 31: "XYZ"}))
    made.tag(15)
    made.cursor = 17
    assert made.read_modified(Aid.ENTER) == InputMessage(Aid.ENTER, 17, ((11, "A  B "),))
    made.tag(31)
    assert made.read_modified(Aid.PF7).fields == ((11, "A  B "), (31, "XYZ"))
    made.tag(11, modified=False)
    assert made.read_modified(Aid.PF7).fields == ((31, "XYZ"),)


def test_read_modified_sends_a_field_emptied_and_one_that_the_program_tagged() -> None:
    tagged = Attribute(protected=True, mdt=True)
    made = space(image({10: tagged, 20: Attribute(mdt=True), 30: SKIP}, {11: "KEY"}))
    assert made.read_modified(Aid.ENTER).fields == ((11, "KEY"), (21, ""))


def test_read_modified_sends_a_field_that_wraps_in_one_piece() -> None:
    made = space(image({1915: Attribute(mdt=True), 5: SKIP}, {1916: "ABCDEF"}))
    assert made.read_modified(Aid.ENTER).fields == ((1916, "ABCDEF"),)


def test_read_modified_sends_hidden_fields_and_marks() -> None:
    hidden = Attribute(intensity=Intensity.HIDDEN, mdt=True)
    made = space(image({10: hidden, 20: SKIP}, {11: "PIN"}))
    made.cells[14:16] = ["\x1c", "\x1e"]
    assert made.read_modified(Aid.ENTER).fields == ((11, "PIN\x1c\x1e"),)
    assert made.rows(hidden=True)[0][11:16] == "PIN*;"


def test_short_keys_send_no_data() -> None:
    made = space(image({10: Attribute(mdt=True), 20: SKIP}, {11: "X"}))
    made.cursor = 11
    for aid in (Aid.PA1, Aid.PA2, Aid.PA3, Aid.CLEAR, Aid.SYSREQ, Aid.ATTN):
        assert made.read_modified(aid) == InputMessage(aid, 0, ())


def test_an_unformatted_screen_sends_its_text() -> None:
    made = space(image({}, {0: "PY 900123456"}))
    assert made.read_modified(Aid.ENTER).fields == ((None, "PY 900123456"),)
    made = space(image({}, {500: "PY", 600: "900123456 "}))
    assert made.read_modified(Aid.ENTER).fields == ((None, "PY 900123456 "),)
    assert PresentationSpace().read_modified(Aid.ENTER).fields == ()


def test_clear_leaves_the_blank_screen() -> None:
    made = space(image({10: PROTECTED}, {20: "TEXT"}))
    made.cursor = 99
    made.clear()
    assert (made.formatted, made.cursor, set(made.cells)) == (False, 0, {"\0"})
