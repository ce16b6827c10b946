"""TWNA: who has access to The Work Number; the manager activates, updates and deactivates (WN, "WP
Manager Responsibility").
"""

from __future__ import annotations

from data.office.agencies import ORANGE_CA
from data.office.reviewer import (
    Moved,
    ReviewerAccessRow,
    StaffRow,
    access,
    access_to_change,
    add_change,
    keep_access,
    last_changes,
    last_reviews,
    staff,
)
from data.rules.codes import meaning
from data.rules.reviewers import REVIEWER, missing, to_deactivate
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.staff import one_of_staff, status_words, workstation_words
from transactions.core.typed import typed_code, typed_day
from transactions.core.user_key import RECORD, UserKey
from transactions.core.words import day, short_day

HELP = """
TWNA lists the county's staff with their access to The Work Number. It is for the manager, who is
responsible for activating new staff, updating staff information, and deactivating access. Type TWNA
at the left of a line, or TWNA and a user id, to change an access.

Authorized persons are Work Participation reviewers who need the data for their job duties and have
read, understood and signed The Work Number Security and Usage Agreement. A activates the access
when all of that is there and a workstation at the office is assigned; U updates the information; D
deactivates. What else is typed on the screen is kept together with it. Nobody changes his or her
own access.

It takes effect at the user's next key: the access is read at every input, also of a session that
was signed on before.

A change of position is kept with its date. Who is no reviewer any more looks nothing up, and stands
on TWNS until the access is deactivated.

TWNA is this system's own code.
"""

ACTIVATE, UPDATE, DEACTIVATE = "A", "U", "D"
LACKING_MESSAGES = {
    "POSITION": "IMS1066",
    "JOB_NEED": "IMS1067",
    "AGREEMENT": "IMS1068",
    "WORKSTATION": "IMS1069",
}
"""What is said of what stands against an activation, by its name."""


def twna(request: Request) -> Reply:
    """The list; the access of one user; the change typed."""
    if request.key is None:
        return _list(request)
    assert isinstance(request.key, UserKey)
    person = one_of_staff(request, request.key.user_id)
    if person is None:
        return Refuse(message("IMS1061", user=request.key.user_id))
    if request.pad is None:
        return _form(request, person)
    return _changed(request, person)


