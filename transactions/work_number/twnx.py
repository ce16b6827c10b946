"""TWNX: an adverse action based on The Work Number, with its notices (WN, "Adverse Action
Requirements").
"""

from __future__ import annotations

from datetime import date

from data.office.adverse_action import Taken, actions_about, add_action
from data.office.agencies import ORANGE_CA
from data.office.lookup import lookups
from data.office.participant import ParticipantRow, participant
from data.rules.adverse_action import Notices, wrong_notices
from data.rules.codes import meaning
from data.store.clock import OFFICE_ZONE
from screens.attribute import Attribute, Intensity
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_code, typed_day, typed_words
from transactions.core.words import day, name_words, short_day, ssn_words

HELP = """
TWNX records an adverse action that the county takes based on information received from The Work
Number: a determination of ineligibility for CalWORKs or CalFresh, or a reduction in benefits or
services. It is for the CalWORKs worker. Enter TWNX, a blank and the SSN.

The participant must be notified in writing through a Notice of Action (NOA), and with it, on the
same day, the GEN 1390 (1/17), Informing Notice Regarding An Action Taken on Your Case. Type the
dates of both: without them, or with one alone, nothing is recorded.

LOOKED UP ON is the day on which a reviewer saw the information; the days known stand beside it.
Then the program, the action, and after Enter Y to record it.

TWNX is this system's own code.
"""

REVIEWED = "REVIEWED"
"""The outcome of a lookup in which the information was seen."""
MOST_DAYS = 3
TYPED = Attribute(protected=False)
HELD = Attribute(protected=True, intensity=Intensity.HIGH)
FIELDS = ("looked_up", "program", "action", "notice", "gen_1390")
NOTICE_MESSAGES = {
    "NO_NOTICE": "IMS1088",
    "NO_GEN_1390": "IMS1097",
    "TOO_EARLY": "IMS1111",
    "APART": "IMS1098",
}
"""What is said of wrong notices, by the name of what is wrong."""


def twnx(request: Request) -> Reply:
    """The data, then the question, then the record."""
    assert isinstance(request.key, SsnKey)
    about = participant(request.connection, request.key.ssn)
    if about is None:
        return Refuse(message("IMS1031", ssn=ssn_words(request.key.ssn)))
    if request.pad is None:
        return _screen(request, about, {})
    if "looked_up" in request.pad:
        return _confirmed(request, about, request.pad)
    typed = typed_words(request.fields)
    if not typed:
        return Refuse(message("IMS0001"), cursor="looked_up")
    checked = _checked(request, about, typed)
    return checked if isinstance(checked, Refuse) else _screen(request, about, checked)


def _seen_on(request: Request, ssn: int) -> list[date]:
    """The days on which somebody saw the information, the newest first."""
    days = {
        one.looked_at.astimezone(OFFICE_ZONE).date()
        for one in lookups(request.connection, ssn)
        if one.outcome == REVIEWED
    }
    return sorted(days, reverse=True)


def _checked(request: Request, about: ParticipantRow, typed: Typed) -> dict[str, str] | Refuse:
    """What was typed, as it is recorded; a refusal where it cannot be."""
    read: dict[str, date | None] = {}
    for name in ("looked_up", "notice", "gen_1390"):
        read[name] = typed_day(typed.get(name, ""))
        wrong = read[name] is None or read[name] > request.today  # type: ignore[operator]
        if name in typed and wrong:
            return Refuse(message("IMS1077", value=typed[name]), cursor=name)
    looked_up = read["looked_up"]
    if looked_up is None or looked_up not in _seen_on(request, about.ssn):
        return Refuse(message("IMS1079", date=day(looked_up) or "THAT DAY"), cursor="looked_up")
    program = typed_code("adverse_program", typed.get("program", ""))
    if program is None:
        return Refuse(message("IMS1086"), cursor="program")
    action = typed_code("adverse_action", typed.get("action", ""))
    if action is None:
        return Refuse(message("IMS1087"), cursor="action")
    wrong_one = wrong_notices(looked_up, read["notice"], read["gen_1390"])
    if wrong_one is not None:
        of_form = wrong_one in (Notices.NO_GEN_1390, Notices.APART)
        number = NOTICE_MESSAGES[wrong_one.name]
        return Refuse(message(number), cursor="gen_1390" if of_form else "notice")
    dates = {name: day(value) for name, value in read.items()}
    return {**dates, "program": program, "action": action}


def _confirmed(request: Request, about: ParticipantRow, asked: Typed) -> Reply:
    """Y was answered: record what was asked about."""
    dates = [typed_day(asked[name]) for name in ("looked_up", "notice", "gen_1390")]
    looked_up, notice, gen_1390 = dates
    assert looked_up is not None and notice is not None and gen_1390 is not None
    add_action(
        request.connection,
        Taken(
            ssn=about.ssn,
            lookup_date=looked_up,
            program=asked["program"],
            action=asked["action"],
            notice_date=notice,
            gen_1390_date=gen_1390,
            recorded_by=request.user.user_id,
            recorded_at=request.now,
        ),
    )
    return Return(message("IMS1110", ssn=ssn_words(about.ssn)))


def _screen(request: Request, about: ParticipantRow, asked: dict[str, str]) -> Show:
    days = _seen_on(request, about.ssn)
    known = " ".join(day(one) for one in days[:MOST_DAYS])
    overrides = dict.fromkeys(FIELDS, HELD) | {"confirm": TYPED} if asked else {}
    return Show(
        "TWNX",
        values={
            "ssn": ssn_words(about.ssn),
            "name": name_words(about.last_name, about.first_name, about.middle_name),
            "date": day(request.today),
            "county_case": about.county_case,
            "calworks_worker": about.calworks_worker,
            "case_manager": about.case_manager,
            "known": known or "NEVER",
            **asked,
        },
        lists={"actions": [_line(one) for one in actions_about(request.connection, about.ssn)]},
        carried=Carried(ssns=(about.ssn,)),
        message=message("IMS1099") if asked else None,
        cursor="confirm" if asked else "looked_up",
        overrides=overrides,
        pad=asked,
        asks="confirm" if asked else "",
        unfinished=bool(asked),
    )


def _line(taken: Taken) -> Line:
    return Line(
        {
            "taken_program": taken.program,
            "taken_program_meaning": meaning("adverse_program", taken.program),
            "taken_action": taken.action,
            "taken_action_meaning": meaning("adverse_action", taken.action),
            "taken_looked_up": short_day(taken.lookup_date),
            "taken_notice": short_day(taken.notice_date),
            "taken_gen_1390": short_day(taken.gen_1390_date),
        }
    )


TRANSACTION = Transaction(
    code="TWNX",
    title="THE WORK NUMBER: ADVERSE ACTION",
    keys=(SsnKey,),
    help=HELP,
    source="WN ADVERSE ACTION REQUIREMENTS",
    work=twnx,
    ours=True,
    agency=ORANGE_CA,
)
