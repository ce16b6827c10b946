"""Signing on and off: the DFS3649A panel and the DFS3650I session status."""

from __future__ import annotations

from data.office.agencies import AGENCIES, OKDHS
from data.office.case_message import pending
from data.office.person import person_index
from data.office.user import UserRow, user_by_id
from data.practice.users import EXAMPLE_SSN, PRACTICE_USERS, PracticeUser
from data.store.clock import Clock, office_date, office_time
from data.store.store import Store
from data.store.tokens import verify_password
from ims_tui.host.journal import Journal
from ims_tui.host.presenter import Presenter
from ims_tui.host.state import Entry, State
from ims_tui.host.work import Worker
from screens.attribute import Attribute, Intensity
from screens.output import Output
from transactions.core.authority import may_enter
from transactions.core.messages import Message, message
from transactions.core.options import Options
from transactions.core.registry import codes_of, transactions_by_code
from transactions.core.reply import Line, Show
from transactions.core.words import day, ssn_words

PANEL = "DFS3649A"
UNREAD = "TWNM"
"""The transaction that shows a user the messages to acknowledge."""
_BRIGHT = {"text": Attribute(protected=True, intensity=Intensity.HIGH)}


class SignOn:
    """Signs the user of one session on and off."""

    def __init__(
        self,
        state: State,
        presenter: Presenter,
        store: Store,
        clock: Clock,
        journal: Journal,
        worker: Worker,
        options: Options,
    ) -> None:
        self._state = state
        self._presenter = presenter
        self._store = store
        self._clock = clock
        self._journal = journal
        self._worker = worker
        self._profiles = options.profiles_on(store.practice)

    def panel(self, said: Message | None = None) -> Output:
        """The sign-on panel; of a practice store it shows who can sign on and how."""
        return self._presenter.show(
            Show(
                PANEL,
                values=self._head(),
                lists={"notes": self._notes()},
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
        """Check user id and password; show the session status, or say why not.

        Whoever was signed on before is signed off by it, whatever comes of it.
        """
        if self._state.user is not None:
            self.end()
        if new_password:
            return self._refused(message("IMS0017"), "new_password")
        user = self._user(user_id)
        if user is None:
            reason = "USERID IS NOT DEFINED; RC=04"
            return self._refused(message("DFS3649A", reason=reason), "user_id")
        self._journal.user_id = user.user_id
        if not verify_password(password, user.password_hash):
            reason = "PASSWORD IS NOT AUTHORIZED; RC=08"
            return self._refused(message("DFS3649A", reason=reason), "password")
        if user.agency not in self._profiles:
            return self._refused(message("IMS1100", user=user.user_id), "user_id")
        return self._accept(user)

    def sign_on_as(self, user_id: str) -> Output:
        """Sign a user on whose identity the caller vouches for.

        Raises:
            LookupError: there is no such user, or one of an agency whose profile is off.
        """
        user = self._user(user_id)
        if user is None:
            raise LookupError(f"there is no user {user_id}")
        if user.agency not in self._profiles:
            raise LookupError(f"{user_id} is of an agency whose profile is off in the settings")
        self._journal.user_id = user.user_id
        return self._accept(user)

    def sign_off(self, said: Message) -> Output:
        """End the session; the sign-on panel stands again."""
        self.end()
        return self.panel(said)

    def end(self) -> None:
        """Forget everything: nothing of the session is left."""
        self._state.become(State(self._state.terminal))

    def _user(self, user_id: str) -> UserRow | None:
        with self._store.reading() as connection:
            return user_by_id(connection, user_id)

    def _accept(self, user: UserRow) -> Output:
        shown = self._store.tax_shown.to(user.user_id, office_date(self._clock))
        self._state.become(State(self._state.terminal, user, tax_shown=shown))
        with self._store.reading() as connection:
            unread = pending(connection, user.user_id)
            known = person_index(connection, EXAMPLE_SSN).known
        if unread:
            return self._unread(user)
        return self._presenter.show(
            Show(
                "DFS3650I",
                values=self._head() | {"user_id": user.user_id},
                lists={"status": [Line({"text": line}) for line in _status_lines(user, known)]},
                message=message("DFS3650I"),
                cursor="transaction",
            )
        )

    def _unread(self, user: UserRow) -> Output:
        """The messages to acknowledge, first of all; sign-on and they leave an event each."""
        self._state.owes = self._clock.now()
        self._journal.end(message("DFS3650I"))
        self._journal.begin(user.user_id, UNREAD)
        entry = Entry(transactions_by_code()[UNREAD], None)
        reply = self._worker.run(entry, user, UNREAD)
        if isinstance(reply, Show):
            return self._presenter.show(reply, entry)
        return self._presenter.lines([], reply.message)

    def _refused(self, said: Message, field: str) -> Output:
        frame = self._state.frame
        if frame is not None and frame.show.format == PANEL:
            return self._presenter.say(said, field)
        return self.panel(said)

    def _head(self) -> dict[str, str]:
        now = office_time(self._clock)
        return {
            "node": self._state.terminal,
            "date": day(now.date()),
            "time": f"{now:%H:%M:%S}",
        }

    def _notes(self) -> list[Line]:
        if not self._store.practice:
            return []
        return [
            line
            for agency in AGENCIES
            if agency in self._profiles
            for line in (
                Line({"text": _heading(agency)}, attributes=_BRIGHT),
                *(Line({"text": _note(u)}) for u in PRACTICE_USERS if u.agency == agency),
            )
        ]


def _heading(agency: str) -> str:
    proof = "SSN FOR DXD" if agency == OKDHS else ""
    return f"USERID   PASSWORD  {AGENCIES[agency]:<32}POSITION    {proof}".rstrip()


def _note(user: PracticeUser) -> str:
    proof = ssn_words(user.ssn) if user.agency == OKDHS else ""
    return (
        f"{user.user_id:<8} {user.password:<9} {user.office} {user.supervisor:02}"
        f"{user.district:02}  {user.name:<22}{user.position.upper():<12}{proof}"
    ).rstrip()


def _status_lines(user: UserRow, example: bool) -> list[str]:
    """Who is signed on and how to go on, with an example of a key where that person is on file."""
    who = f"{user.name}, OFFICE {user.address}, {user.position.upper()}"
    if user.agency == OKDHS:
        key = f": PY {EXAMPLE_SSN}" if example else ","
        return [
            who,
            "",
            f"PRESS CLEAR AND TYPE A TRANSACTION CODE, A BLANK AND A KEY{key}",
            "OR TYPE IT ON THE BOTTOM LINE. G1DX LISTS THE MESSAGES OF YOUR DISTRICT.",
            "M LISTS ALL TRANSACTIONS. PF1 EXPLAINS WHAT THE CURSOR IS ON.",
        ]
    return [
        f"{who}, {AGENCIES[user.agency]}",
        "",
        "PRESS CLEAR AND TYPE A TRANSACTION CODE, A BLANK AND A KEY,",
        "OR TYPE IT ON THE BOTTOM LINE. PF1 EXPLAINS WHAT THE CURSOR IS ON.",
        "",
        "YOUR TRANSACTIONS",
        *(
            f"  {code:<9}{declared.title}"
            for code, declared in sorted(codes_of(user.agency).items())
            if code == declared.code and may_enter(user.position, code)
        ),
    ]
