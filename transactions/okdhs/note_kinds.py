"""The guided case notes: what each kind asks for, and when it is complete (OKDHS 1-4, 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from transactions.core.messages import message
from transactions.core.reply import Refuse
from transactions.core.typed import Typed, typed_day

Check = Callable[[Typed, date], Refuse | None]


@dataclass(frozen=True, slots=True)
class NoteKind:
    """One kind: its screen, the fields in their order, those that must be filled in, those answered
    Y or N, those that hold a day, and what else must hold.
    """

    format: str
    fields: tuple[str, ...]
    needed: frozenset[str]
    answers: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    check: Check = lambda typed, today: None

    def refused(self, typed: Typed, today: date) -> Refuse | None:
        """What is missing or wrong; None where the note is complete."""
        for name in self.fields:
            text = typed.get(name, "")
            if not text and name in self.needed:
                return Refuse(message("IMS0911", field=field_words(name)), cursor=name)
            if text and name in self.answers and text.upper() not in ("Y", "N"):
                return Refuse(message("IMS0910", field=field_words(name)), cursor=name)
            if text and name in self.days and not _is_past(text, today):
                return Refuse(message("IMS0912", field=field_words(name)), cursor=name)
        return self.check(typed, today)

    def words(self, typed: Typed) -> str:
        """The note as it is kept: the words of each field before what was typed, then the text."""
        shown = {name: typed[name] for name in self.fields if name in typed}
        answers = {"Y": "YES", "N": "NO"}
        for name in self.answers & shown.keys():
            shown[name] = answers[shown[name].upper()]
        parts = [f"{field_words(name)}: {text.rstrip('.')}." for name, text in shown.items()]
        return " ".join([*parts, *filter(None, [typed.get("text", "")])])


def field_words(name: str) -> str:
    """The name of a field as the screen spells it."""
    return name.replace("_", " ").upper()


def _is_past(text: str, today: date) -> bool:
    day = typed_day(text)
    return day is not None and day <= today


def _agreed(typed: Typed, today: date) -> Refuse | None:
    return None if typed["agreed"].upper() == "Y" else Refuse(message("IMS0913"), cursor="agreed")


def _named_or_anonymous(typed: Typed, today: date) -> Refuse | None:
    """Who asked for anonymity is named nowhere; who did not is named."""
    if typed["anonymous"].upper() == "Y":
        return Refuse(message("IMS0914"), cursor="contact") if "contact" in typed else None
    if "contact" in typed:
        return None
    return Refuse(message("IMS0911", field="CONTACT"), cursor="contact")


def _authorized_or_reported(typed: Typed, today: date) -> Refuse | None:
    """Authorized before the contact, or reported after it as soon as possible."""
    if "authorized_by" in typed:
        return None
    for name in ("reported_to", "reported_on"):
        if name not in typed:
            return Refuse(message("IMS0915"), cursor=name)
    contact, report = typed_day(typed["contact_date"]), typed_day(typed["reported_on"])
    assert contact is not None and report is not None
    return Refuse(message("IMS0916"), cursor="reported_on") if report < contact else None


def _whole_attempts(typed: Typed, today: date) -> Refuse | None:
    """Of each attempt that is begun all three are told."""
    for number in ("1", "2", "3"):
        parts = [f"{name}_{number}" for name in ("date", "how", "result")]
        missing = [name for name in parts if name not in typed]
        if 0 < len(missing) < len(parts):
            return Refuse(message("IMS0911", field=field_words(missing[0])), cursor=missing[0])
    return None


_ATTEMPTS = tuple(f"{name}_{n}" for n in (1, 2, 3) for name in ("date", "how", "result"))
_CONFIRMED = ("employer", "confirmed_with", "employment", "wages")
_INSURED = ("employee_insurance", "dependents_insurance")

GUIDED: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        "VA": NoteKind(
            "FCNVA",
            ("questions", "client_resolves", "worker_actions", "agreed"),
            frozenset({"questions", "client_resolves", "worker_actions", "agreed"}),
            answers=frozenset({"agreed"}),
            check=_agreed,
        ),
        "RC": NoteKind(
            "FCNRC",
            ("information", "consequences", "clear"),
            frozenset({"information", "consequences", "clear"}),
            answers=frozenset({"clear"}),
        ),
        "CC": NoteKind(
            "FCNCC",
            ("anonymous", "contact", "relation", "said", "verified"),
            frozenset({"anonymous", "said"}),
            answers=frozenset({"anonymous"}),
            check=_named_or_anonymous,
        ),
        "AT": NoteKind(
            "FCNAT",
            ("inconsistency", *_ATTEMPTS),
            frozenset({"inconsistency", "date_1", "how_1", "result_1"}),
            days=frozenset({"date_1", "date_2", "date_3"}),
            check=_whole_attempts,
        ),
        "EX": NoteKind(
            "FCNEX",
            ("inconsistency", "explanation", "proof"),
            frozenset({"inconsistency", "explanation"}),
        ),
        "AH": NoteKind(
            "FCNAH",
            ("contact_date", "emergency", "authorized_by", "reported_to", "reported_on"),
            frozenset({"contact_date", "emergency"}),
            days=frozenset({"contact_date", "reported_on"}),
            check=_authorized_or_reported,
        ),
        "WC": NoteKind(
            "FCNWC",
            (*_CONFIRMED, *_INSURED),
            frozenset({*_CONFIRMED, *_INSURED}),
            answers=frozenset(_INSURED),
        ),
        "RF": NoteKind(
            "FCNRF",
            ("need", "publication", "resources"),
            frozenset({"need", "publication", "resources"}),
            answers=frozenset({"publication"}),
        ),
    }
)
"""The kinds that ask for fields, by code of the table `note_kind`."""

CASE_ACTION: Final = "CA"
"""The kind that carries action and basis; it is typed on FCN itself."""
SAVE_RECORD: Final = "SV"
"""The kind that ASV writes; nobody types it."""
