"""A conversation: a panel to fill in, a check, a question, and the work if the answer is Y."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from screens.attribute import Attribute, Intensity
from screens.image import PlacedField
from screens.loader import load
from transactions.core.messages import message
from transactions.core.reply import Reply, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_words

TYPED: Final = Attribute(protected=False)
HELD: Final = Attribute(protected=True, intensity=Intensity.HIGH)
"""Attribute of the panel's fields while the question waits for its answer."""
HIDDEN: Final = Attribute(protected=True, intensity=Intensity.HIDDEN)
CONFIRM: Final = "confirm"
"""The field for Y or N; in a format without it, a second Enter is the answer."""
GOES_ON: Final = "goes_on"
"""In the scratch pad of a panel on which a conversation goes on with another key."""

About = TypeVar("About")


@dataclass(frozen=True, slots=True)
class Conversation(Generic[About]):
    """The work of a transaction that asks for confirmation before it acts (OKDHS 16(3)).

    Each function raises to refuse. The values that `check` returns are in the scratch pad until the
    question is answered, and the panel shows them in their fields.
    """

    about: Callable[[Request], About]
    """Reads the subject again at every input, because it may have changed."""
    panel: Callable[[Request, About, Typed], Show]
    """Makes the screen; the last argument has the checked values, or is empty before the check."""
    check: Callable[[Request, About, Typed], dict[str, str]]
    """Validates the typed values and returns them as they are shown and saved."""
    done: Callable[[Request, About, Typed], Reply]
    """Does the work after the confirmation."""
    question: str
    """Number of the message that asks for confirmation."""

    def __call__(self, request: Request) -> Reply:
        """Answer one input of the conversation."""
        about = self.about(request)
        if request.pad is None:
            return replace(self.panel(request, about, {}), pad={})
        if request.pad and GOES_ON not in request.pad:
            return self.done(request, about, request.pad)
        checked = self.check(request, about, typed_words(request.fields))
        asked = {name: text for name, text in checked.items() if text}
        panel = self.panel(request, about, asked)
        answer = CONFIRM if CONFIRM in {field.name for field in load(panel.format).fields} else ""
        return replace(
            panel,
            values={**panel.values, **asked},
            message=message(self.question),
            cursor=answer or "transaction",
            overrides=self._held(panel.format) | ({answer: TYPED} if answer else {}),
            pad=asked,
            asks=answer,
            unfinished=True,
        )

    def _held(self, format: str) -> dict[str, Attribute]:
        """Return attributes that protect the panel's fields; a hidden field stays hidden."""
        return {
            field.name: HIDDEN if field.attribute.hidden else HELD for field in panel_fields(format)
        }


def panel_fields(format: str) -> list[PlacedField]:
    """Return the unprotected fields of a panel, in order."""
    fields = (field for field in load(format).fields if not field.attribute.protected)
    return [field for field in fields if field.name != "transaction"]
