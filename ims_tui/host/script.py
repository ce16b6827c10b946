"""A terminal driven by a script, in which each input is one press of an attention key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from data.store.safe import ExpectedError
from screens.cell import NULL
from screens.image import BLANK, PlacedField, ScreenImage, picture
from screens.keyboard import Keyboard, Lock
from screens.message import Aid, InputMessage
from screens.output import MESSAGE_ADDRESS, MESSAGE_LENGTH, EraseWrite, MessageWrite, Output
from screens.space import PresentationSpace
from transactions.core.messages import Message

ASSIGNED = re.compile(r"\s*[A-Za-z0-9_.-]+=", re.ASCII)
ASSIGNMENT = re.compile(r'\s*([A-Za-z0-9_.-]+)=("(?:[^"\\]|\\.)*"|[^;]*)(?:;|\Z)', re.ASCII)


class InputError(ExpectedError):
    """An input that cannot be typed on the current screen."""

    status = 2


@dataclass(frozen=True, slots=True)
class Screen:
    """The terminal after one input: the host's screen and the cells."""

    image: ScreenImage
    cells: str
    cursor: int

    @property
    def rows(self) -> list[str]:
        """24 rows of 80 characters; hidden fields are blank."""
        return picture(self.cells, self.image.attributes)

    @property
    def message(self) -> str:
        """Text in the system message field."""
        if not self.image.formatted:
            return ""
        end = MESSAGE_ADDRESS + MESSAGE_LENGTH
        return self.cells[MESSAGE_ADDRESS:end].replace(NULL, " ").strip()

    def value(self, key: str) -> str | None:
        """Return the text in a field, None if it is hidden; KeyError if there is no such field."""
        field = self.image.field(key)
        if field.attribute.hidden:
            return None
        held = self.cells[field.address : field.address + field.length]
        return held.replace(NULL, "").rstrip()

    def as_json(self) -> dict[str, Any]:
        """Return the screen with its fields as JSON; the value of a hidden field is null."""
        rows = self.rows
        return {
            "code": rows[0][1:9].strip() if self.image.formatted else "",
            "rows": rows,
            "cursor": {"row": self.cursor // 80 + 1, "column": self.cursor % 80 + 1},
            "message": self.message,
            "fields": [self._field(field) for field in self.image.fields],
        }

    def _field(self, field: PlacedField) -> dict[str, Any]:
        attribute = field.attribute
        return {
            "name": field.key,
            "row": field.row,
            "column": field.column,
            "length": field.length,
            "attributes": {
                "protected": attribute.protected,
                "numeric": attribute.numeric,
                "intensity": attribute.intensity.name.lower(),
                "colour": attribute.base_colour.name.lower(),
                "block": field.block,
            },
            "value": self.value(field.key),
        }


class Session(Protocol):
    """A session at the host, watched or not."""

    @property
    def said(self) -> Message | None:
        """The message in the last output."""

    def sign_on_as(self, user_id: str) -> Output:
        """Sign on a user; LookupError if there is no such user."""

    def receive(self, pressed: InputMessage) -> Output:
        """Answer one input."""


class ScriptedTerminal:
    """Types inputs into a presentation space and keeps every screen."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.space = PresentationSpace()
        self.keyboard = Keyboard(self.space)
        self._image = BLANK
        self.screens: list[Screen] = []
        self.failed = False
        """True if any answer had a message of class E."""

    def sign_on(self, user_id: str) -> None:
        """Sign on and begin the session.

        Raises:
            InputError: there is no such user.
        """
        try:
            self.receive(self._session.sign_on_as(user_id.upper()))
        except LookupError as error:
            raise InputError(str(error)) from None

    def enter(self, text: str) -> None:
        """Type one input and press its key.

        Raises:
            InputError: it names a key, row or field that does not exist.
        """
        if self.keyboard.lock is Lock.NOT_CONNECTED:
            raise InputError("the host has ended the connection")
        aid = self._type(text)
        pressed = self.keyboard.press(aid)
        assert pressed is not None
        if aid is Aid.CLEAR:
            self._image = BLANK
        self.receive(self._session.receive(pressed))
        said = self._session.said
        self.failed = self.failed or (said is not None and said.is_error)
        self.screens.append(Screen(self._image, "".join(self.space.cells), self.space.cursor))

    def _type(self, text: str) -> Aid:
        key = re.fullmatch(r"\[([A-Za-z]+[0-9]*)\]", text)
        if key:
            return _aid(key[1].upper())
        line = re.fullmatch(r"@([0-9]{1,2}) (\S.*)", text)
        if line:
            self.fill(self._selection(int(line[1])), line[2])
        elif ASSIGNED.match(text):
            self._assign(text)
        elif not self.space.formatted:
            self._type_at(0, text)
        else:
            self.fill("transaction", text)
        return Aid.ENTER

    def _assign(self, text: str) -> None:
        place = 0
        while place < len(text):
            found = ASSIGNMENT.match(text, place)
            if found is None:
                raise InputError(f"name=value expected at: {text[place : place + 20]}")
            value = found[2]
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            self.fill(found[1], value)
            place = found.end()

    def _selection(self, row: int) -> str:
        for field in self._image.fields:
            if field.name == "select" and field.row == row:
                return field.key
        raise InputError(f"row {row} of {self._named} has no line")

    @property
    def _named(self) -> str:
        return self._image.name or "the blank screen"

    def _fields(self) -> str:
        """List the unprotected fields, for an error message."""
        keys = [
            field.key
            for field in self._image.fields
            if not self.space.attributes[field.address - 1].protected
        ]
        return f"; it has {', '.join(keys)}" if keys else ""

    def fill(self, key: str, text: str) -> None:
        """Type over a field, without pressing a key.

        Raises:
            InputError: there is no such field, or the text cannot be typed there.
        """
        try:
            field = self._image.field(key)
        except KeyError:
            raise InputError(f"{self._named} has no field {key}{self._fields()}") from None
        if self.space.attributes[field.address - 1].protected:
            raise InputError(f"the field {key} is protected now")
        if len(text) > field.length:
            raise InputError(f"the field {key} has room for {field.length} characters")
        self._type_at(field.address, text)

    def _type_at(self, address: int, text: str) -> None:
        self.space.cursor = address
        if self.space.formatted:
            self.keyboard.erase_eof()
        for character in text:
            self.keyboard.type(character)
            if self.keyboard.lock is not None:
                raise InputError(f"{character!r} cannot be typed")

    def receive(self, output: Output) -> None:
        """Process the host's output."""
        self.keyboard.receive(output)
        if not isinstance(output, MessageWrite):
            self._image = output.image if isinstance(output, EraseWrite) else BLANK


def _aid(name: str) -> Aid:
    try:
        return Aid[name]
    except KeyError:
        raise InputError(f"there is no key [{name}]") from None
