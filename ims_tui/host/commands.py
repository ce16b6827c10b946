"""The IMS commands of a terminal operator: /FOR /SIGN /EXIT /HOLD /REL /DIS /SET /RESET /RCL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ims_tui.host.journal import Journal
from ims_tui.host.presenter import Presenter
from ims_tui.host.signon import SignOn
from ims_tui.host.state import Frame, State
from ims_tui.host.typed import NOTHING_TYPED, Typed
from screens.format import UnknownFormat
from screens.loader import load
from screens.output import Disconnect, Output
from transactions.core.messages import message
from transactions.core.registry import codes_of, format_known_to
from transactions.core.reply import NOTHING, Show

SHORTEST = 3
"""IMS takes a command by its first three letters."""
OTHER_COMMANDS = ("BROADCAST", "TEST", "LOCK", "UNLOCK", "START", "STOP", "ASSIGN", "CHANGE", "LOG")
"""Commands that IMS has and a clerk's terminal may not give."""

MOST_HELD = 9
"""Conversations that one session may put aside: each keeps a whole screen."""


class Commands:
    """Carries out commands for one session."""

    def __init__(
        self, state: State, presenter: Presenter, sign_on: SignOn, journal: Journal
    ) -> None:
        self._state = state
        self._presenter = presenter
        self._sign_on = sign_on
        self._journal = journal
        self._verbs: dict[str, Callable[[list[str], Typed], Output]] = {
            "FORMAT": self._format,
            "SIGN": self._sign,
            "EXIT": self._exit,
            "HOLD": self._hold,
            "RELEASE": self._release,
            "DISPLAY": self._display,
            "SET": self._set,
            "RESET": self._reset,
            "RCLSDST": self._disconnect,
        }

    def run(self, text: str, typed: Typed = NOTHING_TYPED) -> Output:
        """Carry out one command, `text` beginning with a slash; `typed` is what else the screen
        held.
        """
        verb, *operands = text[1:].split() or [""]
        full = command_name(verb, self._verbs)
        if full is None:
            known = command_name(verb, OTHER_COMMANDS)
            return self._presenter.say(message("DFS3662W" if known else "DFS215I"))
        self._journal.entered = f"/{full}"[:8]
        if self._state.user is None and full not in ("SIGN", "RCLSDST"):
            return self._sign_on.required()
        return self._verbs[full](operands, typed)

    def _format(self, operands: list[str], typed: Typed) -> Output:
        name = operands[0] if operands else ""
        try:
            load(name)
            known = format_known_to(name, self._agency)
        except UnknownFormat:
            known = False
        if not known:
            return self._presenter.say(message("DFS057I", name=name[:8]))
        self._leave(typed)
        return self._presenter.show(Show(name))

    def _sign(self, operands: list[str], typed: Typed) -> Output:
        if operands[:1] == ["ON"]:
            user_id, password, *_ = [*operands[1:], "", ""]
            return self._sign_on.sign_on(user_id, password)
        if operands[:1] == ["OFF"]:
            return self._sign_on.sign_off(message("IMS0013"))
        return self._presenter.say(message("DFS215I"))

    def _exit(self, operands: list[str], typed: Typed) -> Output:
        if operands:
            number = _conversation(operands)
            if number is None or self._state.held.pop(number, None) is None:
                return self._presenter.say(message("DFS183I"))
            return self._presenter.say(message("DFS058I", verb="EXIT"))
        if self._active() is None:
            return self._presenter.say(message("DFS183I"))
        self._state.frame = None
        return self._presenter.lines([], message("DFS058I", verb="EXIT"))

    def _hold(self, operands: list[str], typed: Typed) -> Output:
        if self._active() is None:
            return self._presenter.say(message("DFS183I"))
        if len(self._state.held) == MOST_HELD:
            return self._presenter.say(message("IMS0012", number=MOST_HELD))
        number = max(self._state.held, default=0) + 1
        self._state.held[number] = self._presenter.as_left(self._kept(typed))
        self._state.frame = None
        return self._presenter.lines([], message("DFS999I", id=f"{number:04}"))

    def _release(self, operands: list[str], typed: Typed) -> Output:
        if self._active() is not None:
            return self._presenter.say(message("DFS184"))
        number = _conversation(operands)
        held = self._state.held.pop(number, None) if number is not None else None
        if held is None:
            return self._presenter.say(message("DFS183I"))
        self._leave(typed)
        return self._presenter.restore(held)

    def _display(self, operands: list[str], typed: Typed) -> Output:
        if not operands:
            return self._presenter.say(message("DFS213"))
        what = operands[0]
        if what in ("TRAN", "TRANSACTION"):
            lines = self._display_transactions(operands[1:])
        elif what in ("CONV", "CONVERSATION"):
            lines = self._display_conversations()
        elif what in ("A", "ACTIVE"):
            lines = self._display_active()
        else:
            return self._presenter.say(message("DFS3662W"))
        frame = self._state.frame
        carried = frame.show.carried if frame is not None else NOTHING
        done = message("DFS058I", verb="DISPLAY")
        return self._presenter.lines_over(lines, done, self._kept(typed), carried)

    def _display_transactions(self, names: list[str]) -> list[str]:
        wanted = names or ["ALL"]
        known = codes_of(self._agency)
        chosen = (
            [known[code] for code in sorted(known) if known[code].code == code]
            if wanted == ["ALL"]
            else [known[name] for name in wanted if name in known]
        )
        unknown = [name for name in wanted if name != "ALL" and name not in known]
        return [
            "  TRAN     STATUS   TITLE",
            *(f"  {declared.code:<8} STARTED  {declared.title}" for declared in chosen),
            *(f"  {name[:8]:<8} IS INVALID" for name in unknown),
        ]

    def _display_conversations(self) -> list[str]:
        rows = [
            f"  {number:04}  {_code(frame):<8} HELD" for number, frame in self._state.held.items()
        ]
        active = self._active()
        if active is not None:
            rows.insert(0, f"        {_code(active):<8} ACTIVE")
        return ["  ID    TRAN     STATUS", *(rows or ["  NO CONVERSATIONS"])]

    def _display_active(self) -> list[str]:
        user = self._state.user
        assert user is not None
        return [
            "  THIS TERMINAL",
            "  LTERM    USER     OFFICE    STATUS",
            f"  {self._state.terminal:<8} {user.user_id:<8} {user.address:<9} {self._status()}",
        ]

    def _status(self) -> str:
        words = [
            "CONV-ACT" if self._active() is not None else "",
            "CONV-HLD" if self._state.held else "",
            f"PRE-SET TRAN {self._state.preset}" if self._state.preset else "",
        ]
        return " ".join(filter(None, words)) or "ACTIVE"

    def _set(self, operands: list[str], typed: Typed) -> Output:
        if not operands:
            return self._presenter.say(message("DFS213"))
        kind, code, *_ = [*operands, ""]
        if kind not in ("TRAN", "TRANSACTION"):
            return self._presenter.say(message("DFS3662W"))
        if code not in codes_of(self._agency):
            return self._presenter.say(message("DFS064", dest=code[:8]))
        self._state.preset = code
        return self._presenter.say(message("DFS058I", verb="SET"))

    def _reset(self, operands: list[str], typed: Typed) -> Output:
        self._state.preset = ""
        return self._presenter.say(message("DFS058I", verb="RESET"))

    def _disconnect(self, operands: list[str], typed: Typed) -> Output:
        self._sign_on.end()
        self._state.said = message("IMS0013")
        return Disconnect(self._state.said.text)

    @property
    def _agency(self) -> str:
        """The agency of who is signed on; blank for nobody."""
        return self._state.user.agency if self._state.user is not None else ""

    def _active(self) -> Frame | None:
        """The unfinished conversation, if there is one."""
        frame = self._state.standing
        return frame if frame is not None and frame.conversing else None

    def _kept(self, typed: Typed) -> dict[str, str]:
        frame = self._state.frame
        return typed.kept(frame.image) if frame is not None else {}

    def _leave(self, typed: Typed) -> None:
        self._state.leave(self._kept(typed), typed.cursor)


def command_name(verb: str, names: Iterable[str]) -> str | None:
    """The command that a verb of three letters or more abbreviates."""
    if len(verb) < SHORTEST:
        return None
    return next((name for name in names if name.startswith(verb)), None)


def _conversation(operands: list[str]) -> int | None:
    """The number in `CONV nnnn`."""
    if len(operands) != 2 or not "CONVERSATION".startswith(operands[0]) or len(operands[0]) < 4:
        return None
    found = re.fullmatch("[0-9]{1,4}", operands[1], re.ASCII)
    return int(operands[1]) if found else None


def _code(frame: Frame) -> str:
    return frame.entry.declared.code if frame.entry is not None else ""
