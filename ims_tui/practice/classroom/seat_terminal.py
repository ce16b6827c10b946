"""The session and the guidance of a terminal at a seat."""

from __future__ import annotations

from dataclasses import replace

from data.store.clock import office_time
from ims_tui.host.screen import DEFAULT_FORMAT
from ims_tui.host.typed import TRANSACTION, blank_screen_text
from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.attempt.guide import AttemptGuide
from ims_tui.practice.attempt.session import WatchedSession
from ims_tui.practice.classroom.classes import HALTS
from ims_tui.practice.classroom.seat import Seat
from ims_tui.practice.classroom.tables import OPEN
from ims_tui.practice.world.sandbox import terminal_name
from screens.cell import cell_text
from screens.compose import compose
from screens.image import BLANK, ScreenImage
from screens.loader import load
from screens.message import Aid, InputMessage
from screens.output import (
    MESSAGE_ADDRESS,
    MESSAGE_LENGTH,
    Disconnect,
    EraseWrite,
    MessageWrite,
    Output,
)
from transactions.core.messages import Message, message


class SeatSession:
    """The session of a terminal at a seat; used by one thread at a time, like `LocalDoor`."""

    def __init__(self, seat: Seat, lterm: str) -> None:
        """Take the last letter of `lterm`, which tells the sessions of a window apart."""
        self.lterm = terminal_name(seat.key.number, lterm[-1])
        self._seat = seat
        self._image = BLANK
        self._laid_over = False
        """True while our own message is on a screen that is clear for the host."""
        self._said: Message | None = None
        self._told = seat.standing.state
        """The state of the class that the trainee knows."""
        self._connect_to_attempt()

    @property
    def user_id(self) -> str:
        """Id of the signed-on user, or ""."""
        return self._session.user_id

    @property
    def said(self) -> Message | None:
        """The message in the last output."""
        return self._said

    def connect(self) -> Output:
        """Return the first screen of the current scenario."""
        if self._changes != self._seat.changes:
            self._session.close()
            self._connect_to_attempt()
        return self._sent(self._session.connect())

    def sign_on_as(self, user_id: str) -> Output:
        """Sign on a user without a password; LookupError if there is no such user."""
        return self._sent(self._session.sign_on_as(user_id))

    def receive(self, pressed: InputMessage) -> Output:
        """Answer one input."""
        seat = self._seat
        if seat.standing.slow_ms:
            seat.sleep(seat.standing.slow_ms / 1000)
        state = seat.standing.state
        if self._changes != seat.changes:
            return self.connect()
        if pressed.aid is Aid.PA2 and (waiting := self._next_message()) is not None:
            return self._say(waiting, pressed)
        if state in HALTS:
            self._told = state
            return self._say(message(HALTS[state].answer), pressed)
        if pressed.aid is Aid.CLEAR and seat.attempt.finished and seat.has_next:
            seat.next_scenario()
            return self.connect()
        return self._sent(self._session.receive(self._as_the_host_knows(pressed)))

    def unasked(self) -> Output | None:
        """Return an output without an input: a message, a started or paused class, or a scenario
        started over.
        """
        if self._changes != self._seat.changes:
            return self.connect()
        if not self._image.formatted:
            return None
        waiting = self._next_message()
        return None if waiting is None else self._say(waiting, InputMessage(Aid.PA2))

    @property
    def note(self) -> str:
        """Note below a cleared screen, which has no place for a message."""
        if self._image.formatted:
            return ""
        if self._seat.standing.state != self._told:
            return f"THE CLASS {self._news()}: PA2"
        return "MESSAGE FROM THE TRAINER: PA2 SHOWS IT" if self._seat.message_waits else ""

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def _connect_to_attempt(self) -> None:
        self._changes = self._seat.changes
        self._session = WatchedSession(self._seat.attempt, self.lterm)

    def _sent(self, output: Output) -> Output:
        """Return the host's output, with the trainer's message if it has none of its own."""
        self._said = self._session.said
        if isinstance(output, EraseWrite):
            self._image, self._laid_over = output.image, False
            if self._said is None and output.image.formatted:
                waiting = self._next_message()
                if waiting is not None:
                    return EraseWrite(_with_line(output.image, self._line(waiting)), alarm=True)
        elif isinstance(output, Disconnect):
            self._image, self._laid_over = BLANK, False
        return output

    def _next_message(self) -> Message | None:
        """Return a change of the class that the trainee has not seen, or the trainer's message."""
        state = self._seat.standing.state
        if state == self._told:
            return self._seat.next_message()
        news, self._told = self._news(), state
        return message("IMS0025", news=news)

    def _news(self) -> str:
        state = self._seat.standing.state
        if state in HALTS:
            return HALTS[state].news
        return "HAS STARTED" if self._told == OPEN else "HAS RESUMED"

    def _say(self, said: Message, pressed: InputMessage) -> Output:
        """Show our own message only; the host does not get the input."""
        self._said = said
        line = self._line(said)
        if pressed.aid is Aid.CLEAR:
            # The terminal has erased its screen, but the host's screen is unchanged.
            return (
                EraseWrite(_with_line(self._image, line))
                if self._image.formatted
                else (self._lay_over(line, ""))
            )
        if self._image.formatted:
            return MessageWrite(line)
        return self._lay_over(line, blank_screen_text(pressed))

    def _lay_over(self, line: str, typed: str) -> Output:
        """Show a formatted screen with the message, while the host's screen is clear."""
        values = {
            "date": f"{office_time(self._seat.attempt.clock):%m/%d/%Y}",
            TRANSACTION: typed,
            "practice": "PRACTICE",
            "system_message": line,
        }
        image = compose(load(DEFAULT_FORMAT), values, cursor=TRANSACTION)
        if typed:
            image = image.with_values({TRANSACTION: typed}, image.cursor)
        self._image, self._laid_over = image, True
        return EraseWrite(image, alarm=True)

    def _as_the_host_knows(self, pressed: InputMessage) -> InputMessage:
        """Convert an input on our own screen to one on the cleared screen of the host."""
        if not self._laid_over or pressed.aid is not Aid.ENTER:
            return pressed
        typed = self._image.read(pressed).get(TRANSACTION, "")
        return InputMessage(pressed.aid, 0, ((None, typed),) if typed else ())

    def _line(self, said: Message) -> str:
        line = cell_text(said.line(office_time(self._seat.attempt.clock)))[:MESSAGE_LENGTH]
        self._seat.showing(line)
        return line


