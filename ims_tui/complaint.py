"""Readable complaints about a file that pydantic refused, with the closest correct name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

MOST_SHOWN = 40
Place = tuple[int | str, ...]
"""Path of names and indexes to a value."""
Words = Mapping[str, str]
"""Templates by pydantic's kind of error, "" for any other kind.

A template may use the `{name}` of the value, the `{value}`, its `{input}` as JSON, all `{known}`
names, the names `{listed}` if none is close, pydantic's message in `{plain}` words, and pydantic's
own context, such as `{expected}`.
"""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error in a file."""

    kind: str
    place: Place
    what: str
    nearest: str = ""


def complaints(error: ValidationError, model: type, words: Words) -> Iterator[Complaint]:
    """Return every error that `model` found, in the words of the file's author."""
    for each in error.errors(include_url=False):
        yield _complaint(each, model, words)


def not_known(
    what: str, word: str, known: Iterable[str], most_listed: int = 14
) -> PydanticCustomError:
    """Make a validator's error for an unknown word.

    If no known word is spelled alike, up to `most_listed` known words are listed.
    """
    names = sorted(known)
    near = nearest(word, names)
    listed = names and len(names) <= most_listed and not near
    more = f"; known are {', '.join(names)}" if listed else ""
    return refused(f"there is no {what} {word}{more}", near)


def refused(what: str, nearest: str = "") -> PydanticCustomError:
    """Make a validator's error with this text."""
    return PydanticCustomError("words", "{what}", {"what": what, "nearest": nearest})


def refuse_all(errors: Iterable[tuple[Place, PydanticCustomError]]) -> None:
    """Raise the errors of a validator, each at its place in the value.

    Raises:
        ValidationError: there are any; pydantic merges them with its own.
    """
    lines = [InitErrorDetails(type=error, loc=place, input=None) for place, error in errors]
    if lines:
        raise ValidationError.from_exception_data("", lines)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word with the closest spelling, or "" if none is close."""
    return next(iter(get_close_matches(word, list(words), 1, 0.6)), "")


def meant(word: str) -> str:
    """Ask whether this word was meant; "" for none."""
    return f" (did you mean {word}?)" if word else ""


def _complaint(error: ErrorDetails, model: type, words: Words) -> Complaint:
    kind, place, context = error["type"], error["loc"], dict(error.get("ctx", {}))
    if kind == "words":
        return Complaint(kind, place, context["what"], context["nearest"])
    known: list[str] = []
    wrong = str(error["input"])
    if kind in ("extra_forbidden", "unexpected_keyword_argument"):
        known, wrong = known_names(model, place[:-1]), str(place[-1])
    elif kind == "literal_error":
        known = [each.strip("' ") for each in context["expected"].split("'")[1::2]]
    elif kind == "union_tag_invalid":
        known, wrong = [*context["expected_tags"].replace("'", "").split(", ")], context["tag"]
    near = nearest(wrong, known) if known else ""
    what = words.get(kind, words[""]).format(
        **context, name=place[-1] if place else "", value=error["input"],
        input=_shown(error["input"]), known=", ".join(known), plain=error["msg"].lower(),
        listed=f"; known are {', '.join(known)}" if known and not near else "",
    )  # fmt: skip
    return Complaint(kind, place, what, near)


def known_names(model: Any, place: Place) -> list[str]:
    """Return the names allowed at a place in a file of this model."""
    for part in place:
        model = _below(_bare(model), part)
    return [str(name) for name in _fields(_bare(model))]


def _below(kind: Any, part: int | str) -> Any:
    """Return the type below a model, a list, or a union that `kind` tells apart."""
    fields = _fields(kind)
    if part in fields:
        return fields[part]
    inner = [_bare(each) for each in get_args(kind)]
    by_kind = (each for each in inner if part in get_args(_fields(each).get("kind")))
    return next(by_kind, inner[0] if inner else None)


def _fields(kind: Any) -> dict[int | str, Any]:
    """Return the types of a model or a dataclass by name."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {each.alias or name: each.annotation for name, each in kind.model_fields.items()}
    return dict(get_type_hints(kind).items()) if is_dataclass(kind) else {}


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _shown(value: object) -> str:
    written = json.dumps(value, default=str, ensure_ascii=False)
    return written if len(written) <= MOST_SHOWN else f"{written[:MOST_SHOWN]}..."
