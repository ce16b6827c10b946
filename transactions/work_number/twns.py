"""TWNS: reviewers of The Work Number, for their supervisor (WN, WP Team Supervisor)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.office import reviewer
from data.office.reviewer import GuidelineReview, Moved, StaffRow
from data.office.user import ORANGE_CA
from data.rules.reviewer_access import REVIEWER, days_overdue, guidelines_due, to_deactivate
from screens.attribute import Attribute, Intensity
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Reply, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_code, a_past_day, typed_words
from transactions.core.words import coded, day, short_day
from transactions.work_number.staff import RECORD, UserKey, one_of_staff, status_words

HELP = """
TWNS lists the reviewers, with those whose access must be deactivated first. It is for the
supervisor, who reviews the usage guidelines with every reviewer and ensures that reviewers who
promote, transfer, change position, or otherwise separate from their current assignment are
deactivated and can no longer access The Work Number.

The guidelines are reviewed with every reviewer periodically: DUE marks reviewers with whom they
were never reviewed, or not within the interval that the office has set (guideline_days in the
settings, one year by default; the policy does not say how often).

Type TWNS at the left of a line, or TWNS and a user id, to record that you reviewed the guidelines
with that reviewer, or that the reviewer has changed position or left, and since when. That access
can no longer be used; OVERDUE counts the days until a manager deactivates it with TWNA.

TWNS is this system's own code.
"""

EMPHASIS: Final = Attribute(protected=True, intensity=Intensity.HIGH)
NEVER: Final = "NEVER"
DUE: Final = "DUE"


@Transaction(
    "TWNS",
    "THE WORK NUMBER: REVIEWERS",
    "WN WP TEAM SUPERVISOR RESPONSIBILITY",
    (UserKey,),
    HELP,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
def twns(request: Request) -> Reply:
    """Show the list or one reviewer; record the review or the change that was typed."""
    if request.key is None:
        return _list(request)
    person = one_of_staff(request)
    if not _reviews(person):
        raise refusal("IMS1080", user=person.user_id)
    if request.pad is None:
        return _form(request, person)
    return _record(request, person, typed_words(request.fields))


def _reviews(person: StaffRow) -> bool:
    """Return whether the user is a reviewer, or has or had access."""
    return person.position is not None or person.user_position == REVIEWER


def _position(person: StaffRow) -> str:
    return (person.position or person.user_position).upper()


def _late(person: StaffRow) -> bool:
    return to_deactivate(person.position or "", person.active)


def _list(request: Request) -> Show:
    moved = reviewer.last_changes(request.connection)
    reviewed = reviewer.last_reviews(request.connection)
    people = [p for p in reviewer.staff(request.connection, request.user.agency) if _reviews(p)]
    late = [person for person in people if _late(person)]
    late.sort(key=lambda person: (_moved_on(person, moved), person.user_id))
    others = [person for person in people if not _late(person)]
    due = sum(_guidelines_due(request, reviewed.get(person.user_id)) for person in others)
    lines = []
    for person in (*late, *others):
        user = person.user_id
        lines.append(_line(request, person, moved.get(user), reviewed.get(user)))
    return Show(
        "TWNS",
        values={"counts": f"{len(late)} TO DEACTIVATE, GUIDELINES DUE WITH {due}"},
        lists={"reviewers": lines},
        cursor="select.1" if people else "transaction",
    )


def _moved_on(person: StaffRow, moved: Mapping[str, Moved]) -> str:
    change = moved.get(person.user_id)
    return change.changed_on.isoformat() if change is not None else ""


def _line(
    request: Request, person: StaffRow, moved: Moved | None, reviewed: GuidelineReview | None
) -> Line:
    values = {
        "user": person.user_id,
        "user_name": person.name,
        "position": _position(person),
        "moved": short_day(moved.changed_on) if moved else "",
        "due": _due(request, person, moved) if person.active else "NOT ACTIVE",
        "reviewed": short_day(reviewed.reviewed_on) if reviewed else NEVER,
        "guidelines": DUE if _guidelines_due(request, reviewed) else "",
    }
    carried = Carried(record={RECORD: person.user_id})
    return Line(values, carried, attributes={"due": EMPHASIS} if _late(person) else {})


def _guidelines_due(request: Request, reviewed: GuidelineReview | None) -> bool:
    last = reviewed.reviewed_on if reviewed else None
    return guidelines_due(last, request.today, request.options.work_number.guideline_days)


def _due(request: Request, person: StaffRow, moved: Moved | None) -> str:
    """Return the status of an access: active, due for deactivation, or overdue."""
    if not _late(person):
        return "ACTIVE"
    days = days_overdue(moved.changed_on, request.today) if moved else 0
    return f"OVERDUE {days}" if days else "DUE TODAY"


def _form(request: Request, person: StaffRow) -> Show:
    moved = reviewer.last_changes(request.connection).get(person.user_id)
    reviewed = reviewer.last_reviews(request.connection).get(person.user_id)
    return Show(
        "TWNSU",
        values={
            "user": person.user_id,
            "name": person.name,
            **coded("position", "staff_position", _position(person)),
            "status": status_words(person),
            "due": _due(request, person, moved) if person.active else "",
            "last_moved": day(moved.changed_on) if moved else "",
            "last_reviewed": day(reviewed.reviewed_on) if reviewed else NEVER,
            "reviewed_by": reviewed.supervisor if reviewed else "",
            "guidelines": DUE if _guidelines_due(request, reviewed) else "",
        },
        pad={},
    )


def _record(request: Request, person: StaffRow, typed: Typed) -> Return:
    user, by = person.user_id, request.user.user_id
    if not typed:
        raise refusal("IMS0001", "reviewed_on")
    if user == by:
        raise refusal("IMS1081", "transaction")
    days = {
        name: a_past_day(typed, name, request.today, "IMS1077", value=typed[name])
        for name in ("reviewed_on", "changed_on")
        if name in typed
    }
    on = days.get("reviewed_on")
    if on and guidelines_due(on, request.today, request.options.work_number.guideline_days):
        raise refusal("IMS1113", "reviewed_on", date=day(on))
    moved = None
    if typed.keys() & {"new_position", "changed_on"}:
        for name in ("new_position", "changed_on"):
            if name not in typed:
                raise refusal("IMS1082", name)
        position = a_code(typed, "new_position", "staff_position", "IMS1064").lower()
        held = reviewer.access_to_change(request.connection, user)
        before = held.position if held is not None else person.user_position
        if position == before:
            raise refusal("IMS1083", "new_position", user=user)
        moved = Moved(user, before, position, days["changed_on"], by)
        reviewer.add_change(request.connection, moved)
        if held is not None:
            reviewer.keep_access(request.connection, held._replace(position=position))
    if "reviewed_on" in days:
        reviewer.add_review(request.connection, user, by, days["reviewed_on"])
    if moved is None:
        return Return(message("IMS1084", user=user))
    return Return(message("IMS1085", user=user, position=moved.to_position.upper()))
