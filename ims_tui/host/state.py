"""What a session remembers between two inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from data.office.user import UserRow
from data.rules.tax_values import TaxValues
from ims_tui.host.typed import own_fields
from screens.image import ScreenImage
from transactions.core.keys import Key
from transactions.core.messages import Message
from transactions.core.registry import Transaction
from transactions.core.reply import Show

TRAIL_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One entering of a transaction: enough to do it again when the user comes back."""

    declared: Transaction
    key: Key | None
    record: Mapping[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> str:
        """What is typed to enter it so; of several records it shows the newest."""
        key = "" if self.key is None else self.key.typed
        return f"{self.declared.code} {key}".strip()


@dataclass(frozen=True, slots=True)
class Frame:
    """One screen that the session stands on, or stood on and comes back to."""

    show: Show
    image: ScreenImage
    entry: Entry | None = None
    page: int = 1
    pages: int = 1
    typed: Mapping[str, str] = field(default_factory=dict)
    """What had been typed into its fields when it was left."""
    cursor: str = ""
    """Key of the field the cursor stood in when it was left."""
    said: Message | None = None
    """The message that it showed when something else was laid over it."""
    under: Frame | None = None
    """The screen that this one lies on."""

    @property
    def conversing(self) -> bool:
        """Whether leaving now leaves a conversation unfinished."""
        return self.show.unfinished

    @property
    def key(self) -> Key | None:
        """Whom it is about: the key of its transaction; of a text with data of the screen that it
        lies on, the key of that.
        """
        if self.entry is not None:
            return self.entry.key
        below = self.under.entry if self.under is not None and self.show.sources else None
        return below.key if below is not None else None


@dataclass(slots=True)
class State:
    """A session's memory. `frame` is None on the cleared, unformatted screen."""

    terminal: str
    user: UserRow | None = None
    frame: Frame | None = None
    trail: list[Frame] = field(default_factory=list)
    """Where PF3 goes back to, the nearest last."""
    cleared: tuple[Frame, ...] = ()
    """What Clear took away, the way back and last the screen itself: while nothing else has been
    entered a page request or PF3 brings it back.
    """
    preset: str = ""
    owes: datetime | None = None
    """When the user signed on, while messages of before then wait to be acknowledged."""
    held: dict[int, Frame] = field(default_factory=dict)
    not_done: str = ""
    """The transaction that was left unfinished, until a message has said so."""
    said: Message | None = None
    """The message that the screen shows now."""
    typed_code: str = ""
    """What DFS064 could not find."""
    segments: list[str] = field(default_factory=list)
    """The rest of a message too long for its field; Enter shows it."""
    tax_shown: TaxValues = field(default_factory=TaxValues)
    """The federal tax values that this user was shown today, in every session on the store."""
    typed_last: tuple[tuple[int | None, str], ...] = ()
    """The fields that came with the input before."""

    def copy(self) -> State:
        """The state as it is now, whatever becomes of this one."""
        return replace(
            self, trail=list(self.trail), held=dict(self.held), segments=list(self.segments)
        )

    def become(self, other: State) -> None:
        """Take on another state; nothing of the present one is left."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    @property
    def standing(self) -> Frame | None:
        """The present screen, or the one under what was laid over it."""
        frame = self.frame
        return frame.under if frame is not None and frame.under is not None else frame

    def abandon(self, frame: Frame, typed: Mapping[str, str]) -> None:
        """Remember what leaving a screen leaves undone: an open question, input not entered."""
        if frame.entry is None:
            return
        if frame.conversing or (frame.show.pad is not None and any(typed.values())):
            self.not_done = frame.entry.declared.code

    def leave(self, typed: Mapping[str, str], cursor: str = "") -> None:
        """Put the present screen on the trail, with what was typed into its own fields."""
        frame = self.standing
        if frame is None or frame.entry is None:
            return
        kept = typed if frame is self.frame else own_fields(frame.typed)
        self.abandon(frame, kept)
        self.trail.append(replace(frame, typed=kept, cursor=cursor or frame.cursor))
        del self.trail[:-TRAIL_LENGTH]

    def left_unfinished(self, entry: Entry) -> Frame | None:
        """The conversation on the trail that entering `entry` means to go on with."""
        return next(
            (
                left
                for left in reversed(self.trail)
                if left.conversing
                and left.entry is not None
                and (left.entry.declared, left.entry.key) == (entry.declared, entry.key)
                and entry.record in ({}, left.entry.record)
            ),
            None,
        )

    def go_back_to(self, left: Frame) -> None:
        """Cut the trail before a screen that is on it."""
        del self.trail[next(n for n, frame in enumerate(self.trail) if frame is left) :]

    def forget(self) -> None:
        """Clear the screen and the way back; an unfinished conversation is dropped, and the next
        message says so.
        """
        standing, way_back = self.standing, tuple(self.trail)
        self.leave({})
        if self.frame is not None and standing is not None and standing.image.formatted:
            self.cleared = () if self.not_done else (*way_back, self.frame)
        self.frame = None
        self.trail.clear()
        self.said = None
        self.segments.clear()
