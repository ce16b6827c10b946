"""Signing on and off: the DFS3649A panel and the DFS3650I session status."""

from __future__ import annotations

from data.clock import Clock, office_time
from data.practice_users import PRACTICE_USERS
from data.queries.audit import record_event
from data.queries.users import UserRow, user_by_id
from data.store import Store
from data.tokens import verify_password
from ims_tui.host.presenter import Presenter
from ims_tui.host.state import State
from screens.output import Output
from transactions.messages import Message, message
from transactions.reply import Line, Show
from transactions.words import day, ssn_words


class SignOn:
    """Signs the user of one session on and off."""

    def __init__(self, state: State, presenter: Presenter, store: Store, clock: Clock) -> None:
        self._state = state
        self._presenter = presenter
        self._store = store
        self._clock = clock

    def panel(self, said: Message | None = None) -> Output:
        """The sign-on panel; of a practice store it shows who can sign on and how."""
        return self._presenter.show(
            Show(
                "DFS3649A",
                values=self._head(),
                lists={"notes": [Line({"text": line}) for line in self._notes()]},
                message=said,
                cursor="user_id",
                pad={},
                restricted=True,
            )
        )

    def required(self) -> Output:
        """Somebody who has not signed on typed something else."""
        return self.panel(message("DFS2469W", reason="SIGNON REQUIRED"))

    def sign_on(self, user_id: str, password: str, new_password: str = "") -> Output:
        """Check user id and password; show the session status, or say why not."""
        if new_password:
            return self._refused(message("IMS0017"), "new_password")
        with self._store.transaction() as connection:
            user = user_by_id(connection, user_id)
            if user is None:
                refused, field = "USERID IS NOT DEFINED; RC=04", "user_id"
            elif not verify_password(password, user.password_hash):
                refused, field = "PASSWORD IS NOT AUTHORIZED; RC=08", "password"
            else:
                refused, field = "", ""
            record_event(
                connection,
                at=self._clock.now(),
                user_id=user.user_id if user else "",
                terminal=self._state.terminal,
                transaction="/SIGN",
                token="",
                case_number="",
                outcome="REFUSED" if refused else "SHOWN",
            )
        if refused or user is None:
            return self._refused(message("DFS3649A", reason=refused), field)
        return self.accept(user)

    def accept(self, user: UserRow) -> Output:
        """Begin the session of a user whose identity is settled."""
        self._state.user = user
        self._state.frame = None
        self._state.trail.clear()
        return self._presenter.show(
            Show(
                "DFS3650I",
                values=self._head()
                | {
                    "user_id": user.user_id,
                    "preset_destination": self._state.preset,
                },
                lists={"status": [Line({"text": line}) for line in _status_lines(user)]},
                message=message("DFS3650I"),
                cursor="transaction",
            )
        )

    def sign_off(self, said: Message) -> Output:
        """End the session: nothing of it is left, the sign-on panel stands again."""
        terminal = self._state.terminal
        self._state.__init__(terminal)  # type: ignore[misc]
        return self.panel(said)

    def _refused(self, said: Message, field: str) -> Output:
        frame = self._state.frame
        if frame is not None and frame.image.name == "DFS3649A":
            return self._presenter.say(said, field)
        return self.panel(said)

    def _head(self) -> dict[str, str]:
        now = office_time(self._clock)
        return {
            "node": self._state.terminal,
            "date": day(now.date()),
            "time": f"{now:%H:%M:%S}",
        }

    def _notes(self) -> list[str]:
        if not self._store.practice:
            return []
        lines = [
            f"{user.user_id:<8} {user.password:<9} {user.office} {user.supervisor:02}"
            f"{user.district:02}  {user.name:<22}{ssn_words(user.ssn)}"
            for user in PRACTICE_USERS
        ]
        return ["USERID   PASSWORD  OFFICE    NAME                  SSN FOR DXD", *lines]


def _status_lines(user: UserRow) -> list[str]:
    return [
        f"{user.name}, OFFICE {user.address}, {user.position.upper()}",
        "",
        "PRESS CLEAR AND TYPE A TRANSACTION CODE, A BLANK AND A KEY: PY 900123456",
        "OR TYPE IT ON THE BOTTOM LINE. G1DX LISTS THE MESSAGES OF YOUR DISTRICT.",
        "M LISTS ALL TRANSACTIONS. PF1 EXPLAINS WHAT THE CURSOR IS ON.",
    ]
