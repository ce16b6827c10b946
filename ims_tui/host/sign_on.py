"""Sign-on and sign-off: the DFS3649A panel and the DFS3650I session status."""

from __future__ import annotations

from data.office.person import person_index
from data.office.user import AGENCIES, OKDHS, PracticeUser, UserRow, user_by_id
from data.store.tokens import verify_password
from ims_tui.host.host import Host, Unit
from ims_tui.host.kept import resumed
from ims_tui.host.open_input import tell_open_inputs
from ims_tui.host.screen import Answer, lines, say, show
from ims_tui.host.state import State
from ims_tui.host.way import Entry
from ims_tui.host.work import owed_first, run
from screens.attribute import Attribute, Intensity
from transactions.core.authority import may_enter
from transactions.core.messages import Message, message
from transactions.core.registry import codes_of
from transactions.core.reply import Line, Reply, Show
from transactions.core.words import day, ssn_words

PANEL = "DFS3649A"
_BRIGHT = {"text": Attribute(protected=True, intensity=Intensity.HIGH)}


def panel(unit: Unit, state: State, said: Message | None = None) -> Answer:
    """Show the sign-on panel, on a practice store with the users and their passwords."""
    reply = Show(
        PANEL,
        values=_head(unit),
        lists={"notes": _notes(unit.host)},
        message=said,
        cursor="user_id",
        pad={},
        restricted=True,
    )
    return show(unit, state, reply)


def required(unit: Unit, state: State) -> Answer:
    """Refuse any other input before the sign-on."""
    return panel(unit, state, message("DFS2469W", reason="SIGNON REQUIRED"))


def sign_on(
    unit: Unit, state: State, user_id: str, password: str, new_password: str = ""
) -> Answer:
    """Check user id and password, and show the session status or the reason for refusal.

    A user who was signed on before is signed off, even if the sign-on fails.
    """
    unit.ran = True
    if state.user is not None:
        state = State(state.terminal)
    if new_password:
        return _refused(unit, state, message("IMS0017"), "new_password")
    user = _user(unit.host, user_id)
    if user is None:
        reason = "USERID IS NOT DEFINED; RC=04"
        return _refused(unit, state, message("DFS3649A", reason=reason), "user_id")
    unit.user_id = user.user_id
    tries = unit.host.tries
    if seconds := tries.wait(user.user_id, unit.now):
        return _refused(unit, state, message("IMS0040", user=user.user_id, count=seconds))
    if not verify_password(password, user.password_hash):
        tries.wrong(user.user_id, unit.now)
        reason = "PASSWORD IS NOT AUTHORIZED; RC=08"
        return _refused(unit, state, message("DFS3649A", reason=reason), "password")
    tries.right(user.user_id)
    if user.ended_on is not None:
        reason = "USERID IS REVOKED; RC=28"
        return _refused(unit, state, message("DFS3649A", reason=reason), "user_id")
    if user.agency not in _profiles(unit.host):
        return _refused(unit, state, message("IMS1100", user=user.user_id), "user_id")
    return _accept(unit, state.terminal, user)


def sign_on_vouched(unit: Unit, terminal: str, user_id: str) -> Answer:
    """Sign on a user without a password, because the caller vouches for the user.

    Raises:
        LookupError: there is no such user, or the user's agency is not turned on.
    """
    user = _user(unit.host, user_id)
    if user is None or user.ended_on is not None:
        raise LookupError(f"there is no user {user_id}")
    if user.agency not in _profiles(unit.host):
        raise LookupError(f"{user_id} belongs to an agency that the settings do not turn on")
    unit.user_id = user.user_id
    unit.ran = True
    return _accept(unit, terminal, user, vouched=True)


def sign_off(unit: Unit, state: State, said: Message) -> Answer:
    """End the session, forget its state and show the sign-on panel."""
    unit.ran = True
    return panel(unit, State(state.terminal), said)


def _user(host: Host, user_id: str) -> UserRow | None:
    with host.store.reading() as connection:
        return user_by_id(connection, user_id)


