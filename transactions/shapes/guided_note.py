"""Guided case notes: the fields of each kind and the checks on them (OKDHS 1-4, 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from screens.loader import load
from transactions.core.reply import refusal
from transactions.core.typed import Typed, a_past_day, is_yes, typed_day
from transactions.shapes.conversation import panel_fields


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of guided note. Its format has the fields in order and shows which take Y or N."""

    code: str
    optional: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    check: Callable[[Typed], None] = lambda typed: None
    """Refuses a note that breaks a rule of its kind."""

    @property
    def format(self) -> str:
        """Name of its screen."""
        return f"FCN{self.code}"

    @property
    def fields(self) -> list[str]:
        """Fields that the instructions require."""
        return [field.name for field in panel_fields(self.format) if field.name != "text"]

    def words(self, typed: Typed, today: date) -> str:
        """Return the note as saved: each field with its label, then the free text.

        Raises:
            RefusedError: the note is not complete.
        """
        parts = []
        for name in self.fields:
            field = field_words(name)
            if name not in typed:
                if name not in self.optional:
                    raise refusal("IMS0911", name, field=field)
                continue
            text = typed[name].rstrip(".")
            if load(self.format).codes.get(name) == "yes_no":
                text = "YES" if is_yes(typed, name, "IMS0910", field=field) else "NO"
            if name in self.days:
                a_past_day(typed, name, today, "IMS0912", field=field)
            parts.append(f"{field}: {text}.")
        self.check(typed)
        return " ".join([*parts, *filter(None, [typed.get("text", "")])])


def field_words(name: str) -> str:
    """Return the label of a field."""
    return name.replace("_", " ").upper()


def _agreed(typed: Typed) -> None:
    if typed["agreed"].upper() != "Y":
        raise refusal("IMS0913", "agreed")


def _named_or_anonymous(typed: Typed) -> None:
    """Refuse an anonymous contact with a name, or any other contact without one."""
    anonymous = typed["anonymous"].upper() == "Y"
    if anonymous and "contact" in typed:
        raise refusal("IMS0914", "contact")
    if not anonymous and "contact" not in typed:
        raise refusal("IMS0911", "contact", field="CONTACT")


def _authorized_or_reported(typed: Typed) -> None:
    """Refuse a contact that was neither authorized before nor reported after it."""
    if "authorized_by" in typed:
        return
    for name in ("reported_to", "reported_on"):
        if name not in typed:
            raise refusal("IMS0915", name)
    contact, report = typed_day(typed["contact_date"]), typed_day(typed["reported_on"])
    assert contact is not None and report is not None
    if report < contact:
        raise refusal("IMS0916", "reported_on")


def _whole_attempts(typed: Typed) -> None:
    """Refuse an attempt with only some of its three fields."""
    for number in ("1", "2", "3"):
        parts = [f"{name}_{number}" for name in ("date", "how", "result")]
        missing = [name for name in parts if name not in typed]
        if 0 < len(missing) < len(parts):
            raise refusal("IMS0911", missing[0], field=field_words(missing[0]))


_FURTHER = frozenset(f"{name}_{n}" for n in (2, 3) for name in ("date", "how", "result"))
GUIDED: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            NoteKind("VA", check=_agreed),
            NoteKind("RC"),
            NoteKind(
                "CC", frozenset({"contact", "relation", "verified"}), check=_named_or_anonymous
            ),
            NoteKind("AT", _FURTHER, frozenset({"date_1", "date_2", "date_3"}), _whole_attempts),
            NoteKind("EX", frozenset({"proof"})),
            NoteKind(
                "AH",
                frozenset({"authorized_by", "reported_to", "reported_on"}),
                frozenset({"contact_date", "reported_on"}),
                _authorized_or_reported,
            ),
            NoteKind("WC"),
            NoteKind("RF"),
        )
    }
)
"""Kinds with fields, by code of the table `note_kind`."""

CASE_ACTION: Final = "CA"
"""The kind with action and basis, typed on FCN itself."""
REFERRAL: Final = "RF"
SAVE_RECORD: Final = "SV"
"""The kind that ASV writes; users cannot type it."""
