"""A watched session: a host session that records an event for each input and output."""

from __future__ import annotations

import re

from ims_tui.host.typed import SELECT, TRANSACTION, blank_screen_text
from ims_tui.practice.attempt.attempt import Attempt
from ims_tui.practice.recording.event import MASK, By, InputEvent, OutputEvent
from screens.cell import cell_text
from screens.image import BLANK, PlacedField
from screens.message import Aid, InputMessage
from screens.output import EraseWrite, MessageWrite, Output
from screens.space import PresentationSpace
from transactions.core.messages import Message
from transactions.core.registry import transactions_by_code

_SIGN_ON = re.compile(r"((?:/ ?S[A-Z]*|\bSIG[A-Z]*) ?ON \S+ )\S.*", re.IGNORECASE)
_SIGN = re.compile(r"(/ ?S[A-Z]* )(?!ON )\S.*", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\([^)]*\)?")
_DEFAULT_FORMATS = ("", "DFSMO1")
"""Screens that supply no key, so that a key typed there is the user's own."""


class WatchedSession:
    """A trainee's session; used by one thread at a time, like `LocalDoor`."""

    def __init__(self, attempt: Attempt, lterm: str) -> None:
        self.lterm = lterm
        self._attempt = attempt
        self._host = attempt.host(lterm)
        attempt.closes.append(self.close)
        self._space = PresentationSpace()
        self._image = BLANK

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or ""."""
        return self._host.user_id

    @property
    def said(self) -> Message | None:
        """The message in the last output."""
        return self._host.said

    def connect(self) -> Output:
        """Return the first screen, signed on as the scenario's user; after a reset or when resuming
        an attempt, the screen where it continues.
        """
        self._host = self._attempt.host(self.lterm)
        with self._attempt.busy:
            left = self._attempt.left()
            return self._seen(self._begin() if left is None else self._go_on(left))

    def _begin(self) -> Output:
        scenario = self._attempt.scenario
        return self._host.sign_on_as(scenario.user) if scenario.sign_on else self._host.connect()

    def _go_on(self, left: OutputEvent) -> Output:
        try:
            shown = self._host.sign_on_as(left.user) if left.user else self._host.connect()
        except LookupError:  # the user was removed since
            return self._begin()
        if not left.text:
            return shown
        self._host.receive(InputMessage(Aid.CLEAR, 0, ()))
        return self._host.receive(InputMessage(Aid.ENTER, 0, ((None, left.text),)))

    def sign_on_as(self, user_id: str) -> Output:
        """Sign on a user without a password; LookupError if there is no such user."""
        with self._attempt.busy:
            return self._seen(self._host.sign_on_as(user_id))

    def receive(self, pressed: InputMessage) -> Output:
        """Answer one input."""
        with self._attempt.busy:
            event = self._input(pressed)
            self._attempt.add(event)
            if pressed.aid is Aid.CLEAR:
                self._space.apply(EraseWrite(BLANK))
                self._image = BLANK
            self._attempt.delay(event.code)
            return self._seen(self._host.receive(pressed))

    def close(self) -> None:
        """End the session; `connect` reopens it."""
        self._host.close()

    def _seen(self, output: Output) -> Output:
        self._space.apply(output)
        if not isinstance(output, MessageWrite):
            self._image = output.image if isinstance(output, EraseWrite) else BLANK
        said = self._host.said
        rows = self._rows()
        self._attempt.add(
            OutputEvent(
                at=self._attempt.elapsed(),
                code=rows[0][1:9].strip() if self._image.formatted else "",
                screen=self._image.name,
                message=said.number if said is not None else "",
                name=("E" if said.is_error else said.type.severity) if said is not None else "",
                rows=rows,
                cursor=self._space.cursor,
                text=self._host.typed,
                user=self._host.user_id,
            )
        )
        return output

    def _rows(self) -> tuple[str, ...]:
        """Return the screen with passwords masked, because the host returns a refused line."""
        rows = self._space.rows()
        for field in self._image.fields:
            if field.name == TRANSACTION:
                row, start, end = field.row - 1, field.column - 1, field.column - 1 + field.length
                text = rows[row][start:end].strip()
                masked = _without_password(text)
                if masked != text:
                    shown = masked.ljust(end - start)[: end - start]
                    rows[row] = rows[row][:start] + shown + rows[row][end:]
        return tuple(rows)

    def _input(self, pressed: InputMessage) -> InputEvent:
        typed = tuple(self._typed(pressed))
        code, key, by = _entered(pressed, typed, self._image.name)
        declared = transactions_by_code().get(code)
        return InputEvent(
            at=self._attempt.elapsed(),
            aid=pressed.aid.name,
            by=by,
            typed=typed,
            code=declared.code if declared is not None else code,
            text=key,
            screen=self._image.name,
            cursor=pressed.cursor,
            keys=1 + sum(len(text) for _, text in typed),
        )

    def _typed(self, pressed: InputMessage) -> list[tuple[str, str]]:
        found = []
        # A password may be in a separate piece, so mask the whole line that the host reads.
        blank = blank_screen_text(pressed).replace("\0", " ").strip()
        if blank:
            found.append(("", _command(blank)))
        for address, text in pressed.fields:
            if address is None:
                continue
            field = self._image.field_at(address)
            if field is not None and not field.attribute.protected:
                said = MASK if field.attribute.hidden else _plain(field, text)
                is_command = field.name in (TRANSACTION, SELECT)
                found.append((field.key, (_command if is_command else _without_password)(said)))
        return found


def _without_password(text: str) -> str:
    """Mask the text after the user id in `/SIGN ON WKR01 LEARN01`.

    Without ON the host refuses the command, and any word may be the password.
    """
    read = " ".join(cell_text(text).split())
    masked = _SIGN.sub(rf"\1{MASK}", _SIGN_ON.sub(rf"\1{MASK}", read))
    return text if masked == read else masked


def _command(text: str) -> str:
    """Mask passwords in a typed code, also one in parentheses after it."""
    return _IN_PARENTHESES.sub(f"({MASK})", _without_password(text))


def _plain(field: PlacedField, text: str) -> str:
    return text.replace("\0", "").rstrip()[: field.length]


def _entered(
    pressed: InputMessage, typed: tuple[tuple[str, str], ...], screen: str
) -> tuple[str, str, By]:
    """Return the transaction code typed, its key, and how it was entered."""
    if pressed.aid is not Aid.ENTER:
        return "", "", "pf"
    for name, text in typed:
        if re.fullmatch(r"select\.[0-9]+", name) and text:
            return _IN_PARENTHESES.sub(" ", f"{text} ").split(" ")[0].upper(), "", "line"
    for name, text in typed:
        if name in ("", TRANSACTION) and text:
            code, _, key = _IN_PARENTHESES.sub(" ", text).strip().partition(" ")
            alone = not key.strip() and screen not in _DEFAULT_FORMATS
            return code.upper(), key.strip().upper(), "bottom" if alone else "key"
    return "", "", "fields" if typed else "key"
