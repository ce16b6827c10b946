"""FSD: disqualifications and penalties for fraud in SNAP and TANF (OKDHS 20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.rules.codes import meaning
from data.rules.disqualification import PERMANENT, run_together, standard_length
from data.systems.fsd.record import Determination, determinations, disqualified
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, match_words, money, name_words, ssn_words

HELP = """
FSD shows what fraud has been determined about a person in the Supplemental Nutrition Assistance
Program (SNAP) and in Temporary Assistance for Needy Families (TANF), in this and other states.
Enter FSD, a blank and the SSN. PY has a line FSD where there is any, so a separate transaction is
not necessary when you use PY first.

The upper lines say for each program whether the person is disqualified today and until when.
Overlapping periods run together, not after each other. Then how many offenses there are, and the
length that a further one would have by the federal standard: 12 months, 24 months, permanent.

Each determination has its program, state, offense number, the day and the way it was determined,
the first and the last day and the length. In Oklahoma TANF fraud brings a money penalty and no
disqualification. A determination of another state is verified with that state before you act:
VERIFY, and whom to ask.

A disqualified person stays on the household list; the income counts, the person is not in the
benefit.

What stands here changes only when fraud has been determined: by the file that says so, or by FSDD,
with which a supervisor or manager records a determination. Clearing a message with DXD changes
nothing here.

For SNAP rules, refer to OAC 340:50-15-25, and to OAC 340:65-9-4 for TANF Program rules.
"""

HOME_STATE = "OK"


def fsd(request: Request) -> Reply:
    """List the determinations."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    found = determinations(request.connection, ssn)
    if not found:
        return Refuse(message("IMS0205", system="FSD", ssn=ssn_words(ssn)))
    newest, today = found[0], request.today
    return Show(
        "FSD",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(today),
            "match": match_words(newest.match),
            "differs": newest.differs,
            "birth_date": day(newest.birth_date),
            "snap": standing("SNAP", found, today),
            "tanf": standing("TANF", found, today),
        },
        lists={"determinations": [_line(each, ssn, today) for each in found]},
        carried=Carried(ssns=(ssn,)),
        cursor="transaction",
    )


def standing(program: str, found: Sequence[Determination], today: date) -> str:
    """What a program's determinations mean on `today`, together."""
    own = [each for each in found if each.program == program]
    if not own:
        return "NOTHING DETERMINED"
    stretches = run_together(filter(None, map(disqualified, own)))
    now = next((each for each in stretches if each.holds(today)), None)
    if now is not None:
        until = "FOR GOOD" if now.end is None else f"THROUGH {day(now.end)}"
        words = f"DISQUALIFIED {day(now.start)} {until}"
    elif stretches and today < stretches[-1].start:
        words = f"DISQUALIFIED FROM {day(stretches[-1].start)} ON"
    elif stretches:
        words = f"NOT DISQUALIFIED NOW, ENDED {day(stretches[-1].end)}"
    else:
        words = "MONEY PENALTY, NOT DISQUALIFIED"
    return f"{words}; {_offenses(own)}"


def _offenses(own: Sequence[Determination]) -> str:
    """How many there are, and how long a further one of the usual kind would be."""
    count = max(each.offense_number for each in own)
    following = length_words(standard_length("A", count + 1))
    return f"{count} OFFENSE{'S' if count > 1 else ''}, NEXT {following}"


def length_words(months: int) -> str:
    """A length as the screen has it."""
    if months == PERMANENT:
        return "PERMANENT"
    return f"{months} MONTHS" if months else "NONE"


def _line(found: Determination, ssn: int, today: date) -> Line:
    period = disqualified(found)
    values = {
        "program": found.program,
        "state": found.state,
        "number": str(found.offense_number),
        "determined": day(found.decision_date),
        "start": day(found.start_date),
        "end": day(period.end) if period else "",
        "length": length_words(found.length_months),
        "route": found.route,
        "route_meaning": meaning("fsd_route", found.route),
        "offense": found.offense,
        "offense_meaning": meaning("fsd_offense", found.offense),
        "penalty": money(found.penalty, 8) if found.penalty else "",
        "now": _now(found, today),
        "ask": _ask(found),
    }
    return Line(values, Carried(ssns=(ssn,)), system="FSD")


def _now(found: Determination, today: date) -> str:
    period = disqualified(found)
    if period is None:
        return "PENALTY"
    if period.holds(today):
        return "IN FORCE"
    return "TO COME" if today < period.start else "ENDED"


def _ask(found: Determination) -> str:
    phone = found.phone
    number = f"{phone[:3]}-{phone[3:6]}-{phone[6:]}" if phone else ""
    where = " ".join(filter(None, (found.state, found.locality)))
    who = ", ".join(filter(None, (where, found.contact, number)))
    return who if found.state == HOME_STATE else f"VERIFY WITH {who}"


TRANSACTION = Transaction(
    code="FSD",
    title="DISQUALIFICATIONS FOR FRAUD",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 20",
    work=fsd,
    system="FSD",
)
