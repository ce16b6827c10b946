"""FSDD: record that fraud has been determined: the one way to FSD beside its file (OKDHS 20)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from data.questions.subjects import PersonAsked, persons_with_ssn
from data.rules.codes import code_table
from data.rules.disqualification import end_date, first_day_after, length_after
from data.store.turns import Turn, take_turn
from data.systems.fsd.record import Decided, Determination, determinations, record_determination
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_past_day, typed_amount, typed_day
from transactions.core.words import coded, day, money, name_of, ssn_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.disqualification import HOME_STATE, length_words, standing

HELP = """
FSDD records that fraud has been determined about a person on a case: by a signed waiver, a hearing
decision, a court order or a consent agreement. Enter FSDD, a blank and the SSN. It is for
supervisors and managers; everybody else reads FSD.

Type the program, what was done and how it was determined (PF1 lists the codes), and the day of the
determination. The first day of a disqualification is the first of the next month unless you type
another. The offense number is worked out from all that is held, of every state, and with it the
length: 12 months, 24 months, permanent, longer for some offenses. TANF fraud in Oklahoma brings a
money penalty and no disqualification: type its amount.

Check what is shown, then Y records it; anything else records nothing. FSD and PY show it at once,
and a later file may correct it.

FSD is updated when fraud has been determined, and by nothing else: a discrepancy message determines
nothing, so FSDD cannot be typed on its line, and clearing one with DXD changes nothing on FSD. An
overpayment or a suspicion is not a determination.

For SNAP rules, refer to OAC 340:50-15-25, and to OAC 340:65-9-4 for TANF Program rules.

FSDD is this system's own code.
"""

NO_PENALTY = Decimal(0)


class Held(NamedTuple):
    """A person on each case, and what is determined about the SSN."""

    ssn: int
    persons: list[PersonAsked]
    determinations: list[Determination]


def _held(request: Request) -> Held:
    ssn = request.keyed(SsnKey).ssn
    if "discrepancy" in request.record:
        raise refusal("IMS1121")
    take_turn(request.connection, Turn.DETERMINATION)
    persons = persons_with_ssn(request.connection, ssn)
    if not persons:
        raise refusal("IMS1120", ssn=ssn_words(ssn))
    return Held(ssn, persons, determinations(request.connection, ssn))


def _panel(request: Request, held: Held, asked: Typed) -> Show:
    first = held.persons[0]
    return Show(
        "FSDD",
        values={
            "ssn": ssn_words(held.ssn),
            "name": name_of(first),
            "birth_date": day(first.birth_date),
            "cases": " ".join(dict.fromkeys(each.case_number for each in held.persons)),
            "snap": standing("SNAP", held.determinations, request.today),
            "tanf": standing("TANF", held.determinations, request.today),
        },
        carried=about(held.ssn, *held.persons),
        unfinished=True,
    )


def _decided(request: Request, held: Held, typed: Typed) -> Decided:
    """The determination that was typed, worked out against those that are held."""
    codes = {name: typed.get(name, "").upper() for name in ("program", "offense", "route")}
    for name, code in codes.items():
        if code not in code_table(f"fsd_{name}"):
            raise refusal("IMS1122", name, field=name.upper())
    decided = a_past_day(typed, "determined", request.today, "IMS1123")
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
    """The fields of the panel as they are understood, each code with its meaning, and what follows
    from them.
    """
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
        "length": length_words(length),
        "end": day(end_date(decided.start_date, length)) if length else "",
    }


def _record(request: Request, held: Held, asked: Typed) -> Return:
    """Record the determination, worked out anew: another may have come between."""
    decided = _decided(request, held, asked)
    by = request.user.user_id
    record_determination(request.connection, decided, by, request.today, request.now)
    return Return(message("IMS1129", program=decided.program, number=decided.offense_number))


TRANSACTION = Transaction(
    code="FSDD",
    title="RECORD A FRAUD DETERMINATION",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 20(2)",
    work=Conversation(
        about=_held,
        panel=_panel,
        check=_check,
        done=_record,
        question="IMS1128",
        held=("program", "offense", "route", "determined", "start", "penalty"),
    ),
    system="FSD",
    ours=True,
)
