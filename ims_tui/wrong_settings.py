"""What is wrong with a settings file, in one line: the key, what stands there, what may."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.store.safe import safe_text

MOST_SHOWN = 40
_AMOUNT = "an amount of dollars from 0 on, with two decimals at most"
_PROFILES = '"okdhs", "orange-ca", or a list of both'
_WANTED = {
    "bool_type": "true or false",
    "dict_type": '{ key = "action" }',
    "string_type": "a text in quotes",
    "decimal_max_places": _AMOUNT,
    "decimal_parsing": _AMOUNT,
    "decimal_type": _AMOUNT,
    "finite_number": _AMOUNT,
    "greater_than_equal": _AMOUNT,
    "tuple_type": _PROFILES,
    "too_short": _PROFILES,
}


def first_wrong(error: ValidationError, settings: type[BaseModel]) -> str:
    """One line about the first of the errors that `settings` found."""
    found = error.errors(include_url=False)[0]
    names = [part for part in found["loc"] if isinstance(part, str) and part != "[key]"]
    return safe_text(f"{'.'.join(names)}: {_in_words(found, names, settings)}")


def _in_words(error: ErrorDetails, names: Sequence[str], settings: type[BaseModel]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"there is no such setting; there are {', '.join(_known(names[:-1], settings))}"
    if kind in ("model_type", "dataclass_type") or (kind == "dict_type" and len(names) == 1):
        return f"this is a section, [{names[-1]}], not one setting"
    if kind == "value_error":
        return str(context["error"])
    wanted = _WANTED.get(kind, "taken here")
    if kind == "literal_error":
        wanted = f"{context['expected']}, in quotes"
    return f"{_shown(error['input'])} is not {wanted}"


def _known(section: Sequence[str], settings: type[BaseModel]) -> list[str]:
    if not section:
        return list(settings.model_fields)
    inner = settings.model_fields[section[0]].annotation
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return list(inner.model_fields)
    assert is_dataclass(inner)
    return [each.name for each in fields(inner)]


def _shown(value: object) -> str:
    written = json.dumps(value, default=str, ensure_ascii=False)
    return written if len(written) <= MOST_SHOWN else f"{written[:MOST_SHOWN]}..."
