"""Layout of a fixed-width record: its fields with their position, length, format and meaning.

Every file is ASCII with one record a line: a header (H), detail records (D) and a trailer (T), all
of the same length, with the record type in column 1. All systems share one header and trailer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from data.rules.names import UNCUT, Widths
from data.systems.check import UNLIKE, Check, filled, listed, shaped, trimmed, unless_blank
from data.systems.format import (
    CODE,
    COUNT,
    DATE,
    LARGEST_CENTS_DIGITS,
    MONEY,
    TEXT,
    Format,
)


class LayoutError(ValueError):
    """Layout that cannot be a record, or a value that does not fit its field."""


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """One field. `position` counts from 1; only a `required` field must have a value."""

    name: str
    position: int
    length: int
    format: Format
    meaning: str
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Code to meaning: a closed list for the format `code`."""
    pattern: str = ""
    """Regular expression for the text without trailing blanks, for codes that cannot be listed."""
    cut: int = 0
    """Width at which the agency cuts the text, if it is less than the field's; else 0."""
    past: bool = False
    """True for a date that cannot be later than the file's own date."""
    block: str = ""
    """Block number of the field on its screen."""
    checks: tuple[Check, ...] = field(init=False, repr=False, compare=False)
    """Checks on its characters, in the order they are made."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "checks", tuple(_checks(self)))

    @property
    def label(self) -> str:
        """Name of the field in a message."""
        return self.name.replace("_", " ").upper()

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths at which its text may have been cut, the agency's own first."""
        return (self.cut, self.length) if self.cut else (self.length,)

    def write(self, value: Any) -> str:
        """Format a value at the field's full length.

        Raises:
            LayoutError: the value does not fit or is not valid for the field.
        """
        try:
            text = self.format.write(value, self.length)
        except (ValueError, ArithmeticError, TypeError, AttributeError) as error:
            raise LayoutError(f"{self.label}: {error}") from None
        if len(text) != self.length:
            raise LayoutError(f"{self.label} takes {self.length} characters")
        self.read(text)
        return text

    def read(self, text: str) -> Any:
        """Parse the field's characters.

        Raises:
            LayoutError: the characters are not valid for the field.
        """
        if complaint := self.complaint(text):
            raise LayoutError(f"{self.label} {complaint}")
        try:
            return self.format.read(text)
        except ValueError:
            raise LayoutError(f"{self.label} {self.format.complaint}") from None

    def complaint(self, text: str) -> str:
        """Return the first complaint about the characters; blank if they are valid."""
        return next((each.complaint for each in self.checks if not each.holds(text)), "")


def _checks(item: FieldLayout) -> Iterator[Check]:
    form = item.format
    yield shaped(form.shape, form.complaint)
    if item.required:
        yield filled(form.nothing)
    complaint = form.complaint if form is CODE else UNLIKE
    if item.codes:
        allowed = listed(item.codes, complaint)
    elif item.pattern:
        allowed = trimmed(shaped(item.pattern, complaint))
    else:
        return
    yield allowed if form is CODE else unless_blank(allowed)


_RECORD_TYPE = "H header, D detail, T trailer"


def record_type(letter: str) -> FieldLayout:
    """Column 1 of every record."""
    return FieldLayout("record_type", 1, 1, CODE, _RECORD_TYPE, codes={letter: _RECORD_TYPE})


def names(position: int, last_name: int, first_name: int, cut: int = 0) -> tuple[FieldLayout, ...]:
    """Return the fields of a person's name, starting at `position`, with these lengths. The agency
    cuts the surname at `cut` if it is not 0.
    """
    first, at = position + last_name, f"{cut} characters" if cut else "the width"
    return (
        FieldLayout("last_name", position, last_name, TEXT, f"surname, cut at {at}", True, cut=cut),
        FieldLayout(
            "first_name", first, first_name, TEXT, "first name, cut at the width, or an initial"
        ),
        FieldLayout("middle_name", first + first_name, 1, TEXT, "middle initial"),
    )


def address(whose: str, position: int) -> tuple[FieldLayout, ...]:
    """Return the fields of an employer's or payer's address, starting at `position`."""
    plain, state = r"[0-9]{5}([0-9]{4})?", r"[A-Z]{2}"
    meant = "ZIP code of five or nine digits"
    return (
        FieldLayout(f"{whose}_address", position, 40, TEXT, "street or box"),
        FieldLayout(f"{whose}_city", position + 40, 20, TEXT, "city"),
        FieldLayout(f"{whose}_state", position + 60, 2, TEXT, "state", pattern=state),
        FieldLayout(f"{whose}_zip", position + 62, 9, TEXT, meant, pattern=plain),
    )


