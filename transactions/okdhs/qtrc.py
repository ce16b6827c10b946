"""QTRC: asks SSA for a person's covered quarters; two Enters release it (OKDHS 15(2))."""

from __future__ import annotations

from data.questions.subjects import PersonAsked, persons_with_ssn
from data.rules.clocks import quarters_answer_expected
from data.rules.ssn import practice_ssn
from data.systems.question import Question
from data.systems.request import Subject
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_day
from transactions.core.words import day, ssn_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.question import QUARTERS
from transactions.shapes.refusal import not_on_file

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

FIELDS = ("last_name", "first_name", "middle_name", "birth_date", "sex")
FIRST, SECOND = "TYPE THE DATA, THEN ENTER", "ENTER RELEASES THE QUERY"
LONGEST_LIFE_DAYS = 130 * 366


def _known(request: Request) -> list[PersonAsked]:
    """The person on each case, open cases first."""
    ssn = request.keyed(SsnKey).ssn
    if request.practice and not practice_ssn(ssn):
        raise not_on_file(ssn)
    QUARTERS.ensure_free(request, Subject(ssn))
    return persons_with_ssn(request.connection, ssn)


def _panel(request: Request, known: list[PersonAsked], asked: Typed) -> Show:
    ssn = request.keyed(SsnKey).ssn
    values = {"ssn": ssn_words(ssn), "step": SECOND if asked else FIRST}
    for person in known[:1]:
        on_case = {name: str(getattr(person, name)) for name in FIELDS}
        values |= on_case | {"birth_date": day(person.birth_date)}
    return Show("QTRC", values=values, carried=about(ssn, *known[:1]), unfinished=True)


def _check(request: Request, known: list[PersonAsked], typed: Typed) -> dict[str, str]:
    asked = {name: typed.get(name, "").upper() for name in FIELDS}
    for name, text in asked.items():
        if not text and name != "middle_name":
            raise refusal("IMS0708", name, field=name.replace("_", " ").upper())
    born = typed_day(asked["birth_date"])
    if born is None or not 0 <= (request.today - born).days <= LONGEST_LIFE_DAYS:
        raise refusal("IMS0709", "birth_date", value=asked["birth_date"])
    if asked["sex"] not in ("F", "M"):
        raise refusal("IMS0710", "sex")
    return asked | {"birth_date": day(born)}


def _release(request: Request, known: list[PersonAsked], asked: Typed) -> Return:
    ssn, born = request.keyed(SsnKey).ssn, typed_day(asked["birth_date"])
    question = Question(ssn=ssn, **{**asked, "birth_date": born})  # type: ignore[arg-type]
    QUARTERS.ask(request, Subject(ssn), question)
    first, last = quarters_answer_expected(request.today)
    return Return(message("IMS0707", first=day(first), last=day(last)))


TRANSACTION = Transaction(
    code="QTRC",
    title="QUARTERS COVERED, REQUEST",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 15(2)",
    work=Conversation(
        about=_known,
        panel=_panel,
        check=_check,
        done=_release,
        question="IMS0706",
        held=FIELDS,
        confirm="",
    ),
    system="QTR",
)