def _profiles(host: Host) -> tuple[str, ...]:
    return host.options.profiles_on(host.store.practice)


def _accept(unit: Unit, terminal: str, user: UserRow, vouched: bool = False) -> Answer:
    # The answer to a caller that vouches for the user is not shown, so nothing is told there.
    example = unit.host.example_ssn
    with unit.host.store.reading() as connection:
        known = example is not None and person_index(connection, example).known
        if not vouched:
            tell_open_inputs(unit, connection, user.user_id)
    state = State(terminal, user._replace(password_hash="", ssn_token=""), unit.today)
    if first := owed_first(unit, user, unit.now):
        state = state._replace(owes=unit.now)
        reply, entry = come_first(unit, user, first, message("DFS3650I"))
        if isinstance(reply, Show):
            return show(unit, state, reply, entry)
        return lines(unit, state, [], reply.message)
    kept = resumed(unit, state) if unit.host.keeps_sessions and not vouched else None
    if kept is not None:
        return kept
    status = _status_lines(user, example if known else None)
    reply = Show(
        "DFS3650I",
        values=_head(unit) | {"user_id": user.user_id},
        lists={"status": [Line({"text": line}) for line in status]},
        message=message("DFS3650I"),
        cursor="transaction",
    )
    return show(unit, state, reply)


def come_first(unit: Unit, user: UserRow, code: str, said: Message) -> tuple[Reply, Entry]:
    """Run the transaction the user must do first; it and the input leave an event each."""
    unit.note(said.number)
    unit.begin(user.user_id, code)
    entry = Entry(code, None)
    return run(unit, entry, user, code), entry


def _refused(unit: Unit, state: State, said: Message, field: str | None = None) -> Answer:
    frame = state.frame
    if frame is not None and frame.show.format == PANEL:
        return say(unit, state, said, field)
    return panel(unit, state, said)


def _head(unit: Unit) -> dict[str, str]:
    return {
        "node": unit.terminal,
        "date": day(unit.today),
        "time": f"{unit.local:%H:%M:%S}",
    }


def _notes(host: Host) -> list[Line]:
    """List the users of a practice store by agency."""
    if not host.store.practice:
        return []
    return [
        line
        for agency in AGENCIES
        if agency in _profiles(host)
        for line in (
            Line({"text": _heading(agency)}, attributes=_BRIGHT),
            *(Line({"text": _note(user)}) for user in host.users if user.agency == agency),
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


SIGN_OFF = "/SIGN OFF SIGNS OFF. M /SIGN, M = AND M PF1 DESCRIBE COMMANDS, PAGES, KEYS."


def _status_lines(user: UserRow, example: int | None) -> list[str]:
    """Return the user's name and the next steps, with an example if that person is on file."""
    who = f"{user.name}, OFFICE {user.address}, {user.position.upper()}"
    if user.agency == OKDHS:
        key = "," if example is None else f": PY {example}"
        return [
            who,
            "",
            f"PRESS CLEAR AND TYPE A TRANSACTION CODE, A SPACE AND A KEY{key}",
            "OR TYPE IT ON THE BOTTOM LINE. G1DX LISTS THE MESSAGES OF YOUR DISTRICT.",
            "M LISTS ALL TRANSACTIONS. PF1 EXPLAINS WHAT THE CURSOR IS ON.",
            SIGN_OFF,
        ]
    return [
        f"{who}, {AGENCIES[user.agency]}",
        "",
        "PRESS CLEAR AND TYPE A TRANSACTION CODE, A SPACE AND A KEY,",
        "OR TYPE IT ON THE BOTTOM LINE. PF1 EXPLAINS WHAT THE CURSOR IS ON.",
        SIGN_OFF,
        "",
        "YOUR TRANSACTIONS",
        *(
            f"  {code:<9}{declared.title}"
            for code, declared in sorted(codes_of(user.agency).items())
            if code == declared.code and may_enter(user.position, code)
        ),
    ]
