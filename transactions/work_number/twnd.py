"""TWND: reviews whose duty to share is still open (WN, WP Reviewers Responsibility)."""

from __future__ import annotations

from data.office.duty import Duty, owed
from data.office.participant import participant
from data.office.user import ORANGE_CA
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Return, Show, about
from transactions.core.request import Request
from transactions.core.typed import is_yes, typed_words
from transactions.core.words import moment, name_of, ssn_words, wrapped
from transactions.work_number.lookup import not_authorized
from transactions.work_number.review import SOURCE, answered
from transactions.work_number.staff import NoKey

HELP = """
TWND shows the information from The Work Number that you reviewed without saying whether it is new
to the county. If it is new, the reviewer shares it with the CalWORKs worker and the
Welfare-To-Work case manager. Type Y or N; the oldest review comes first.

Leaving TWN after step 9 with Clear, PF3, a sign-off or by closing the window does not end that
duty: TWND opens at your next sign-on and before you can enter another transaction. If you are no
longer a reviewer, you still have to answer, but the information is not shown again. Y shares it.

TWND is this system's own code.
"""
WIDTH = 77


@Transaction(
    "TWND",
    "THE WORK NUMBER: NEW TO THE COUNTY?",
    "WN WP REVIEWERS RESPONSIBILITY",
    (NoKey,),
    HELP,
    key_needed=False,
    ours=True,
    agency=ORANGE_CA,
)
def twnd(request: Request) -> Reply:
    """Show the oldest open review, or take the answer about it."""
    waiting = owed(request.connection, request.user.user_id)
    if not waiting:
        return Return(message("IMS1056"), changed=False)
    if request.pad is None:
        return _screen(request, waiting)
    is_new = is_yes(typed_words(request.fields), "new", "IMS1028")
    shown = next((each for each in waiting if str(each.duty_id) == request.pad["duty"]), None)
    if shown is None:
        return _screen(request, waiting)
    done = answered(request, shown, is_new)
    waiting.remove(shown)
    return _screen(request, waiting, done.message) if waiting else done


def _screen(request: Request, waiting: list[Duty], said: Message | None = None) -> Show:
    duty = waiting[0]
    person = participant(request.connection, duty.ssn)
    hidden = not_authorized(request) is not None
    news = "YOU ARE NO LONGER AUTHORIZED TO SEE WHAT YOU REVIEWED." if hidden else duty.news
    return Show(
        "TWND",
        values={
            "ssn": ssn_words(duty.ssn),
            "name": "" if person is None else name_of(person),
            "reviewed": moment(duty.reviewed_at),
            "counts": f"1 OF {len(waiting)}",
        },
        lists={"lines": [Line({"text": text}) for text in wrapped(news, WIDTH)]},
        carried=about(duty.ssn),
        message=said or message("IMS1055"),
        pad={"duty": str(duty.duty_id)},
        unfinished=True,
        from_top=True,
        sources=frozenset() if hidden else SOURCE,
    )
