"""TWNX: an adverse action based on The Work Number, with its notices (WN, "Adverse Action
Requirements").
"""

from __future__ import annotations

from datetime import date

from data.office.lookup import Taken, actions_about, add_action, lookups
from data.office.participant import Participant
from data.office.user import ORANGE_CA
from data.rules.adverse_action import Notices, may_concern, wrong_notices
from data.rules.codes import code_table
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_code, a_past_day
from transactions.core.words import coded, day, local_day, short_day, ssn_words
from transactions.shapes.conversation import Conversation
from transactions.work_number.lookup import REVIEWED, participant_of, screen

HELP = """
TWNX records an adverse action that the county takes based on information received from The Work
Number: a determination of ineligibility for CalWORKs or CalFresh, or a reduction in benefits or
services. It is for the CalWORKs worker. Enter TWNX, a blank and the SSN.

The participant must be notified in writing through a Notice of Action (NOA), and with it, on the
same day, the GEN 1390 (1/17), Informing Notice Regarding An Action Taken on Your Case. Type both
dates: if either is missing, nothing is recorded.

LOOKED UP ON is the date a reviewer saw the information; the recorded dates are listed next to it.
Type the program, which must be one that the participant is on or has applied for, and the action.
Press Enter, then type Y to record it.

TWNX is this system's own code.
"""

MOST_DAYS = 3
NOTICE_MESSAGES = {
    Notices.NO_NOTICE: ("IMS1088", "notice"),
    Notices.NO_GEN_1390: ("IMS1097", "gen_1390"),
    Notices.EDITION: ("IMS1112", "gen_1390"),
    Notices.TOO_EARLY: ("IMS1111", "notice"),
    Notices.APART: ("IMS1098", "gen_1390"),
}
"""Message and field for each fault of the notices."""


def _panel(request: Request, about: Participant, asked: Typed) -> Show:
    known = " ".join(day(one) for one in _seen_on(request, about.ssn)[:MOST_DAYS])
    values = {
        "county_case": about.county_case,
        "calworks_worker": about.calworks_worker,
        "case_manager": about.case_manager,
        "known": known or "NEVER",
    }
    lines = [_line(one) for one in actions_about(request.connection, about.ssn)]
    return screen("TWNX", about, {}, values, {"actions": lines}, unfinished=False)


def _line(taken: Taken) -> Line:
    return Line(
        {
            **coded("taken_program", "adverse_program", taken.program),
            **coded("taken_action", "adverse_action", taken.action),
            "taken_looked_up": short_day(taken.lookup_date),
            "taken_notice": short_day(taken.notice_date),
            "taken_gen_1390": short_day(taken.gen_1390_date),
        }
    )


def _seen_on(request: Request, ssn: int) -> list[date]:
    """Return the days on which a reviewer saw the information, newest first."""
    found = lookups(request.connection, ssn)
    return sorted({local_day(one.looked_at) for one in found if one.outcome == REVIEWED})[::-1]


def _taken(request: Request, about: Participant, typed: Typed) -> Taken:
    """Return the action typed, if it can be recorded."""
    read = {
        name: a_past_day(typed, name, request.today, "IMS1077", value=typed[name])
        for name in ("looked_up", "notice", "gen_1390")
        if name in typed
    }
    looked_up, notice, gen_1390 = map(read.get, ("looked_up", "notice", "gen_1390"))
    if looked_up is None or looked_up not in _seen_on(request, about.ssn):
        raise refusal("IMS1079", "looked_up", date=day(looked_up) or "THAT DAY")
    program = a_code(typed, "program", "adverse_program", "IMS1086")
    if not may_concern(program, about.programs, about.applied):
        raise refusal("IMS1114", "program", program=code_table("adverse_program")[program])
    action = a_code(typed, "action", "adverse_action", "IMS1087")
    wrong = wrong_notices(looked_up, notice, gen_1390)
    if wrong is not None:
        raise refusal(*NOTICE_MESSAGES[wrong])
    assert notice is not None and gen_1390 is not None
    by, at = request.user.user_id, request.now
    return Taken(about.ssn, looked_up, program, action, notice, gen_1390, by, at)


def _check(request: Request, about: Participant, typed: Typed) -> dict[str, str]:
    if not typed:
        raise refusal("IMS0001", "looked_up")
    taken = _taken(request, about, typed)
    return {
        "looked_up": day(taken.lookup_date),
        "program": taken.program,
        "action": taken.action,
        "notice": day(taken.notice_date),
        "gen_1390": day(taken.gen_1390_date),
    }


def _record(request: Request, about: Participant, asked: Typed) -> Return:
    add_action(request.connection, _taken(request, about, asked))
    return Return(message("IMS1110", ssn=ssn_words(about.ssn)))


twnx = Transaction(
    "TWNX",
    "THE WORK NUMBER: ADVERSE ACTION",
    "WN ADVERSE ACTION REQUIREMENTS",
    (SsnKey,),
    HELP,
    ours=True,
    agency=ORANGE_CA,
)(Conversation(participant_of, _panel, _check, _record, question="IMS1099"))
