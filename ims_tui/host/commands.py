"""The IMS commands of a terminal operator: /FOR /SIGN /EXIT /HOLD /REL /DIS /SET /RESET /RCL."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ims_tui.host.host import Unit
from ims_tui.host.screen import Answer, as_left, lines, restore, say, show
from ims_tui.host.sign_on import required, sign_off, sign_on
from ims_tui.host.state import Frame, State, left, with_conversation
from ims_tui.host.typed import NOTHING_TYPED, Typed
from screens.format import UnknownFormat
from screens.loader import load
from screens.output import Disconnect
from transactions.core.ims_commands import command_name
from transactions.core.messages import message
from transactions.core.registry import codes_of, format_known_to
from transactions.core.reply import NOTHING, Show

OTHER_COMMANDS = ("BROADCAST", "TEST", "LOCK", "UNLOCK", "START", "STOP", "ASSIGN", "CHANGE", "LOG")
"""IMS commands that a worker's terminal may not use."""

MOST_HELD = 9
"""Limit of held conversations in one session, because each keeps a whole screen."""


def run(unit: Unit, state: State, text: str, typed: Typed = NOTHING_TYPED) -> Answer:
    """Carry out one command; `text` begins with a slash, `typed` is the rest of the input."""
    verb, *operands = text[1:].split() or [""]
    full = command_name(verb, _VERBS)
    if full is None:
        known = command_name(verb, OTHER_COMMANDS)
        return say(unit, state, message("DFS3662W" if known else "DFS215I"))
    unit.entered = f"/{full}"[:8]
    if state.user is None and full not in ("SIGN", "RCLSDST"):
        return required(unit, state)
    return _VERBS[full](unit, state, operands, typed)


def _format(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    name = operands[0] if operands else ""
    try:
        load(name)
        known = format_known_to(name, state.agency)
    except UnknownFormat:
        known = False
    if not known:
        return say(unit, state, message("DFS057I", name=name[:8]))
    return show(unit, left(state, _kept(state, typed), typed.cursor), Show(name))


def _sign(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    if operands[:1] == ["ON"]:
        user_id, password, *_ = [*operands[1:], "", ""]
        return sign_on(unit, state, user_id, password)
    if operands[:1] == ["OFF"]:
        return sign_off(unit, state, message("IMS0013"))
    return say(unit, state, message("DFS215I"))


def _exit(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    done = message("DFS058I", verb="EXIT")
    if operands:
        number = _conversation(operands)
        if number not in state.held:
            return say(unit, state, message("DFS183I"))
        return say(unit, _without(state, number), done)
    if state.conversation is None:
        return say(unit, state, message("DFS183I"))
    return lines(unit, with_conversation(state)._replace(frame=None), [], done)


def _hold(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    if state.conversation is None:
        return say(unit, state, message("DFS183I"))
    if len(state.held) == MOST_HELD:
        return say(unit, state, message("IMS0012", number=MOST_HELD))
    number = max(state.held, default=0) + 1
    shown = with_conversation(state)
    kept = _kept(state, typed) if shown is state else {}
    held = {**state.held, number: as_left(shown, kept)}
    after = shown._replace(held=held, frame=None)
    return lines(unit, after, [], message("DFS999I", id=f"{number:04}"))


def _release(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    if state.conversation is not None:
        return say(unit, state, message("DFS184"))
    number = _conversation(operands)
    if number not in state.held:
        return say(unit, state, message("DFS183I"))
    held = state.held[number]
    after = left(_without(state, number), _kept(state, typed), typed.cursor)
    return restore(unit, after, held)


def _display(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    if not operands:
        return say(unit, state, message("DFS213"))
    what, *names = operands
    if what in ("TRAN", "TRANSACTION"):
        text = _transactions(state, names)
    elif what in ("CONV", "CONVERSATION"):
        text = _conversations(state)
    elif what in ("A", "ACTIVE"):
        text = _active(state)
    else:
        return say(unit, state, message("DFS3662W"))
    carried = state.frame.show.carried if state.frame is not None else NOTHING
    under = as_left(state, _kept(state, typed))
    return lines(
        unit, state, text, message("DFS058I", verb="DISPLAY"), carried=carried, under=under
    )


def _transactions(state: State, names: list[str]) -> list[str]:
    wanted = names or ["ALL"]
    known = codes_of(state.agency)
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


def _conversations(state: State) -> list[str]:
    rows = [f"  {number:04}  {_code(frame):<8} HELD" for number, frame in state.held.items()]
    if state.conversation is not None:
        rows.insert(0, f"        {_code(state.conversation):<8} ACTIVE")
    return ["  ID    TRAN     STATUS", *(rows or ["  NO CONVERSATIONS"])]


def _active(state: State) -> list[str]:
    user = state.user
    assert user is not None
    words = [
        "CONV-ACT" if state.conversation is not None else "",
        "CONV-HLD" if state.held else "",
        f"PRE-SET TRAN {state.preset}" if state.preset else "",
    ]
    status = " ".join(filter(None, words)) or "ACTIVE"
    return [
        "  THIS TERMINAL",
        "  LTERM    USER     OFFICE    STATUS",
        f"  {state.terminal:<8} {user.user_id:<8} {user.address:<9} {status}",
    ]


def _set(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    if not operands:
        return say(unit, state, message("DFS213"))
    kind, code, *_ = [*operands, ""]
    if kind not in ("TRAN", "TRANSACTION"):
        return say(unit, state, message("DFS3662W"))
    if code not in codes_of(state.agency):
        return say(unit, state, message("DFS064", dest=code[:8]))
    return say(unit, state._replace(preset=code), message("DFS058I", verb="SET"))


def _reset(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    return say(unit, state._replace(preset=""), message("DFS058I", verb="RESET"))


def _disconnect(unit: Unit, state: State, operands: list[str], typed: Typed) -> Answer:
    said = message("IMS0013")
    return State(state.terminal, said=said), Disconnect(said.text)


_VERBS: Mapping[str, Callable[[Unit, State, list[str], Typed], Answer]] = {
    "FORMAT": _format,
    "SIGN": _sign,
    "EXIT": _exit,
    "HOLD": _hold,
    "RELEASE": _release,
    "DISPLAY": _display,
    "SET": _set,
    "RESET": _reset,
    "RCLSDST": _disconnect,
}


def _kept(state: State, typed: Typed) -> dict[str, str]:
    return typed.kept(state.frame.image) if state.frame is not None else {}


def _conversation(operands: list[str]) -> int:
    """Return the number in `CONV nnnn`, or 0, which no conversation has."""
    if len(operands) != 2 or not "CONVERSATION".startswith(operands[0]) or len(operands[0]) < 4:
        return 0
    return int(operands[1]) if re.fullmatch("[0-9]{1,4}", operands[1], re.ASCII) else 0


def _without(state: State, number: int) -> State:
    """Return the state without a held conversation."""
    return state._replace(held={n: frame for n, frame in state.held.items() if n != number})


def _code(frame: Frame) -> str:
    return frame.entry.code if frame.entry is not None else ""
