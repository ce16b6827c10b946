"""TWNA: access to The Work Number; the manager activates, updates and deactivates it (WN, "WP
Manager Responsibility").
"""

from __future__ import annotations

from datetime import date
from typing import Final

from data.office import reviewer
from data.office.reviewer import Moved, ReviewerAccessRow, StaffRow
from data.office.user import ORANGE_CA
from data.rules.reviewer_access import REVIEWER, Criterion, to_deactivate, unmet
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Reply, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import a_code, a_past_day, is_yes
from transactions.core.words import coded, day, short_day
from transactions.work_number.staff import (
    RECORD,
    UserKey,
    one_of_staff,
    status_words,
    workstation_words,
)

HELP = """
TWNA lists the county's staff with their access to The Work Number. It is for the manager, who is
responsible for activating new staff, updating staff information, and deactivating access. Type TWNA
at the left of a line, or TWNA and a user id, to change a user's access.

Authorized persons are Work Participation reviewers who need the data for their job duties and have
read, understood and signed The Work Number Security and Usage Agreement. A activates the access
once all of these are recorded and a workstation at the office is assigned. U updates the
information. D deactivates the access. R reopens an access that was locked after too many wrong
passwords. Anything else you type on the screen is saved at the same time. You cannot change your
own access.

A change takes effect at the user's next key, even if the user is already signed on.

Each change of position is recorded with its date. A user who is no longer a reviewer cannot look
anything up, and remains on TWNS until the access is deactivated.

TWNA is this system's own code.
"""

ACTIVATE, UPDATE, DEACTIVATE, REOPEN = "A", "U", "D", "R"
DONE: Final = {
    ACTIVATE: "IMS1074",
    DEACTIVATE: "IMS1075",
    UPDATE: "IMS1076",
    REOPEN: "IMS1059",
}
LACKING: Final = {
    Criterion.POSITION: "IMS1066",
    Criterion.JOB_NEED: "IMS1067",
    Criterion.AGREEMENT: "IMS1068",
    Criterion.WORKSTATION: "IMS1069",
}
"""Messages for the conditions that an activation lacks."""


@Transaction(
    "TWNA",
    "THE WORK NUMBER: ACCESS OF STAFF",
    "WN WP MANAGER RESPONSIBILITY",
    (UserKey,),
    HELP,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
def twna(request: Request) -> Reply:
    """List the staff, show the access of one user, or take a change."""
    if request.key is None:
        return _list(request)
    person = one_of_staff(request)
    if request.pad is None:
        return _form(request, person)
    return _change(request, person)


def _list(request: Request) -> Show:
    people = reviewer.staff(request.connection, request.user.agency)
    active = sum(person.active for person in people)
    return Show(
        "TWNA",
        values={"counts": f"{active} ACTIVE OF {len(people)}"},
        lists={"staff": [_line(person) for person in people]},
        cursor="select.1",
    )


def _line(person: StaffRow) -> Line:
    known = person.position is not None
    values = {
        "user": person.user_id,
        "user_name": person.name,
        "position": (person.position or "").upper(),
        "job_need": ("Y" if person.job_need else "N") if known else "",
        "agreement": short_day(person.agreement_signed_on),
        "status": status_words(person),
    }
    return Line(values, Carried(record={RECORD: person.user_id}))


def _form(request: Request, person: StaffRow) -> Show:
    held = reviewer.access(request.connection, person.user_id) or _none(person)
    tries = request.options.work_number.limits.password_tries
    moved = reviewer.last_changes(request.connection).get(person.user_id)
    reviewed = reviewer.last_reviews(request.connection).get(person.user_id)
    return Show(
        "TWNAU",
        values={
            "user": person.user_id,
            "name": person.name,
            "signs_on_as": person.user_position.upper(),
            "status": status_words(person),
            "locked": "LOCKED" if held.wrong_passwords >= tries else "",
            "activated": day(held.activated_on),
            "activated_by": held.activated_by or "",
            "deactivated": day(held.deactivated_on),
            "deactivated_by": held.deactivated_by or "",
            "moved": day(moved.changed_on) if moved else "",
            "moved_words": f"{moved.from_position} TO {moved.to_position}".upper() if moved else "",
            "reviewed": day(reviewed.reviewed_on) if reviewed else "",
            "reviewed_by": reviewed.supervisor if reviewed else "",
            **coded("position", "staff_position", held.position.upper()),
            "job_need": "Y" if held.job_need else "N",
            "agreement": day(held.agreement_signed_on),
            "workstation": held.workstation,
        },
        pad={},
        message=message("IMS1073") if to_deactivate(held.position, held.active) else None,
    )


def _none(person: StaffRow) -> ReviewerAccessRow:
    """Return the empty access of a user who never had one."""
    return ReviewerAccessRow(person.user_id, person.user_position)


def _change(request: Request, person: StaffRow) -> Return:
    change = request.fields.get("change", "").strip().upper()
    if change not in DONE:
        raise refusal("IMS1062", "change")
    user, by, on = person.user_id, request.user.user_id, request.today
    if user == by:
        raise refusal("IMS1063", "transaction")
    before = reviewer.access_to_change(request.connection, user) or _none(person)
    after = _typed(request, before)
    if change == ACTIVATE:
        _ensure_may_have(person, after, on)
        after = after._replace(
            activated_by=by, activated_on=on, deactivated_by=None, deactivated_on=None
        )
    if change == DEACTIVATE:
        if not before.active:
            raise refusal("IMS1071", "change", user=user)
        after = after._replace(deactivated_by=by, deactivated_on=on)
    if change == REOPEN:
        after = after._replace(wrong_passwords=0)
    if change in (UPDATE, REOPEN) and after == before:
        raise refusal("IMS1072", "position")
    reviewer.keep_access(request.connection, after)
    if after.position != before.position:
        moved = Moved(user, before.position, after.position, on, by)
        reviewer.add_change(request.connection, moved)
    return Return(message(DONE[change], user=user))


def _ensure_may_have(person: StaffRow, wanted: ReviewerAccessRow, today: date) -> None:
    """Refuse to activate an access that is active or lacks a condition."""
    if wanted.active:
        raise refusal("IMS1070", "change", user=person.user_id)
    position = wanted.position if person.user_position == REVIEWER else person.user_position
    why = unmet(wanted._replace(position=position), today)
    if why is not None:
        raise refusal(LACKING[why], why.value, user=person.user_id)


def _typed(request: Request, held: ReviewerAccessRow) -> ReviewerAccessRow:
    """Return the access with the changes typed; a field not typed on keeps its value."""
    fields = {name: " ".join(text.split()).upper() for name, text in request.fields.items()}
    if "position" in fields:
        position = a_code(fields, "position", "staff_position", "IMS1064")
        held = held._replace(position=position.lower())
    if "job_need" in fields:
        held = held._replace(job_need=is_yes(fields, "job_need", "IMS1065"))
    if agreement := fields.get("agreement"):
        signed = a_past_day(fields, "agreement", request.today, "IMS1077", value=agreement)
        held = held._replace(agreement_signed_on=signed)
    elif "agreement" in fields:
        held = held._replace(agreement_signed_on=None)
    if "workstation" in fields:
        names = workstation_words(fields["workstation"])
        if names is None:
            raise refusal("IMS1078", "workstation")
        held = held._replace(workstation=names)
    return held
