"""The state of a session between two inputs: an immutable value that can be saved and resumed by
another program or after a restart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, TypeAdapter

from data.office.user import UserRow
from ims_tui.host.typed import own_fields, without_hidden
from ims_tui.host.way import Entry, Step, Way, WayBack
from screens import loader
from screens.attribute import Attribute
from screens.image import Fields, ScreenImage
from transactions.core.keys import Key
from transactions.core.messages import Message
from transactions.core.reply import Lines, Show

ASKED, APPLIED = "ASKED", "APPLIED"
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
"""An image, which is saved without anything that its format already has."""
_ATTRIBUTES = TypeAdapter(dict[int, Attribute])


# Named tuples: each input makes several changed copies, at a quarter of a dataclass's cost.
class Frame(NamedTuple):
    """The current screen of a session, or one under an explanation."""

    show: Show
    image: Image
    entry: Entry | None = None
    page: int = 1
    pages: int = 1
    typed: Mapping[str, str] = NONE_TYPED
    """Text typed into its fields when it was left."""
    said: Message | None = None
    """Its message when another screen was shown over it."""
    under: Frame | None = None
    """The screen under this one."""

    @property
    def conversing(self) -> bool:
        """Return whether leaving now leaves a conversation unfinished."""
        return self.show.unfinished

    @property
    def key(self) -> Key | None:
        """The key of its transaction; for a text with data of the screen under it, that screen's
        key.
        """
        if self.entry is not None:
            return self.entry.key
        below = self.under.entry if self.under is not None and self.show.sources else None
        return below.key if below is not None else None


class State(NamedTuple):
    """The state of a session."""

    terminal: str
    user: UserRow | None = None
    """The signed-on user, without password and token."""
    since: date | None = None
    """The office's date at the sign-on."""
    frame: Frame | None = None
    """None on the cleared, unformatted screen."""
    way_back: Way = None
    cleared: tuple[Way, Frame] | None = None
    """The screen that Clear removed, with its way back. A page request or PF3 restores it if it is
    the next input; a conversation is kept until something else is done with it.
    """
    preset: str = ""
    """The transaction of `/SET`."""
    owes: datetime | None = None
    """Time of the sign-on, while earlier messages must be acknowledged."""
    held: Mapping[int, Frame] = {}
    not_done: str = ""
    """The transaction left unfinished, until a message says so."""
    said: Message | None = None
    """The message on the screen."""
    typed_code: str = ""
    """The code that DFS064 did not find."""
    segments: tuple[str, ...] = ()
    """The rest of a message too long for its field; Enter shows it."""
    typed_last: str = ""
    """Digest of the fields of the last Enter; only a digest, because a field may be secret."""
    address_asked: str = ""
    """Digest of the fields that seemed to contain a participant's address. If the same fields are
    entered again, they are saved.
    """
    open: str = ""
    """ASKED or APPLIED while the store keeps an open input of this session."""
    effect: tuple[str, str] | None = None
    """Token and words of the last input, if it had an effect."""
    doubt: tuple[str, str] | None = None
    """Token and words of an input whose commit was lost and that could not be looked up."""

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or blank."""
        return self.user.user_id if self.user is not None else ""

    @property
    def agency(self) -> str:
        """Agency of the signed-on user, or blank."""
        return self.user.agency if self.user is not None else ""

    @property
    def standing(self) -> Frame | None:
        """The current screen, or the one under an explanation."""
        frame = self.frame
        return frame.under if frame is not None and frame.under is not None else frame

    @property
    def conversation(self) -> Frame | None:
        """The unfinished conversation, or None."""
        frame = self.standing
        if (frame is None or frame.entry is None) and self.cleared is not None:
            _, cleared = self.cleared
            frame = cleared if cleared.under is None else cleared.under
        return frame if frame is not None and frame.conversing else None


def abandoned(state: State, frame: Frame, typed: Mapping[str, str]) -> str:
    """Return the transaction left unfinished: its question is open, or its input not entered."""
    if frame.entry is not None and (
        frame.conversing or (frame.show.pad is not None and any(typed.values()))
    ):
        return frame.entry.code
    return state.not_done


def left(state: State, typed: Mapping[str, str], cursor: str = "") -> State:
    """Add the current screen to the way back, with the text typed into its own fields."""
    frame = state.standing
    if frame is None or frame.entry is None:
        if state.conversation is None:
            return state
        return left(with_conversation(state), {})
    kept = typed if frame is state.frame else own_fields(frame.typed)
    step = Step(frame.entry, frame.page, kept, cursor, frame.conversing)
    not_done = abandoned(state, frame, kept)
    return state._replace(way_back=WayBack.to(step, state.way_back), not_done=not_done)


def erased(state: State) -> State:
    """Return the state after Clear, without screen and way back.

    As in IMS, an unfinished conversation goes on: /HOLD, /EXIT and PF3 find it.
    """
    frame, standing, cleared = state.frame, state.standing, state.cleared
    keeps = standing is not None and standing.entry is None and state.conversation is not None
    if frame is not None and standing is not None and standing.image.formatted and not keeps:
        cleared = (state.way_back, frame._replace(said=state.said if frame.conversing else None))
    return state._replace(frame=None, way_back=None, cleared=cleared, said=None, segments=())


def uncovered(state: State, cleared: tuple[Way, Frame]) -> tuple[State, Frame]:
    """Restore what Clear removed; return the state with the way back, and the screen."""
    way_back, frame = cleared
    return state._replace(way_back=way_back, cleared=None), frame


def with_conversation(state: State) -> State:
    """Return the state with the conversation on the screen, if Clear removed it."""
    standing = state.standing
    if state.cleared is None or (standing is not None and standing.entry is not None):
        return state
    after, frame = uncovered(state, state.cleared)
    return after._replace(frame=frame, said=frame.said)


def dump(state: State) -> bytes:
    """Serialize a session, without the text of hidden fields."""
    kept = state._replace(
        frame=_without_hidden(state.frame),
        held={number: _without_hidden(frame) for number, frame in state.held.items()},
    )
    return _ENCODER.encode(kept).encode()


def _without_hidden(frame: Frame | None) -> Any:
    """Return a screen without the text typed into its hidden fields and into those under it."""
    if frame is None or (frame.under is None and not frame.typed):
        return frame
    typed = without_hidden(frame.image, frame.typed)
    return frame._replace(typed=typed, under=_without_hidden(frame.under))


def load(written: bytes) -> State:
    """Deserialize a session.

    Raises:
        ValueError: the bytes are not a session, or one of another version.
    """
    return _adapter().validate_python(json.loads(written))


@cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)


def _plain(value: Any) -> Any:
    """Convert a value of a session that JSON does not know; what is as by default is left out."""
    if isinstance(value, ScreenImage):
        own = loader.load(value.name).attributes if value.name else {}
        changed = {
            at: each
            for at, each in value.attributes.items()
            if (known := own.get(at)) is not each and known != each
        }
        cells = value.without_hidden() if value.text else ""
        return [value.name, cells, changed, value.cursor, value.restricted]
    if isinstance(value, Key):
        return [type(value).__name__, value.model_dump(mode="json")]
    if isinstance(value, WayBack):
        return value.steps()
    if is_dataclass(value):
        found = ((name, getattr(value, name), other) for name, other in _defaults(value.__class__))
        return {name: each for name, each, other in found if each is not other and each != other}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Lines):
        return list(value)
    raise TypeError(f"a session has no {type(value).__name__}")


_ENCODER = json.JSONEncoder(default=_plain, check_circular=False, separators=(",", ":"))


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a dataclass with their defaults, or MISSING."""
    return tuple(
        (each.name, each.default if each.default_factory is MISSING else each.default_factory())
        for each in fields(kind)
    )
