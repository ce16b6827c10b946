"""QTRC: asks SSA for a person's covered quarters; two Enters release it (OKDHS 15(2))."""

from __future__ import annotations

from data.questions.asking import ask, waiting
from data.questions.subjects import persons_with_ssn
from data.rules.clocks import quarters_answer_expected
from data.rules.ssn import practice_ssn
from data.systems.question import Question
from data.systems.request import Subject
from screens.attribute import Attribute, Intensity
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.typed import typed_day, typed_words
from transactions.core.words import day, ssn_words
from transactions.shapes.questions import still_waits

HELP = """
QTRC queries the SSA earnings file for a determination of covered quarters of employment. Enter
QTRC, a blank and the SSN.

First the identifying data of the person are typed; for a person on a case they are there already.
Enter shows them again, to be confirmed. A second Enter releases the query. Anything else (PF3,
Clear, another transaction) releases nothing.

Normally the answer comes in two to three days. QTRI shows it, as does QTR on the line of PY. While
a query is unanswered a second one is refused; if nothing has come after three business days, repeat
it. Federal holidays are no business days. A query that was answered, or rejected with a condition
code, may be repeated at once.
"""

HELD = Attribute(protected=True, intensity=Intensity.HIGH)
FIELDS = ("last_name", "first_name", "middle_name", "birth_date", "sex")
FIRST, SECOND = "TYPE THE DATA, THEN ENTER", "ENTER RELEASES THE QUERY"
LONGEST_LIFE_DAYS = 130 * 366


def qtrc(request: Request) -> Reply:
    """The data, the confirmation, the release."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    if request.practice and not practice_ssn(ssn):
        return Refuse(message("IMS0201", ssn=ssn_words(ssn)))
    earlier = waiting(request.connection, "QTR", Subject(ssn), request.now)
    if earlier is not None:
        return Refuse(still_waits("QTRC", earlier))
    if request.pad is None:
        return _screen(request, ssn, _known(request, ssn))
    if "question" in request.pad:
        return _release(request, ssn, Question.model_validate_json(request.pad["question"]))
    return _confirm(request, ssn)


def _known(request: Request, ssn: int) -> dict[str, str]:
    """The data as the case has them."""
    for person in persons_with_ssn(request.connection, ssn):
        return {
            "last_name": person.last_name,
            "first_name": person.first_name,
            "middle_name": person.middle_name,
            "birth_date": day(person.birth_date),
            "sex": person.sex,
        }
    return {}


def _case(request: Request, ssn: int) -> tuple[tuple[str, int | None], ...]:
    """The case that the data come from, if there is one."""
    persons = persons_with_ssn(request.connection, ssn)
    return tuple((person.case_number, person.person_code) for person in persons[:1])


def _screen(
    request: Request, ssn: int, values: dict[str, str], question: Question | None = None
) -> Show:
    asking = question is not None
    return Show(
        "QTRC",
        values={
            **values,
            "ssn": ssn_words(ssn),
            "date": day(request.today),
            "step": SECOND if asking else FIRST,
        },
        carried=Carried(ssns=(ssn,), cases=_case(request, ssn)),
        message=message("IMS0706") if asking else None,
        cursor="transaction" if asking else "last_name",
        overrides=dict.fromkeys(FIELDS, HELD) if asking else {},
        pad={"question": question.model_dump_json()} if question is not None else {},
        unfinished=True,
    )


def _confirm(request: Request, ssn: int) -> Reply:
    typed = dict.fromkeys(FIELDS, "") | typed_words(request.fields)
    typed = {name: typed[name].upper() for name in FIELDS}
    for name in ("last_name", "first_name", "birth_date", "sex"):
        if not typed[name]:
            missing = message("IMS0708", field=name.replace("_", " ").upper())
            return Refuse(missing, cursor=name)
    born = typed_day(typed["birth_date"])
    if born is None or not 0 <= (request.today - born).days <= LONGEST_LIFE_DAYS:
        return Refuse(message("IMS0709", value=typed["birth_date"]), cursor="birth_date")
    if typed["sex"] not in ("F", "M"):
        return Refuse(message("IMS0710"), cursor="sex")
    question = Question(ssn=ssn, **{**typed, "birth_date": born})  # type: ignore[arg-type]
    return _screen(request, ssn, typed | {"birth_date": day(born)}, question)


def _release(request: Request, ssn: int, question: Question) -> Reply:
    earlier = ask(
        request.connection,
        "QTR",
        Subject(ssn),
        question,
        request.user.user_id,
        request.now,
        request.responders,
    )
    if earlier is not None:
        return Refuse(still_waits("QTRC", earlier))
    first, last = quarters_answer_expected(request.today)
    return Return(message("IMS0707", first=day(first), last=day(last)))


TRANSACTION = Transaction(
    code="QTRC",
    title="QUARTERS COVERED, REQUEST",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 15(2)",
    work=qtrc,
    system="QTR",
)
