"""What a session remembers between two inputs: a value that never changes, and that can be written
down, to be resumed after a restart or by another program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, TypeAdapter

from data.office.user import UserRow
from ims_tui.host.typed import own_fields
from ims_tui.host.way import Entry, Step, Way, WayBack
from screens import loader
from screens.attribute import Attribute
from screens.image import Fields, ScreenImage
from transactions.core.keys import Key
from transactions.core.messages import Message
from transactions.core.reply import Show

NONE_TYPED: Mapping[str, str] = {}


def _image(written: Any) -> ScreenImage:
    name, text, changed, cursor, restricted = written
    format = loader.load(name) if name else None
    attributes = dict(format.attributes) if format is not None else {}
    attributes |= _ATTRIBUTES.validate_python(changed)
    fields = Fields(
        replace(field, attribute=attributes[field.address - 1])
        for field in (format.fields if format is not None else ())
    )
    return ScreenImage(name, text, attributes, cursor, fields, restricted)


Image = Annotated[ScreenImage, PlainValidator(_image)]
"""The image of a screen, of which is written down what its format does not say already."""
_ATTRIBUTES = TypeAdapter(dict[int, Attribute])


# Named tuples, of which a changed copy costs a quarter of a dataclass's: each input makes several.
class Frame(NamedTuple):
    """One screen that the session stands on, or that something was laid over."""

    show: Show
    image: Image
    entry: Entry | None = None
    page: int = 1
    pages: int = 1
    typed: Mapping[str, str] = NONE_TYPED
    """What had been typed into its fields when it was left."""
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


class State(NamedTuple):
    """A session's memory."""

    terminal: str
    user: UserRow | None = None
    """Who is signed on, without password and token."""
    since: date | None = None
    """The office's date at the sign-on."""
    frame: Frame | None = None
    """None on the cleared, unformatted screen."""
    way_back: Way = None
    cleared: tuple[Way, Frame] | None = None
    """What Clear took away: while nothing else has been entered a page request or PF3 brings it
    back.
    """
    preset: str = ""
    """The transaction of `/SET`."""
    owes: datetime | None = None
    """When the user signed on, while messages of before then wait to be acknowledged."""
    held: Mapping[int, Frame] = {}
    not_done: str = ""
    """The transaction that was left unfinished, until a message has said so."""
    said: Message | None = None
    """The message that the screen shows now."""
    typed_code: str = ""
    """What DFS064 could not find."""
    segments: tuple[str, ...] = ()
    """The rest of a message too long for its field; Enter shows it."""
    typed_last: str = ""
    """Digest of the fields that came with the Enter before, of which some may be secret."""
    address_asked: str = ""
    """Digest of the fields that seemed to contain a participant's address; the same again saves
    them.
    """

    @property
    def user_id(self) -> str:
        """Who is signed on, or nobody."""
        return self.user.user_id if self.user is not None else ""

    @property
    def agency(self) -> str:
        """The agency of who is signed on; blank for nobody."""
        return self.user.agency if self.user is not None else ""

    @property
    def standing(self) -> Frame | None:
        """The present screen, or the one under what was laid over it."""
        frame = self.frame
        return frame.under if frame is not None and frame.under is not None else frame

    @property
    def conversation(self) -> Frame | None:
        """The unfinished conversation, if there is one."""
        frame = self.standing
        return frame if frame is not None and frame.conversing else None


def abandoned(state: State, frame: Frame, typed: Mapping[str, str]) -> str:
    """The transaction that leaving a screen leaves undone: an open question, input not entered."""
    if frame.entry is not None and (
        frame.conversing or (frame.show.pad is not None and any(typed.values()))
    ):
        return frame.entry.code
    return state.not_done


def left(state: State, typed: Mapping[str, str], cursor: str = "") -> State:
    """The present screen put on the way back, with what was typed into its own fields."""
    frame = state.standing
    if frame is None or frame.entry is None:
        return state
    kept = typed if frame is state.frame else own_fields(frame.typed)
    step = Step(frame.entry, frame.page, kept, cursor, frame.conversing)
    not_done = abandoned(state, frame, kept)
    return state._replace(way_back=WayBack.to(step, state.way_back), not_done=not_done)


def erased(state: State) -> State:
    """The state once Clear has taken screen and way back away; an unfinished conversation is
    dropped, and the next message says so.
    """
    frame, standing = state.frame, state.standing
    after, cleared = left(state, {}), state.cleared
    if frame is not None and standing is not None and standing.image.formatted:
        cleared = None if after.not_done else (state.way_back, frame)
    return after._replace(frame=None, way_back=None, cleared=cleared, said=None, segments=())


def uncovered(state: State, cleared: tuple[Way, Frame]) -> tuple[State, Frame]:
    """What Clear took away, there again: the way back in the state, and the screen."""
    way_back, frame = cleared
    return state._replace(way_back=way_back, cleared=None), frame


def dump(state: State) -> bytes:
    """The session, written down."""
    return json.dumps(_plain(state)).encode()


def load(written: bytes) -> State:
    """The session that was written down.

    Raises:
        ValueError: these bytes are none, or one of another version.
    """
    return _adapter().validate_python(json.loads(written))


@cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)


def _plain(value: Any) -> Any:
    """A value of a session as JSON has it."""
    if isinstance(value, ScreenImage):
        own = loader.load(value.name).attributes if value.name else {}
        changed = {at: each for at, each in value.attributes.items() if own.get(at) != each}
        return [value.name, value.text, _plain(changed), value.cursor, value.restricted]
    if isinstance(value, Key):
        return [type(value).__name__, value.model_dump(mode="json")]
    if isinstance(value, WayBack):
        return [_plain(step) for step in value.steps()]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(each) for each in value]
    return value
