"""TWNS: the reviewers of The Work Number as their supervisor answers for them (WN, "WP Team
Supervisor Responsibility").
"""

from __future__ import annotations

from collections.abc import Mapping

from data.office.agencies import ORANGE_CA
from data.office.reviewer import (
    Moved,
    Reviewed,
    StaffRow,
    access_to_change,
    add_change,
    add_review,
    keep_access,
    last_changes,
    last_reviews,
    staff,
)
from data.rules.codes import meaning
from data.rules.reviewers import REVIEWER, days_overdue, to_deactivate
from screens.attribute import Attribute, Intensity
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.staff import one_of_staff, status_words
from transactions.core.typed import Typed, typed_code, typed_day, typed_words
from transactions.core.user_key import RECORD, UserKey
from transactions.core.words import day, short_day

HELP = """
TWNS lists the reviewers, those first whose access is to be deactivated. It is for the supervisor,
who reviews the usage guidelines with every reviewer and ensures that reviewers who promote,
transfer, change position, or otherwise separate from their current assignment are deactivated and
can no longer access The Work Number.

Type TWNS at the left of a line, or TWNS and a user id, to record that the guidelines were reviewed
with that reviewer, or that the reviewer has another position or has left, and since when. From then
on nothing is looked up with that access; OVERDUE counts the days until a manager has deactivated it
with TWNA.

TWNS is this system's own code.
"""

EMPHASIS = Attribute(protected=True, intensity=Intensity.HIGH)
NEVER = "NEVER"


def twns(request: Request) -> Reply:
    """The list; what is known of one reviewer; the review or the change typed."""
    if request.key is None:
        return _list(request)
    assert isinstance(request.key, UserKey)
    person = one_of_staff(request, request.key.user_id)
    if person is None:
        return Refuse(message("IMS1061", user=request.key.user_id))
    if not _reviews(person):
        return Refuse(message("IMS1080", user=person.user_id))
    if request.pad is None:
        return _form(request, person)
    return _recorded(request, person, typed_words(request.fields))


def _reviews(person: StaffRow) -> bool:
    """Whether the user is a reviewer, or has or had access."""
    return person.position is not None or person.user_position == REVIEWER


def _list(request: Request) -> Show:
    moved, reviewed = last_changes(request.connection), last_reviews(request.connection)
    people = [p for p in staff(request.connection, request.user.agency) if _reviews(p)]
    late = [p for p in people if to_deactivate(p.position or "", p.active)]
    late.sort(key=lambda person: (_moved_on(person, moved), person.user_id))
    others = [person for person in people if person not in late]
    never = sum(person.user_id not in reviewed for person in others)
    return Show(
        "TWNS",
        values={
            "counts": f"{len(late)} TO DEACTIVATE, GUIDELINES NEVER REVIEWED WITH {never}",
            "date": day(request.today),
        },
        lists={"reviewers": [_line(request, p, moved, reviewed) for p in (*late, *others)]},
        cursor="select.1" if people else "transaction",
    )


def _moved_on(person: StaffRow, moved: Mapping[str, Moved]) -> str:
    change = moved.get(person.user_id)
    return change.changed_on.isoformat() if change is not None else ""


def _line(
    request: Request,
    person: StaffRow,
    moved: Mapping[str, Moved],
    reviewed: Mapping[str, Reviewed],
) -> Line:
    change, review = moved.get(person.user_id), reviewed.get(person.user_id)
    values = {
        "user": person.user_id,
        "user_name": person.name,
        "position": (person.position or person.user_position).upper(),
        "moved": short_day(change.changed_on) if change is not None else "",
        "due": _due(request, person, change) if person.active else "NOT ACTIVE",
        "reviewed": short_day(review.reviewed_on) if review is not None else NEVER,
    }
    late = to_deactivate(person.position or "", person.active)
    return Line(
        values,
        Carried(record={RECORD: person.user_id}),
        attributes={"due": EMPHASIS} if late else {},
    )


def _due(request: Request, person: StaffRow, change: Moved | None) -> str:
    """What is due of an active access."""
    if not to_deactivate(person.position or "", person.active):
        return "ACTIVE"
    days = days_overdue(change.changed_on, request.today) if change is not None else 0
    return f"OVERDUE {days}" if days else "DUE TODAY"


def _form(request: Request, person: StaffRow) -> Show:
    change = last_changes(request.connection).get(person.user_id)
    review = last_reviews(request.connection).get(person.user_id)
    position = (person.position or person.user_position).upper()
    return Show(
        "TWNSU",
        values={
            "user": person.user_id,
            "name": person.name,
            "date": day(request.today),
            "position": position,
            "position_meaning": meaning("staff_position", position),
            "status": status_words(person),
            "due": _due(request, person, change) if person.active else "",
            "last_moved": day(change.changed_on) if change is not None else "",
            "last_reviewed": day(review.reviewed_on) if review is not None else NEVER,
            "reviewed_by": review.supervisor if review is not None else "",
        },
        cursor="reviewed_on",
        pad={},
    )


def _recorded(request: Request, person: StaffRow, typed: Typed) -> Reply:
    if not typed:
        return Refuse(message("IMS0001"), cursor="reviewed_on")
    if person.user_id == request.user.user_id:
        return Refuse(message("IMS1081"), cursor="transaction")
    for name in ("reviewed_on", "changed_on"):
        read = typed_day(typed[name]) if name in typed else request.today
        if read is None or read > request.today:
            return Refuse(message("IMS1077", value=typed[name]), cursor=name)
    moved = _moved(request, person, typed)
    if isinstance(moved, Refuse):
        return moved
    if "reviewed_on" in typed:
        reviewed_on = typed_day(typed["reviewed_on"])
        assert reviewed_on is not None
        by = request.user.user_id
        add_review(request.connection, person.user_id, by, reviewed_on)
    if moved is None:
        return Return(message("IMS1084", user=person.user_id))
    _move(request, moved)
    return Return(message("IMS1085", user=person.user_id, position=moved.to_position.upper()))


def _moved(request: Request, person: StaffRow, typed: Typed) -> Moved | Refuse | None:
    """The change of position that was typed; None where none was."""
    if "new_position" not in typed and "changed_on" not in typed:
        return None
    for name in ("new_position", "changed_on"):
        if name not in typed:
            return Refuse(message("IMS1082"), cursor=name)
    position = typed_code("staff_position", typed["new_position"])
    if position is None:
        return Refuse(message("IMS1064"), cursor="new_position")
    held = access_to_change(request.connection, person.user_id)
    before = held.position if held is not None else person.user_position
    if position.lower() == before:
        return Refuse(message("IMS1083", user=person.user_id), cursor="new_position")
    on = typed_day(typed["changed_on"])
    assert on is not None
    return Moved(person.user_id, before, position.lower(), on, request.user.user_id)


def _move(request: Request, moved: Moved) -> None:
    add_change(request.connection, moved)
    held = access_to_change(request.connection, moved.user_id)
    if held is not None:
        keep_access(request.connection, held._replace(position=moved.to_position))


TRANSACTION = Transaction(
    code="TWNS",
    title="THE WORK NUMBER: REVIEWERS",
    keys=(UserKey,),
    help=HELP,
    source="WN WP TEAM SUPERVISOR RESPONSIBILITY",
    work=twns,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
