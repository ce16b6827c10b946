"""FSDD: record that fraud has been determined: the one way to FSD beside its file (OKDHS 20)."""

from __future__ import annotations

from decimal import Decimal

from data.questions.subjects import PersonAsked, persons_with_ssn
from data.rules.codes import code_table, meaning
from data.rules.disqualification import end_date, first_day_after, length_after
from data.store.turns import Turn, take_turn
from data.systems.fsd.record import Decided, Determination, determinations, record_determination
from screens.attribute import Attribute, Intensity
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_amount, typed_day, typed_words
from transactions.core.words import day, money, name_words, ssn_words
from transactions.okdhs.fsd import HOME_STATE, length_words, standing

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

FIELDS = ("program", "offense", "route", "determined", "start", "penalty")
TYPED = Attribute(protected=False)
HELD = Attribute(protected=True, intensity=Intensity.HIGH)
NO_PENALTY = Decimal(0)


def fsdd(request: Request) -> Reply:
    """The prompt, then the check and the question, then the record."""
    assert isinstance(request.key, SsnKey)
    if "discrepancy" in request.record:
        return Refuse(message("IMS1121"))
    take_turn(request.connection, Turn.DETERMINATION)
    ssn = request.key.ssn
    persons = persons_with_ssn(request.connection, ssn)
    if not persons:
        return Refuse(message("IMS1120", ssn=ssn_words(ssn)))
    held = determinations(request.connection, ssn)
    if request.pad is None:
        return _screen(request, persons, held, {})
    asked = {name: request.pad[name] for name in FIELDS if name in request.pad}
    checked = _checked(request, persons[0], held, asked or typed_words(request.fields))
    if isinstance(checked, Refuse):
        return checked
    if asked:
        return _recorded(request, checked)
    return _screen(request, persons, held, _shown(checked), checked)


def _checked(
    request: Request, about: PersonAsked, held: list[Determination], typed: Typed
) -> Decided | Refuse:
    """The determination that was typed, worked out against those that are held."""
    codes = {name: typed.get(name, "").upper() for name in ("program", "offense", "route")}
    for name, code in codes.items():
        if code not in code_table(f"fsd_{name}"):
            return Refuse(message("IMS1122", field=name.upper()), cursor=name)
    decided = typed_day(typed.get("determined", ""))
    if decided is None or decided > request.today:
        return Refuse(message("IMS1123"), cursor="determined")
    start = typed_day(typed["start"]) if "start" in typed else first_day_after(decided)
    if start is None or start < decided:
        return Refuse(message("IMS1124"), cursor="start")
    tanf = codes["program"] == "TANF"
    penalty = typed_amount(typed["penalty"]) if "penalty" in typed else NO_PENALTY
    if penalty is None or bool(penalty) is not tanf:
        return Refuse(message("IMS1125" if tanf else "IMS1126"), cursor="penalty")
    before = [each for each in held if each.program == codes["program"]]
    if any((each.state, each.decision_date) == (HOME_STATE, decided) for each in before):
        already = {"program": codes["program"], "date": day(decided)}
        return Refuse(message("IMS1127", **already), cursor="determined")
    number = 1 + max([len(before), *(each.offense_number for each in before)])
    length = length_after(codes["offense"], [each.offense for each in before], number)
    assert about.ssn is not None
    return Decided(
        ssn=about.ssn,
        state=HOME_STATE,
        decision_date=decided,
        last_name=about.last_name,
        first_name=about.first_name,
        middle_name=about.middle_name,
        birth_date=about.birth_date,
        locality=request.user.office,
        offense_number=number,
        start_date=start,
        length_months=0 if tanf else length,
        penalty=penalty,
        contact=request.user.name[:20],
        **codes,
    )


def _recorded(request: Request, decided: Decided) -> Reply:
    record_determination(
        request.connection, decided, request.user.user_id, request.today, request.now
    )
    done = {"program": decided.program, "number": decided.offense_number}
    return Return(message("IMS1129", **done))


def _shown(decided: Decided) -> dict[str, str]:
    """The fields of the prompt as they are understood, each code with its meaning."""
    return {
        "program": decided.program,
        "program_meaning": meaning("fsd_program", decided.program),
        "offense": decided.offense,
        "offense_meaning": meaning("fsd_offense", decided.offense),
        "route": decided.route,
        "route_meaning": meaning("fsd_route", decided.route),
        "determined": day(decided.decision_date),
        "start": day(decided.start_date),
        "penalty": money(decided.penalty) if decided.penalty else "",
    }


def _worked_out(decided: Decided) -> dict[str, str]:
    length = decided.length_months
    return {
        "number": str(decided.offense_number),
        "length": length_words(length),
        "end": day(end_date(decided.start_date, length)) if length else "",
    }


def _screen(
    request: Request,
    persons: list[PersonAsked],
    held: list[Determination],
    values: dict[str, str],
    decided: Decided | None = None,
) -> Show:
    about = persons[0]
    assert about.ssn is not None
    return Show(
        "FSDD",
        values={
            "ssn": ssn_words(about.ssn),
            "name": name_words(about.last_name, about.first_name, about.middle_name),
            "date": day(request.today),
            "birth_date": day(about.birth_date),
            "cases": " ".join(dict.fromkeys(each.case_number for each in persons)),
            "snap": standing("SNAP", held, request.today),
            "tanf": standing("TANF", held, request.today),
            **values,
            **(_worked_out(decided) if decided else {}),
        },
        carried=Carried(
            ssns=(about.ssn,),
            cases=tuple((each.case_number, each.person_code) for each in persons),
        ),
        message=message("IMS1128") if decided else None,
        cursor="confirm" if decided else "program",
        overrides={**dict.fromkeys(FIELDS, HELD), "confirm": TYPED} if decided else {},
        pad={name: values[name] for name in FIELDS if values.get(name)},
        asks="confirm" if decided else "",
        unfinished=True,
    )


TRANSACTION = Transaction(
    code="FSDD",
    title="RECORD A FRAUD DETERMINATION",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 20(2)",
    work=fsdd,
    system="FSD",
    ours=True,
)
