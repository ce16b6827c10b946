"""FSD and FSDD: show and record disqualifications for fraud (OKDHS 20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from data.questions.question import PersonAsked
from data.rules.codes import code_table
from data.rules.disqualification import (
    PERMANENT,
    end_date,
    first_day_after,
    length_after,
    run_together,
    standard_length,
)
from data.store.turns import Turn, take_turn
from data.systems.fsd import (
    Decided,
    FsdRecord,
    determinations,
    disqualified,
    record_determination,
)
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_past_day, typed_amount, typed_day
from transactions.core.words import coded, day, money
from transactions.shapes.conversation import Conversation
from transactions.shapes.question import persons_asked
from transactions.shapes.record import columns, matched, on_file
from transactions.shapes.whose import exact_for, row_two, sent_words

FSD_HELP = """
FSD shows the fraud determined for a person in the Supplemental Nutrition Assistance Program (SNAP)
and Temporary Assistance for Needy Families (TANF), in this state and others. Enter FSD space SSN.
The FSD is indicated on the PY screen, so a separate transaction is not necessary if you use PY
first.

The upper lines show for each program whether the person is disqualified today and until when.
Overlapping periods run at the same time, not one after the other. They also show the number of
offenses and the length of the next disqualification by the federal standard: 12 months, 24 months,
permanent.

Each determination shows the program, state, offense number, date and method of the determination,
the first and last day, and the length. In Oklahoma, TANF fraud brings a money penalty and no
disqualification. Verify another state's determination with that state before you act: VERIFY shows
whom to contact.

A disqualified person remains a household member: the person's income counts, but the person does
not receive benefits.

FSD is updated only when fraud has been determined: by a file that reports it, or by FSDD, which a
supervisor or manager uses to record a determination. Clearing a message with DXD changes nothing
here.

For SNAP rules, refer to OAC 340:50-15-25, and to OAC 340:65-9-4 for TANF Program rules.
"""

FSDD_HELP = """
FSDD records a fraud determination for a person on a case: a signed waiver, a hearing decision, a
court order or a consent agreement. Enter FSDD space SSN. Only supervisors and managers may use it;
everyone else uses FSD.

Type the program, the offense, how it was determined (PF1 lists the codes), and the date of the
determination. The disqualification begins on the first day of the next month unless you type
another date. The system works out the offense number from all determinations on file, in every
state, and the length from the offense number: 12 months, 24 months, permanent, longer for some
offenses. TANF fraud in Oklahoma brings a money penalty and no disqualification: type its amount.

Check the information shown, then type Y to record it; anything else records nothing. FSD and PY
show it at once, and a later file may correct it.

FSD is updated only when fraud has been determined. A discrepancy message is not a determination, so
FSDD cannot be typed on its line, and clearing it with DXD changes nothing on FSD. An overpayment or
a suspicion is not a determination either.

For SNAP rules, refer to OAC 340:50-15-25, and to OAC 340:65-9-4 for TANF Program rules.

FSDD is this system's own code.
"""


HOME_STATE: Final = "OK"
NO_PENALTY: Final = Decimal(0)


@Transaction("FSD", "DISQUALIFICATIONS FOR FRAUD", "OKDHS 20", (SsnKey,), FSD_HELP, system="FSD")
def fsd(request: Request) -> Show:
    """List the determinations."""
    ssn, found, whose = on_file(request, "FSD", determinations)
    newest, today = found[0], request.today
    own = found if whose.client is None else exact_for(whose, found, whose.client)
    return Show(
        "FSD",
        values={
            **columns(newest, "FSD"),
            **row_two(ssn, whose, newest),
            **matched(newest),
            "snap": _standing("SNAP", own, today),
            "tanf": _standing("TANF", own, today),
        },
        lists={"determinations": [_line(each, ssn, today) for each in found]},
        carried=about(ssn),
    )


def _standing(program: str, found: Sequence[FsdRecord], today: date) -> str:
    """Return the person's status in a program today, from all determinations together."""
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


def _offenses(own: Sequence[FsdRecord]) -> str:
    """Return the number of offenses and the length of the next standard disqualification."""
    count = max(each.offense_number for each in own)
    following = _length(standard_length("A", count + 1))
    return f"{count} OFFENSE{'S' if count > 1 else ''}, NEXT {following}"


def _length(months: int) -> str:
    """Format a length in months."""
    if months == PERMANENT:
        return "PERMANENT"
    return f"{months} MONTHS" if months else "NONE"


def _line(found: FsdRecord, ssn: int, today: date) -> Line:
    period = disqualified(found)
    values = columns(
        found,
        "FSD",
        "determinations",
        number=str(found.offense_number),
        determined=found.decision_date,
        start=found.start_date,
        end=period and period.end,
        length=_length(found.length_months),
        penalty=found.penalty or "",
        now=_now(found, today),
        ask=sent_words(found) or _ask(found),
    )
    return Line(values, about(ssn), system="FSD")


