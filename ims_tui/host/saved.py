"""A session written down as JSON, to be taken up again: after a restart, or by another program.

Plain values say themselves. An image is written as what its format does not say already, a key with
the name of its kind; what is read is checked by pydantic.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any

from pydantic import PlainValidator, TypeAdapter

from screens.attribute import Attribute
from screens.image import Fields, ScreenImage
from screens.loader import load as load_format
from transactions.core.keys import Key

_ATTRIBUTES = TypeAdapter(dict[int, Attribute])


def plain(value: Any) -> Any:
    """A value of a session as JSON has it."""
    if isinstance(value, ScreenImage):
        own = load_format(value.name).attributes if value.name else {}
        changed = {at: each for at, each in value.attributes.items() if own.get(at) != each}
        return [value.name, value.text, plain(changed), value.cursor, value.restricted]
    if isinstance(value, Key):
        return [type(value).__name__, value.model_dump(mode="json")]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(each) for each in value]
    return value


def _image(written: Any) -> ScreenImage:
    name, text, changed, cursor, restricted = written
    format = load_format(name) if name else None
    attributes = dict(format.attributes) if format is not None else {}
    attributes |= _ATTRIBUTES.validate_python(changed)
    fields = Fields(
        dataclasses.replace(field, attribute=attributes[field.address - 1])
        for field in (format.fields if format is not None else ())
    )
    return ScreenImage(name, text, attributes, cursor, fields, restricted)


def _key(written: Any) -> Key:
    kind, values = written
    return _kinds()[kind].model_validate(values)


@cache
def _kinds() -> dict[str, type[Key]]:
    found: dict[str, type[Key]] = {}
    waiting = Key.__subclasses__()
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return found


Image = Annotated[ScreenImage, PlainValidator(_image)]
"""The image of a screen, in a session that is written down."""
AnyKey = Annotated[Key, PlainValidator(_key)]
"""A key of whatever kind."""
