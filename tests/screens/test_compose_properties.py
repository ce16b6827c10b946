"""Composed values are read back, also through a terminal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from screens.attribute import Attribute
from screens.compose import compose, pages, shown
from screens.image import ScreenImage
from screens.keyboard import Keyboard
from screens.loader import load
from screens.message import Aid, InputMessage
from tests.screens.paint import keyboard, paint

FORMAT = paint(
    {
        3: " first___ second____ third......",
        4: " wide" + "_" * 75,
        5: "_" * 12,
        7: " select text____",
        **dict.fromkeys(range(8, 12), " :"),
        23: " last____",
    },
    '[fields]\nselect = "unprotected"\n[lists.records]\nrow = 7\n',
)
OPEN = {field.key: field.length for field in FORMAT.fields if not field.attribute.protected}
TEXTS = st.text(max_size=120)
PLAIN = st.text("ABZ 019é.,'", max_size=60)


def type_into(made: Keyboard, image: ScreenImage, key: str, text: str) -> None:
    made.space.cursor = image.field(key).address
    made.erase_eof()
    made.type(text)


@given(st.dictionaries(st.sampled_from([f.name for f in FORMAT.fields]), TEXTS), st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_any_values_make_a_screen_of_plain_cells(values: dict[str, str], items: int) -> None:
    image = compose(FORMAT, values, {"records": [values] * items})
    assert len(image.text) == 1920
    assert all(len(row) == 80 and row.isprintable() for row in image.rows(hidden=True))
    assert image.attributes.keys() == FORMAT.attributes.keys()
    assert [(f.key, f.address, f.length) for f in image.fields] == [
        (f.key, f.address, f.length) for f in FORMAT.fields
    ]
    for field in image.fields:
        assert image.attributes[field.address - 1] == field.attribute


@given(st.dictionaries(st.sampled_from(sorted(OPEN)), PLAIN))
@settings(max_examples=100, deadline=None)
def test_what_is_typed_is_what_is_read(typed: dict[str, str]) -> None:
    typed = {key: text[: OPEN[key] - 1] for key, text in typed.items()}
    image = compose(FORMAT, {}, {"records": [{}] * 5})
    made = keyboard(image)
    for key, text in typed.items():
        type_into(made, image, key, text)
    message = made.press(Aid.ENTER)
    assert message is not None
    read = image.read(message)
    assert read == {key: text.rstrip(" ") for key, text in typed.items()}
    given_back = image.with_values(read, message.cursor)
    assert {key: given_back.value(key) for key in typed} == read
    again = keyboard(given_back).press(Aid.ENTER)
    assert again == InputMessage(
        Aid.ENTER, message.cursor, tuple((at, text.rstrip(" ")) for at, text in message.fields)
    )


@given(st.dictionaries(st.sampled_from(["first", "second", "third", "wide", "last"]), PLAIN))
@settings(max_examples=100, deadline=None)
def test_values_come_back_when_the_program_tags_the_fields(values: dict[str, str]) -> None:
    tags = {key: Attribute(mdt=True) for key in ("first", "second", "wide", "last")}
    image = compose(FORMAT, values, overrides=tags)
    message = keyboard(image).press(Aid.ENTER)
    assert message is not None
    assert image.read(message) == {
        key: values.get(key, "")[: OPEN[key]].rstrip(" ") for key in tags
    }


@given(st.integers(0, 70), st.integers(-2, 9))
def test_pages_show_every_item_once(items: int, page: int) -> None:
    format = load("M")
    lines = {"lines": [{"text": str(number)} for number in range(items)]}
    total = pages(format, lines)
    every = [item for one in range(1, total + 1) for item in shown(format, lines, one).values()]
    assert every == lines["lines"]
    image = compose(format, {}, lines, page)
    assert image.value("page") == f"PAGE {min(max(page, 1), total)} OF {total}"
