"""Writes to a terminal: each leaves the screen that the presentation space defines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ims_tui.doors.tn3270.codepage import CP037, CP1047
from ims_tui.doors.tn3270.glass import Glass
from ims_tui.doors.tn3270.query import Abilities
from screens import loader
from screens.attribute import SKIP, Attribute, Colour, Intensity
from screens.compose import compose
from screens.image import BLANK, ScreenImage
from screens.output import Disconnect, EraseWrite, MessageWrite, Output
from screens.space import PresentationSpace
from tests.ims_tui.doors.tn3270.interpreter import Interpreter, wanted
from tests.screens.paint import OPEN, image

HIDDEN = Attribute(intensity=Intensity.HIDDEN)


class Both:
    """A terminal that is written to, and the space that defines what it must show."""

    def __init__(self, color: bool = True) -> None:
        self.glass = Glass()
        self.glass.know(Abilities(color))
        self.terminal = Interpreter()
        self.space = PresentationSpace()

    def write(self, output: Output) -> bytes:
        self.space.apply(output)
        stream = self.glass.write(output)
        self.terminal.write(stream)
        self.same()
        return stream

    def type(self, address: int, text: str) -> None:
        self.terminal.type(address, text.encode("cp037"))
        self.space.cells[address : address + len(text)] = text
        self.space.tag(address)

    def same(self) -> None:
        color = self.glass.abilities.color
        assert CP037.decode(bytes(self.terminal.cells)) == "".join(self.space.cells)
        assert self.terminal.attributes == {
            at: wanted(attribute, color) for at, attribute in self.space.attributes.items()
        }
        assert self.terminal.cursor == self.space.cursor
        assert not self.terminal.locked


def filled(name: str, letter: str) -> ScreenImage:
    """Return a format whose fields are full of one letter."""
    made = loader.load(name)
    values = {field.name: letter * field.length for field in made.fields}
    lists = {area: [values] * 4 for area in made.lists}
    return compose(made, values, lists)


@pytest.mark.parametrize("name", loader.names())
def test_every_format_is_shown_changed_and_shown_again(name: str) -> None:
    both = Both()
    full = both.write(EraseWrite(filled(name, "A")))
    assert full[0] == 0xF5 and len(full) < 2700
    assert both.write(EraseWrite(compose(loader.load(name), {})))[0] in (0xF1, 0xF5)
    assert both.write(EraseWrite(filled(name, "B"), alarm=True))[0] in (0xF1, 0xF5)
    assert both.terminal.alarms == 1
    again = both.write(EraseWrite(filled(name, "B")))
    assert again[0] == 0xF1


def test_a_changed_field_is_a_small_write() -> None:
    both = Both()
    made = loader.load("PY")
    both.write(EraseWrite(compose(made, {"system_message": "ONE"})))
    small = both.write(EraseWrite(compose(made, {"system_message": "TWO"})))
    assert small[0] == 0xF1 and len(small) < 60


def test_typed_text_is_gone_after_a_new_screen() -> None:
    both = Both()
    made = loader.load("PY")
    shown = compose(made, {})
    both.write(EraseWrite(shown))
    # The terminal never sends it: the operator presses a PA key.
    both.type(shown.field("transaction").address, "UNSENT")
    both.write(EraseWrite(shown))


def test_a_message_keeps_text_tags_and_cursor() -> None:
    both = Both()
    shown = compose(loader.load("PY"), {})
    both.write(EraseWrite(shown))
    both.type(shown.field("transaction").address, "ZZZ 1")
    small = both.write(MessageWrite("IMS0001 TYPE SOMETHING"))
    assert small[0] == 0xF1 and len(small) < 40
    assert both.terminal.alarms == 1
    both.write(MessageWrite("LONG " * 30, alarm=False, cursor=5))
    assert both.terminal.alarms == 1


def test_a_field_may_change_its_attribute() -> None:
    both = Both()
    plain = {10: OPEN, 20: SKIP, 100: OPEN, 110: SKIP}
    both.write(EraseWrite(image(plain, {11: "ABC"})))
    tagged = {**plain, 10: replace(OPEN, mdt=True), 100: HIDDEN}
    assert both.write(EraseWrite(image(tagged, {11: "ABC"})))[0] == 0xF1
    assert both.write(EraseWrite(image(tagged, {11: "ABC"})))[0] == 0xF1
    both.write(EraseWrite(image({**plain, 110: Attribute(True, colour=Colour.YELLOW)})))
    both.write(EraseWrite(image(plain)))


def test_a_field_in_another_place_is_a_full_write() -> None:
    both = Both()
    both.write(EraseWrite(image({10: OPEN, 20: SKIP})))
    assert both.write(EraseWrite(image({10: OPEN, 21: SKIP})))[0] == 0xF5


def test_fields_may_wrap_around_the_end() -> None:
    both = Both()
    around = {1919: OPEN, 5: SKIP, 1900: SKIP}
    both.write(EraseWrite(image(around, {0: "AB"})))
    both.write(EraseWrite(image(around, {0: "C", 1901: "D"})))


def test_the_blank_screen_and_the_last_text() -> None:
    both = Both()
    both.write(EraseWrite(filled("PY", "A")))
    both.write(EraseWrite(BLANK))
    assert not both.glass.formatted
    both.write(EraseWrite(filled("PY", "A")))
    both.write(Disconnect("IMS0013 SIGNED OFF"))


def test_a_terminal_without_colors_gets_plain_fields() -> None:
    both = Both(color=False)
    stream = both.write(EraseWrite(filled("EF", "A")))
    assert 0x29 not in stream


def test_a_new_code_page_writes_the_screen_again() -> None:
    glass, terminal = Glass(), Interpreter()
    shown = EraseWrite(image({10: OPEN, 20: SKIP}, {11: "[x]"}))
    terminal.write(glass.write(shown))
    glass.know(Abilities(page=CP1047))
    terminal.write(glass.write(MessageWrite("NO")))
    assert terminal.cells[11:14].hex() == "ada7bd"
    assert glass.write(shown)[0] == 0xF1


def test_what_was_typed_and_sent_is_on_a_screen_that_is_written_again() -> None:
    both = Both()
    shown = compose(loader.load("PY"), {})
    both.write(EraseWrite(shown))
    at = shown.field("transaction").address
    both.type(at, "ZZZ 1")
    both.glass.type(at + 5, ((at, "ZZZ 1"), (1, "TAMPERED"), (None, "x"), (700, "nowhere")))
    both.space.cursor = at + 5
    both.glass.spoil()
    assert both.write(MessageWrite("DFS064"))[0] == 0xF5


Painted = tuple[dict[int, Attribute], dict[int, str]]
TEXT = st.text(st.sampled_from("AB \0é"), max_size=30)
PLACES = st.dictionaries(
    st.integers(0, 1919),
    st.builds(
        Attribute,
        st.booleans(),
        st.booleans(),
        st.sampled_from(Intensity),
        st.sampled_from([None, Colour.RED]),
        st.booleans(),
    ),
    max_size=8,
)


@given(st.lists(st.tuples(PLACES, st.dictionaries(st.integers(0, 1919), TEXT)), max_size=3))
def test_any_screen_follows_any_other(screens: list[Painted]) -> None:
    both = Both()
    for attributes, texts in screens:
        both.write(EraseWrite(image(attributes, texts)))
        both.write(EraseWrite(image(attributes, {**texts, 400: "CHANGED"})))
