"""The conversation: a panel to fill in, its check, the question, and what Y does (OKDHS 16(3))."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from screens.attribute import Attribute, Intensity
from transactions.core.messages import message
from transactions.core.reply import Reply, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_words

TYPED: Final = Attribute(protected=False)
HELD: Final = Attribute(protected=True, intensity=Intensity.HIGH)
"""What was typed, while the question about it stands."""
HIDDEN: Final = Attribute(protected=True, intensity=Intensity.HIDDEN)

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
    held: tuple[str, ...]
    """The fields of the panel; they cannot be changed while the question stands."""
    hidden: tuple[str, ...] = ()
    """Those of them that are not shown then."""
    held_as: Attribute = HELD
    confirm: str = "confirm"
    """The field that takes Y; blank where a second Enter is the answer."""

    def __call__(self, request: Request) -> Reply:
        """Answer one input of the conversation."""
        about = self.about(request)
        if request.pad is None:
            return replace(self.panel(request, about, {}), pad={})
        if request.pad:
            return self.done(request, about, request.pad)
        checked = self.check(request, about, typed_words(request.fields))
        asked = {name: text for name, text in checked.items() if text}
        attributes = dict.fromkeys(self.held, self.held_as) | dict.fromkeys(self.hidden, HIDDEN)
        panel = self.panel(request, about, asked)
        return replace(
            panel,
            values={**panel.values, **asked},
            message=message(self.question),
            cursor=self.confirm or "transaction",
            overrides=attributes | ({self.confirm: TYPED} if self.confirm else {}),
            pad=asked,
            asks=self.confirm,
            unfinished=True,
        )
