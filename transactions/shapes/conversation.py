"""The conversation: a panel to fill in, its check, the question, and what Y does (OKDHS 16(3))."""

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
"""What was typed, while the question about it stands."""
HIDDEN: Final = Attribute(protected=True, intensity=Intensity.HIDDEN)
CONFIRM: Final = "confirm"
"""The field that takes Y; where a format has none, a second Enter is the answer."""

About = TypeVar("About")


@dataclass(frozen=True, slots=True)
class Conversation(Generic[About]):
    """The work of a transaction that fills in a panel, asks, and does what was asked about.

    Each function refuses by raising. What the check returns is kept in the scratch pad until the
    question is answered; the panel shows it in the fields it came from.
    """

    about: Callable[[Request], About]
    """Reads whom or what it is about, at every input."""
    panel: Callable[[Request, About, Typed], Show]
    """Makes the screen; the last argument is what is asked about, nothing for the panel itself."""
    check: Callable[[Request, About, Typed], dict[str, str]]
    """Reads what was typed, as it is to be shown and kept."""
    done: Callable[[Request, About, Typed], Reply]
    """Does what was asked about."""
    question: str
    """Number of the message that asks."""

    def __call__(self, request: Request) -> Reply:
        """Answer one input of the conversation."""
        about = self.about(request)
        if request.pad is None:
            return replace(self.panel(request, about, {}), pad={})
        if request.pad:
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
        """The attributes of the fields of the panel, which cannot be changed while the question
        stands; a hidden one stays hidden.
        """
        return {
            field.name: HIDDEN if field.attribute.hidden else HELD for field in panel_fields(format)
        }


def panel_fields(format: str) -> list[PlacedField]:
    """The fields of a panel that are typed into, in their order."""
    fields = (field for field in load(format).fields if not field.attribute.protected)
    return [field for field in fields if field.name != "transaction"]