def _with_line(image: ScreenImage, line: str) -> ScreenImage:
    end = MESSAGE_ADDRESS + MESSAGE_LENGTH
    text = image.text[:MESSAGE_ADDRESS] + line.ljust(MESSAGE_LENGTH) + image.text[end:]
    return replace(image, text=text)


class SeatGuide(AttemptGuide):
    """The guidance of the seat's current attempt."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat.attempt)
        self._seat = seat
        seat.on_change.append(self._seat_changed)

    def guidance(self) -> Guidance:
        """Return the current guidance."""
        told = super().guidance()
        halt = HALTS.get(self._seat.standing.state)
        said = (halt.said if halt else told.said) or differs(self._seat)
        place = f"Class {self._seat.practice.code}, seat {self._seat.key.number}"
        return replace(told, title=f"{told.title} ({place})", said=said)

    def hint(self) -> None:
        """Show the next hint while the class is running."""
        if self._running:
            super().hint()

    def answer(self, text: str) -> None:
        """Answer the question while the class is running."""
        if self._running:
            super().answer(text)

    def move_clock(self, move: str) -> None:
        """Move the clock of the trainee's scenario while the class is running."""
        if self._running:
            super().move_clock(move)

    def scenario_again(self) -> None:
        """Start the scenario over."""
        self._seat.again()

    @property
    def _running(self) -> bool:
        return self._seat.standing.state not in HALTS

    def _seat_changed(self) -> None:
        if self._seat.attempt is not self._attempt:
            self._follow(self._seat.attempt)
        self._tell()


def differs(seat: Seat) -> str:
    """Return a warning if the scenario at a seat is not the version of its class, or ""."""
    scenario = seat.attempt.scenario
    of_class = seat.practice.scenarios.get(scenario.name, "")
    if of_class in ("", scenario.version):
        return ""
    return (
        f"{scenario.name} on this computer is version {scenario.version}, the class has"
        f" {of_class}: tell the trainer."
    )
