"""TWNE: staff of the county, for the manager (WN, WP Manager Responsibility)."""

from __future__ import annotations

import re
from typing import Final

from data.office import reviewer
from data.office.duty import owed
from data.office.reviewer import Moved
from data.office.user import ORANGE_CA, UserRow, add_user, keep_user, user_to_change
from data.store.tokens import hash_password
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Reply, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_code, typed_words
from transactions.core.words import coded, day
from transactions.work_number.review import answered
from transactions.work_number.staff import UserKey

HELP = """
TWNE adds, updates and ends the users of the county. It is for the manager. Enter TWNE, a blank and
the user id: TWNE REV04.

N adds a new user: NAME, POSITION, SUPERVISOR, DISTRICT, and a first PASSWORD of 6 to 8 characters,
which is not displayed. U updates the fields you type; a blank field is not changed. A user whose
position changes is signed off at the next key. E ends the user, who is signed off at the next key
and cannot sign on again. Any active access to The Work Number is deactivated, and information that
the user reviewed but did not answer NEW TO THE COUNTY for is shared. A user id is never given to
another person. You cannot change or end your own user id.

TWNA gives and takes away access to The Work Number.

TWNE is this system's own code.
"""
NEW, UPDATE, END = "N", "U", "E"
POSITIONS: Final = ("REVIEWER", "SUPERVISOR", "MANAGER", "CALWORKS", "WTW")
"""Positions of the county that sign on."""
SHORTEST, LONGEST = 6, 8


@Transaction(
    "TWNE",
    "THE WORK NUMBER: STAFF",
    "WN WP MANAGER RESPONSIBILITY",
    (UserKey,),
    HELP,
    ours=True,
    agency=ORANGE_CA,
)
def twne(request: Request) -> Reply:
    """Show one user; make, update or end the user."""
    user_id = request.keyed(UserKey).user_id
    held = user_to_change(request.connection, user_id)
    if held is not None and held.agency != request.user.agency:
        raise refusal("IMS1281", user=user_id)
    if request.pad is None:
        return _screen(user_id, held)
    typed = typed_words(request.fields)
    change = typed.get("change", "").upper()
    if change not in (NEW, UPDATE, END):
        raise refusal("IMS1280", "change")
    if user_id == request.user.user_id:
        raise refusal("IMS1063", "transaction")
    if change == NEW:
        return _make(request, user_id, held, typed)
    if held is None:
        raise refusal("IMS1282", "change", user=user_id)
    if held.ended_on is not None:
        raise refusal("IMS1290", "change", user=user_id)
    if change == END:
        return _end(request, held)
    after = _typed(held, typed)
    if after == held:
        raise refusal("IMS1072", "name")
    keep_user(request.connection, after)
    _moved(request, user_id, after.position)
    return Return(message("IMS1288", user=user_id))


def _make(request: Request, user_id: str, held: UserRow | None, typed: Typed) -> Return:
    if held is not None:
        raise refusal("IMS1281", "change", user=user_id)
    if "name" not in typed:
        raise refusal("IMS1283", "name")
    if "position" not in typed:
        raise refusal("IMS1286", "position")
    for field in ("supervisor", "district"):
        if field not in typed:
            raise refusal("IMS1285", field)
    if "password" not in typed:
        raise refusal("IMS1284", "password")
    office = request.user.office
    blank = UserRow(user_id, "", "", office, 0, 0, "", "", request.user.agency)
    add_user(request.connection, _typed(blank, typed))
    return Return(message("IMS1287", user=user_id))


def _typed(user: UserRow, typed: Typed) -> UserRow:
    """Return the user with what was typed; a field that was left alone stays as it is."""
    if "name" in typed:
        user = user._replace(name=typed["name"].upper())
    if "position" in typed:
        position = typed_code("staff_position", typed["position"])
        if position not in POSITIONS:
            raise refusal("IMS1286", "position")
        user = user._replace(position=position.lower())
    if "supervisor" in typed:
        user = user._replace(supervisor=_two_digits(typed, "supervisor"))
    if "district" in typed:
        user = user._replace(district=_two_digits(typed, "district"))
    if "password" in typed:
        password = typed["password"].upper()
        if not SHORTEST <= len(password) <= LONGEST:
            raise refusal("IMS1284", "password")
        user = user._replace(password_hash=hash_password(password))
    return user


def _two_digits(typed: Typed, field: str) -> int:
    if not re.fullmatch("[0-9]{2}", typed[field], re.ASCII):
        raise refusal("IMS1285", field)
    return int(typed[field])


def _end(request: Request, user: UserRow) -> Return:
    keep_user(request.connection, user._replace(ended_on=request.today))
    held = reviewer.access_to_change(request.connection, user.user_id)
    if held is not None and held.active:
        by, on = request.user.user_id, request.today
        ended = held._replace(deactivated_by=by, deactivated_on=on)
        reviewer.keep_access(request.connection, ended)
    for duty in owed(request.connection, user.user_id):
        # Nobody is left to say whether it is new: those who work the case decide.
        answered(request, duty, is_new=True)
    _moved(request, user.user_id, "left")
    return Return(message("IMS1289", user=user.user_id))


def _moved(request: Request, user_id: str, position: str) -> None:
    """Keep the change of position of somebody who has or had access."""
    held = reviewer.access_to_change(request.connection, user_id)
    if held is None or held.position == position:
        return
    moved = Moved(user_id, held.position, position, request.today, request.user.user_id)
    reviewer.add_change(request.connection, moved)
    reviewer.keep_access(request.connection, held._replace(position=position))


def _screen(user_id: str, held: UserRow | None) -> Show:
    if held is None:
        return Show("TWNE", values={"user": user_id, "state": "NOT THERE YET"}, pad={})
    ended = f"ENDED {day(held.ended_on)}" if held.ended_on else "SIGNS ON"
    return Show(
        "TWNE",
        values={
            "user": user_id,
            "state": ended,
            "held_name": held.name,
            **coded("held_position", "staff_position", held.position.upper()),
            "address": held.address,
        },
        pad={},
    )
