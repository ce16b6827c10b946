"""A session written down as JSON, to be taken up again: after a restart, or by another program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ims_tui.host.state import State
from ims_tui.host.way import WayBack
from screens.image import ScreenImage
from screens.loader import load as load_format
from transactions.core.keys import Key


def dump(state: State) -> bytes:
    """The session, written down."""
    return json.dumps(_plain(state)).encode()


def load(written: bytes) -> State:
    """The session that was written down.

    Raises:
        ValueError: these bytes are none, or one of another version.
    """
    return _adapter().validate_python(json.loads(written))


@cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)


def _plain(value: Any) -> Any:
    """A value of a session as JSON has it."""
    if isinstance(value, ScreenImage):
        own = load_format(value.name).attributes if value.name else {}
        changed = {at: each for at, each in value.attributes.items() if own.get(at) != each}
        return [value.name, value.text, _plain(changed), value.cursor, value.restricted]
    if isinstance(value, Key):
        return [type(value).__name__, value.model_dump(mode="json")]
    if isinstance(value, WayBack):
        return [_plain(step) for step in value.steps()]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(each) for each in value]
    return value
