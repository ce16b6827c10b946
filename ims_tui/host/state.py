"""What a session remembers between two inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.queries.users import UserRow
from screens.image import ScreenImage
from transactions.keys import Key
from transactions.messages import Message
from transactions.registry import Transaction
from transactions.reply import Show

TRAIL_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One entering of a transaction: enough to do it again when the user comes back."""

    declared: Transaction
    key: Key | None
    record: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen that the session stands on.

    `image` is what the terminal shows, `typed` what had been typed into it when it was left.
    """

    show: Show
    image: ScreenImage
    entry: Entry | None = None
    page: int = 1
    pages: int = 1
    typed: Mapping[str, str] = field(default_factory=dict)
    cursor: str = ""
    """Key of the field the cursor stood in when the screen was left."""
    under: Frame | None = None
    """The screen that an explanation lies on."""

    @property
    def conversing(self) -> bool:
        """Whether leaving now leaves a conversation unfinished."""
        return self.show.unfinished


@dataclass(slots=True)
class State:
    """A session's memory. `frame` is None on the cleared, unformatted screen."""

    terminal: str
    user: UserRow | None = None
    frame: Frame | None = None
    trail: list[Frame] = field(default_factory=list)
    """Where PF3 goes back to, the nearest last."""
    preset: str = ""
    held: dict[int, Frame] = field(default_factory=dict)
    notices: deque[str] = field(default_factory=deque)
    """Messages that wait for PA2."""
    not_done: str = ""
    """The transaction that was left unfinished, until a message has said so."""
    said: Message | None = None
    """The message that the screen shows now."""
    typed_code: str = ""
    """What DFS064 could not find."""
    segments: list[str] = field(default_factory=list)
    """The rest of a message too long for its field; Enter shows it."""

    def leave(self, typed: Mapping[str, str], cursor: str) -> None:
        """Put the present screen on the trail, with what was typed into it."""
        frame = self.frame.under or self.frame if self.frame else None
        if frame is None:
            return
        if frame.conversing and frame.entry is not None:
            self.not_done = frame.entry.declared.code
        if frame.entry is not None:
            self.trail.append(replace(frame, typed=typed or frame.typed, cursor=cursor))
            del self.trail[:-TRAIL_LENGTH]

    def forget(self) -> None:
        """Clear the screen and the way back; an unfinished conversation is dropped."""
        self.leave({}, "")
        self.frame = None
        self.trail.clear()