def _now(found: FsdRecord, today: date) -> str:
    period = disqualified(found)
    if period is None:
        return "PENALTY"
    if period.holds(today):
        return "IN FORCE"
    return "TO COME" if today < period.start else "ENDED"


def _ask(found: FsdRecord) -> str:
    phone = found.phone
    number = f"{phone[:3]}-{phone[3:6]}-{phone[6:]}" if phone else ""
    where = " ".join(filter(None, (found.state, found.locality)))
    who = ", ".join(filter(None, (where, found.contact, number)))
    return who if found.state == HOME_STATE else f"VERIFY WITH {who}"


class Held(NamedTuple):
    """A person on each case, and the determinations on file for the SSN."""

    ssn: int
    persons: list[PersonAsked]
    determinations: list[FsdRecord]


def _held(request: Request) -> Held:
    ssn = request.keyed(SsnKey).ssn
    if "discrepancy" in request.record:
        raise refusal("IMS1121")
    take_turn(request.connection, Turn.DETERMINATION)
    return Held(ssn, persons_asked(request), determinations(request.connection, ssn))


def _panel(request: Request, held: Held, asked: Typed) -> Show:
    first = held.persons[0]
    return Show(
        "FSDD",
        values={
            **columns(first, "FSDD"),
            "cases": " ".join(dict.fromkeys(each.case_number for each in held.persons)),
            "snap": _standing("SNAP", held.determinations, request.today),
            "tanf": _standing("TANF", held.determinations, request.today),
        },
        carried=about(held.ssn, *held.persons),
        unfinished=True,
    )


def _decided(request: Request, held: Held, typed: Typed) -> Decided:
    """Work out the typed determination from those already on file."""
    codes = {name: typed.get(name, "").upper() for name in ("program", "offense", "route")}
    for name, code in codes.items():
        if code not in code_table(f"fsd_{name}"):
            raise refusal("IMS1122", name, field=name.upper())
    decided = a_past_day(typed, "determined", request.today, "IMS0912", field="DETERMINED")
    start = typed_day(typed["start"]) if "start" in typed else first_day_after(decided)
    if start is None or start < decided:
        raise refusal("IMS1124", "start")
    tanf = codes["program"] == "TANF"
    penalty = typed_amount(typed["penalty"]) if "penalty" in typed else NO_PENALTY
    if penalty is None or bool(penalty) is not tanf:
        raise refusal("IMS1125" if tanf else "IMS1126", "penalty")
    before = [each for each in held.determinations if each.program == codes["program"]]
    if any((each.state, each.decision_date) == (HOME_STATE, decided) for each in before):
        raise refusal("IMS1127", "determined", program=codes["program"], date=day(decided))
    number = 1 + max([len(before), *(each.offense_number for each in before)])
    length = length_after(codes["offense"], [each.offense for each in before], number)
    person = held.persons[0]
    return Decided(
        ssn=held.ssn,
        state=HOME_STATE,
        decision_date=decided,
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        birth_date=person.birth_date,
        locality=request.user.office,
        offense_number=number,
        start_date=start,
        length_months=0 if tanf else length,
        penalty=penalty,
        contact=request.user.name[:20],
        **codes,
    )


def _check(request: Request, held: Held, typed: Typed) -> dict[str, str]:
    """Return the fields as understood, codes with their meanings, and the values worked out."""
    decided = _decided(request, held, typed)
    length = decided.length_months
    return {
        **coded("program", "fsd_program", decided.program),
        **coded("offense", "fsd_offense", decided.offense),
        **coded("route", "fsd_route", decided.route),
        "determined": day(decided.decision_date),
        "start": day(decided.start_date),
        "penalty": money(decided.penalty) if decided.penalty else "",
        "number": str(decided.offense_number),
        "length": _length(length),
        "end": day(end_date(decided.start_date, length)) if length else "",
    }


def _record(request: Request, held: Held, asked: Typed) -> Return:
    """Record the determination; work it out again, because another may have been recorded since."""
    decided = _decided(request, held, asked)
    by = request.user.user_id
    record_determination(request.connection, decided, by, request.today, request.now)
    return Return(message("IMS1129", program=decided.program, number=decided.offense_number))


fsdd = Transaction(
    "FSDD",
    "RECORD A FRAUD DETERMINATION",
    "OKDHS 20(2)",
    (SsnKey,),
    FSDD_HELP,
    system="FSD",
    ours=True,
)(Conversation(_held, _panel, _check, _record, question="IMS1128"))
