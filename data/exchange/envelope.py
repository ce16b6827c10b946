"""Header and trailer of a file, reasons to refuse it, and the file of its rejected rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator
from sqlalchemy.exc import OperationalError

from data.store.files import pending_file
from data.store.safe import ExpectedError
from data.systems.layout import FieldLayout, Layout, LayoutError, read_record

SUFFIX = ".rejects"


def rejects_path(path: Path) -> Path:
    """Return the path of a file's rejects."""
    return path.with_name(path.name + SUFFIX)


def visible(text: str) -> str:
    r"""Escape backslashes and characters outside printable ASCII (`\x1b`)."""
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    return text.encode("unicode_escape").decode("ascii")


@contextmanager
def pending_rejects(
    path: Path, rows: Iterable[tuple[int, str, str]]
) -> Iterator[Callable[[], Path | None]]:
    """Write line number, reason and row of each reject to a temporary file, and yield a function
    that renames it and returns its path. Without rejects, the function removes an older file.

    Raises:
        OSError: the folder cannot be written to.
    """
    target, rows = rejects_path(path), iter(rows)
    first = next(rows, None)
    if first is None:
        yield lambda: target.unlink(missing_ok=True)
        return
    lines = (
        f"{line:>9}  {reason:<44}  {visible(record)}"
        for line, reason, record in chain([first], rows)
    )
    with pending_file(target, lines) as put_in_place:

        def put() -> Path:
            put_in_place()
            return target

        yield put


class LoadRefused(ExpectedError):
    """Refusal of a file, with a one-line reason. Nothing was stored."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


def _given(info: ValidationInfo, name: str) -> Any:
    assert info.context is not None
    return info.context[name]


class Header(_Record):
    """First line of a file."""

    system: str
    created: date
    sequence: int
    agency: str

    @field_validator("system")
    @classmethod
    def _this_system(cls, system: str, info: ValidationInfo) -> str:
        expected = _given(info, "system")
        if system != expected:
            raise ValueError(f"the file is of {system}, not of {expected}")
        return system

    @field_validator("created")
    @classmethod
    def _not_to_come(cls, created: date, info: ValidationInfo) -> date:
        today = _given(info, "today")
        if created > today:
            raise ValueError(f"the file is dated {created}, which is after today, {today}")
        return created


class Trailer(_Record):
    """Last line of a file."""

    system: str
    created: date
    records: int
    total: Decimal

    @field_validator("system", "created")
    @classmethod
    def _as_the_header(cls, value: str | date, info: ValidationInfo) -> str | date:
        expected = getattr(_given(info, "header"), str(info.field_name))
        if value != expected:
            raise ValueError(f"the trailer says {value} where the header says {expected}")
        return value

    @field_validator("records")
    @classmethod
    def _as_counted(cls, records: int, info: ValidationInfo) -> int:
        counted = _given(info, "records")
        if records != counted:
            raise ValueError(f"the trailer counts {records} records, the file has {counted}")
        return records

    @field_validator("total")
    @classmethod
    def _as_added_up(cls, total: Decimal, info: ValidationInfo) -> Decimal:
        added_up = _given(info, "total")
        if total != added_up:
            raise ValueError(
                f"the control total is {total:,.2f},"
                f" the amounts that can be read make {added_up:,.2f}{_given(info, 'unread')}"
            )
        return total


Model = TypeVar("Model", bound=_Record)


def read_header(layout: Layout, line: str, today: date) -> Header:
    """Parse the header, which must be for this system and not from the future.

    Raises:
        LoadRefused: it is missing or not valid.
    """
    if not line:
        raise LoadRefused("the file is empty")
    system = line[1:5].strip()
    if line[:1] == "H" and system != layout.system and system.isalpha():
        raise LoadRefused(f"the file is of {visible(system)}, not of {layout.system}")
    values = _fields(layout.header, layout.record_length, line, "header", "first")
    return _checked(Header, values, {"system": layout.system, "today": today})


def read_trailer(
    layout: Layout,
    line: str,
    header: Header,
    records: int,
    total: Decimal,
    follows: int = 0,
    unread: str = "",
) -> Trailer:
    """Parse the trailer, which must agree with the header, the count and the control total.

    `follows` is the number of the first line after a trailer that is not the last line, and
    `unread` names the first line whose amount cannot be read.

    Raises:
        LoadRefused: it is missing or does not agree.
    """
    if follows and line[:1] != "T":
        raise LoadRefused(
            f"line {follows}, column 1: {_shown(line)} after the trailer; remove what follows it"
        )
    values = _fields(layout.trailer, layout.record_length, line, "trailer", "last")
    given = {"header": header, "records": records, "total": total, "unread": unread}
    return _checked(Trailer, values, given)


def _shown(line: str) -> str:
    """Describe a line after the trailer."""
    if not line.strip():
        return "an empty line"
    return "Ctrl-Z" if line == "\x1a" else f"{visible(line[:20])}"


def _fields(
    fields: tuple[FieldLayout, ...], record_length: int, line: str, name: str, place: str
) -> dict[str, Any]:
    letter = name[0].upper()
    if line[:1] != letter:
        raise LoadRefused(f"there is no {name}: the {place} line does not begin with {letter}")
    if len(line) != record_length:
        raise LoadRefused(f"the {name} has {len(line)} characters, not {record_length}")
    end = fields[-1].position + fields[-1].length - 1
    if line[end:].strip(" "):
        raise LoadRefused(f"the {name} has text after its last field")
    try:
        return read_record(fields, line)
    except LayoutError as error:
        raise LoadRefused(f"the {name} is not right: {error}: {visible(line[:end])}") from None


def _checked(model: type[Model], values: dict[str, Any], context: dict[str, Any]) -> Model:
    try:
        return model.model_validate(values, context=context)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise LoadRefused(str(first["msg"]).removeprefix("Value error, ")) from None


class LineTooLongError(Exception):
    """A line that exceeds the maximum length."""


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Convert errors of the store, of the disk and of overlong lines to LoadRefused."""
    try:
        yield
    except LineTooLongError:
        raise LoadRefused("a line is longer than 65,536 characters") from None
    except OperationalError as error:
        reason = str(error.orig).partition("\n")[0]
        raise LoadRefused(f"the store cannot be used: {visible(reason)}") from None
    except OSError as error:
        where = visible(str(error.filename or path))
        raise LoadRefused(f"{where}: {error.strerror or error}") from None