def _list(request: Request) -> Show:
    people = staff(request.connection, request.user.agency)
    active = sum(person.active for person in people)
    return Show(
        "TWNA",
        values={
            "counts": f"{active} ACTIVE OF {len(people)}",
            "date": day(request.today),
        },
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
    held = access(request.connection, person.user_id) or _none(person)
    moved = last_changes(request.connection).get(person.user_id)
    reviewed = last_reviews(request.connection).get(person.user_id)
    return Show(
        "TWNAU",
        values={
            "user": person.user_id,
            "name": person.name,
            "date": day(request.today),
            "signs_on_as": person.user_position.upper(),
            "status": status_words(person),
            "activated": day(held.activated_on),
            "activated_by": held.activated_by or "",
            "deactivated": day(held.deactivated_on),
            "deactivated_by": held.deactivated_by or "",
            "moved": day(moved.changed_on) if moved else "",
            "moved_words": _moved_words(moved),
            "reviewed": day(reviewed.reviewed_on) if reviewed else "",
            "reviewed_by": reviewed.supervisor if reviewed else "",
            "position": held.position.upper(),
            "position_meaning": meaning("staff_position", held.position.upper()),
            "job_need": "Y" if held.job_need else "N",
            "agreement": day(held.agreement_signed_on),
            "workstation": held.workstation,
        },
        cursor="change",
        pad={},
        message=message("IMS1073") if to_deactivate(held.position, held.active) else None,
    )


def _moved_words(moved: Moved | None) -> str:
    return f"{moved.from_position} TO {moved.to_position}".upper() if moved else ""


def _none(person: StaffRow) -> ReviewerAccessRow:
    """The access of somebody who never had one."""
    return ReviewerAccessRow(
        user_id=person.user_id,
        position=person.user_position,
        job_need=False,
        agreement_signed_on=None,
        activated_by=None,
        activated_on=None,
        deactivated_by=None,
        deactivated_on=None,
        workstation="",
    )


def _changed(request: Request, person: StaffRow) -> Reply:
    change = request.fields.get("change", "").strip().upper()
    if change not in (ACTIVATE, UPDATE, DEACTIVATE):
        return Refuse(message("IMS1062"), cursor="change")
    if person.user_id == request.user.user_id:
        return Refuse(message("IMS1063"), cursor="transaction")
    before = access_to_change(request.connection, person.user_id) or _none(person)
    after = _typed(request, before)
    if isinstance(after, Refuse):
        return after
    if change == ACTIVATE:
        refused = _not_activated(request, person, after)
        if refused is not None:
            return refused
        after = after._replace(
            activated_by=request.user.user_id,
            activated_on=request.today,
            deactivated_by=None,
            deactivated_on=None,
        )
    if change == DEACTIVATE:
        if not before.active:
            return Refuse(message("IMS1071", user=person.user_id), cursor="change")
        after = after._replace(deactivated_by=request.user.user_id, deactivated_on=request.today)
    if change == UPDATE and after == before:
        return Refuse(message("IMS1072"), cursor="position")
    keep_access(request.connection, after)
    if after.position != before.position:
        by, on = request.user.user_id, request.today
        add_change(
            request.connection,
            Moved(person.user_id, before.position, after.position, on, by),
        )
    return Return(_done(change, after))


def _done(change: str, after: ReviewerAccessRow) -> Message:
    if change == ACTIVATE:
        return message("IMS1074", user=after.user_id)
    if change == DEACTIVATE:
        return message("IMS1075", user=after.user_id)
    return message("IMS1076", user=after.user_id)


def _not_activated(request: Request, person: StaffRow, wanted: ReviewerAccessRow) -> Refuse | None:
    if wanted.active:
        return Refuse(message("IMS1070", user=person.user_id), cursor="change")
    why = missing(
        wanted.position if person.user_position == REVIEWER else person.user_position,
        wanted.job_need,
        wanted.agreement_signed_on,
        wanted.workstation,
        request.today,
    )
    if why is None:
        return None
    said = message(LACKING_MESSAGES[why.name], user=person.user_id)
    return Refuse(said, cursor=why.value)


def _typed(request: Request, held: ReviewerAccessRow) -> ReviewerAccessRow | Refuse:
    """The access with what was typed; a field that was left alone stays as it is."""
    fields = {name: " ".join(text.split()).upper() for name, text in request.fields.items()}
    if "position" in fields:
        position = typed_code("staff_position", fields["position"])
        if position is None:
            return Refuse(message("IMS1064"), cursor="position")
        held = held._replace(position=position.lower())
    if "job_need" in fields:
        if fields["job_need"] not in ("Y", "N"):
            return Refuse(message("IMS1065"), cursor="job_need")
        held = held._replace(job_need=fields["job_need"] == "Y")
    if "agreement" in fields:
        signed = typed_day(fields["agreement"])
        if fields["agreement"] and (signed is None or signed > request.today):
            return Refuse(message("IMS1077", value=fields["agreement"]), cursor="agreement")
        held = held._replace(agreement_signed_on=signed)
    if "workstation" in fields:
        names = workstation_words(fields["workstation"])
        if names is None:
            return Refuse(message("IMS1078"), cursor="workstation")
        held = held._replace(workstation=names)
    return held


TRANSACTION = Transaction(
    code="TWNA",
    title="THE WORK NUMBER: ACCESS OF STAFF",
    keys=(UserKey,),
    help=HELP,
    source="WN WP MANAGER RESPONSIBILITY",
    work=twna,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