HEADER = (
    record_type("H"),
    FieldLayout("system", 2, 4, TEXT, "system code", required=True),
    FieldLayout("created", 6, 8, DATE, "the day the agency made the file", required=True),
    FieldLayout(
        "sequence", 14, 6, COUNT, "sequence number of the agency's file: it orders files of one day"
    ),
    FieldLayout("agency", 20, 30, TEXT, "agency that sends the file"),
)
TRAILER = (
    record_type("T"),
    FieldLayout("system", 2, 4, TEXT, "system code, as in the header", required=True),
    FieldLayout("created", 6, 8, DATE, "creation date, as in the header", required=True),
    FieldLayout("records", 14, 9, COUNT, "number of lines between header and trailer"),
    FieldLayout("total", 23, 15, MONEY, "control total of these lines"),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The fields of a record that say whose it is, but for the SSN."""

    fields: tuple[str, ...]
    claims: tuple[str, ...] = ()
    """Those of them that may be the claim number of the person."""
    widths: Widths = UNCUT

    @property
    def birth_date(self) -> bool:
        """True if it has a birth date."""
        return "birth_date" in self.fields


NAMING = ("last_name", "first_name", "middle_name", "birth_date")


@dataclass(frozen=True, slots=True)
class Layout:
    """Record layouts of one system's file. A record is padded with blanks after its last field."""

    system: str
    title: str
    agency: str
    record_length: int
    detail: tuple[FieldLayout, ...]
    key: tuple[str, ...]
    """Fields that identify a record within a file."""
    total: str = ""
    """Money field that the trailer adds up; blank if no field is money and the control total is
    zero.
    """
    claims: tuple[str, ...] = ("claim_number",)
    """Fields compared with the person's claim number (F45). BENDEX has two, because a person who is
    dually entitled has a record under each claim number. Empty: no claim number is compared.
    """
    header: tuple[FieldLayout, ...] = HEADER
    trailer: tuple[FieldLayout, ...] = TRAILER

    def __post_init__(self) -> None:
        for fields in (self.header, self.detail, self.trailer):
            _check(fields, self.record_length)
        names = {item.name for item in self.detail}
        if not names >= {"ssn", "last_name", "first_name", *self.key}:
            raise LayoutError(f"{self.system}: a field of key or name is missing")
        if self.total and (self.total not in names or self.field(self.total).format is not MONEY):
            raise LayoutError(f"{self.system}: the control total adds up money")

    @property
    def naming(self) -> Naming:
        """The fields that say whose a record is, with the widths that a name is cut at."""
        held = {item.name for item in self.detail}
        claims = tuple(name for name in self.claims if name in held)
        fields = (*(name for name in NAMING if name in held), *claims)
        widths = Widths(self.field("last_name").widths, self.field("first_name").widths)
        return Naming(fields, claims, widths)

    def field(self, name: str) -> FieldLayout:
        """Return a field of the detail record."""
        return next(item for item in self.detail if item.name == name)


def _check(fields: tuple[FieldLayout, ...], record_length: int) -> None:
    position = 1
    for item in fields:
        if item.position != position or item.length < 1:
            raise LayoutError(f"{item.label} should start at {position}")
        if item.format is MONEY and item.length > LARGEST_CENTS_DIGITS:
            raise LayoutError(f"{item.label}: an amount has at most {LARGEST_CENTS_DIGITS} digits")
        if item.format is CODE and not item.codes and not item.pattern:
            raise LayoutError(f"{item.label}: a code needs a closed list or a pattern")
        position += item.length
    if position - 1 > record_length:
        raise LayoutError(f"the fields take {position - 1} characters of {record_length}")
    if len({item.name for item in fields}) < len(fields):
        raise LayoutError("two fields have the same name")


def write_record(
    fields: tuple[FieldLayout, ...], record_length: int, values: Mapping[str, Any]
) -> str:
    """Format one record, without its line end. The record type comes from the layout.

    Raises:
        LayoutError: a value does not fit.
    """
    letter, *others = fields
    written = "".join(item.write(values[item.name]) for item in others)
    return ("".join(letter.codes) + written).ljust(record_length)


def cut_record(fields: tuple[FieldLayout, ...], record: str) -> dict[str, str]:
    """Cut a record into the characters of each field."""
    return {
        item.name: record[item.position - 1 : item.position - 1 + item.length] for item in fields
    }


def read_record(fields: tuple[FieldLayout, ...], record: str) -> dict[str, Any]:
    """Parse one record.

    Raises:
        LayoutError: a field is not valid.
    """
    texts = cut_record(fields, record)
    return {item.name: item.read(texts[item.name]) for item in fields}


def file_lines(
    layout: Layout, records: Iterable[Mapping[str, Any]], created: date, sequence: int = 1
) -> list[str]:
    """Format a file of these records, with its header and trailer.

    Raises:
        LayoutError: a value does not fit.
    """
    size, total = layout.record_length, Decimal(0)
    head = {
        "system": layout.system, "created": created, "sequence": sequence, "agency": layout.agency
    }  # fmt: skip
    lines = [write_record(layout.header, size, head)]
    for record in records:
        lines.append(write_record(layout.detail, size, record))
        total += record[layout.total] if layout.total else 0
    foot = {**head, "records": len(lines) - 1, "total": total}
    return [*lines, write_record(layout.trailer, size, foot)]
