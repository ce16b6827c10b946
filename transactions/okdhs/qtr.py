"""QTRC and QTRI: query SSA for covered quarters, and show the response (OKDHS 15(2))."""

from __future__ import annotations

from collections.abc import Iterator

from data.questions.question import PersonAsked, persons_with_ssn
from data.rules.clocks import quarters_answer_expected
from data.rules.codes import meaning
from data.rules.quarters import BY_HAND, NOT_COVERED, QUARTERS_A_YEAR, covered, lag_quarters
from data.rules.ssn import practice_ssn
from data.systems.qtr import QtrAnswer
from data.systems.request import ANSWERED, Asked, Question, Subject
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_day
from transactions.core.words import coded, day, local_day, quarter, ssn_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.question import QUARTERS
from transactions.shapes.record import columns
from transactions.shapes.refusal import not_on_file

QTRC_HELP = """
QTRC queries the SSA earnings file for a determination of covered quarters of employment. Enter QTRC
space SSN.

First enter identifying information about the person; for a person on a case it is filled in. Enter
shows it again for confirmation, and a second Enter releases the query. Anything else (PF3, Clear,
another transaction) releases nothing.

Normally, the response is returned in two to three days. QTRI displays it, as does QTR on the line
of PY. While a query is outstanding, a second one is refused; if information is not returned after
three business days, re-initiate the request. Federal holidays are not business days. A query that
was answered, or rejected with a condition code, may be repeated at once.
"""

QTRI_HELP = """
QTRI displays SSA's response to QTRC: the number of covered quarters for the person, and which
quarters they are. Enter QTRI space SSN, or type QTR on the QTR line of PY.

Each year has four symbols, one for each quarter: C covered; N no earnings; F, U and W employment
that is not covered; # and Z quarters to be reviewed by hand, which are not counted here. Since
1978, quarters are earned by the earnings of the entire year, four at most, not by the wages of each
quarter. If SSA sends no pattern, a condition code shows why: 01 no earnings record, 02 system
error, resubmit, 99 not processable.

The newest quarters, up to seven including the current one, are not posted yet. They may still be
covered; ask for pay stubs. Quarters after 1996 in which the person received federal means-tested
benefits do not count for a noncitizen, and quarters of a spouse or parent may count. The number
shown is SSA's count, not a determination.

Use the response only to count quarters, never to budget earnings. An outstanding query is shown
with the date after which it may be repeated.
"""


FIELDS = ("last_name", "first_name", "middle_name", "birth_date", "sex")
FIRST, SECOND = "TYPE THE DATA, THEN ENTER", "ENTER RELEASES THE QUERY"
LONGEST_LIFE_DAYS = 130 * 366


def _known(request: Request) -> list[PersonAsked]:
    """Return the person on each case, open cases first."""
    ssn = request.keyed(SsnKey).ssn
    if request.practice and not practice_ssn(ssn):
        raise not_on_file(ssn)
    QUARTERS.ensure_free(request, Subject(ssn))
    return persons_with_ssn(request.connection, ssn)


def _panel(request: Request, known: list[PersonAsked], asked: Typed) -> Show:
    ssn = request.keyed(SsnKey).ssn
    values = {"ssn": ssn_words(ssn), "step": SECOND if asked else FIRST}
    for person in known[:1]:
        values |= columns(person, "QTRC")
    return Show("QTRC", values=values, carried=about(ssn, *known[:1]), unfinished=True)


def _check(request: Request, known: list[PersonAsked], typed: Typed) -> dict[str, str]:
    asked = {name: typed.get(name, "").upper() for name in FIELDS}
    for name, text in asked.items():
        if not text and name != "middle_name":
            raise refusal("IMS0911", name, field=name.replace("_", " ").upper())
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


YEARS_A_LINE = 6


@Transaction(
    "QTRI",
    "QUARTERS COVERED",
    "OKDHS 15(2)(C)",
    (SsnKey,),
    QTRI_HELP,
    system="QTR",
    aliases=("QTR",),
)
def qtri(request: Request) -> Reply:
    """Show the newest answer and the outstanding query."""
    newest = QUARTERS.newest(request)
    sent = newest.asked.question
    if newest.answered is None:
        return QUARTERS.screen(request, "QTRI", newest, sent, {}, {})
    answer = newest.answered.answer(QtrAnswer)
    named = answer if answer.last_name else sent
    values, years = _values(newest.answered, answer), list(_years(answer))
    return QUARTERS.screen(request, "QTRI", newest, named, values, {"years": years})


def _values(asked: Asked, answer: QtrAnswer) -> dict[str, str]:
    code = asked.answer_code if asked.answer_code != ANSWERED else ""
    pattern = answer.pattern
    values = {
        "birth_date": day(answer.birth_date),
        **coded("condition", "qtr_condition", code),
        "symbols": _symbols(pattern),
        "minimum": str(answer.minimum_1937),
        "maximum": str(answer.maximum_1937),
        "railroad": str(answer.railroad_months),
    }
    if not pattern:
        return values
    assert asked.answered_at is not None
    last = (answer.first_year + len(pattern) // QUARTERS_A_YEAR - 1) * 10 + QUARTERS_A_YEAR
    lag = lag_quarters(last, local_day(asked.answered_at))
    return values | {
        "covered": str(covered(pattern)).rjust(3),
        "not_covered": str(sum(symbol in NOT_COVERED for symbol in pattern)).rjust(3),
        "review": str(sum(symbol in BY_HAND for symbol in pattern)).rjust(3),
        "lag": str(len(lag)),
        "lag_quarters": f"{quarter(lag[0])} TO {quarter(lag[-1])}" if lag else "",
    }


def _symbols(pattern: str) -> str:
    """Spell out the symbols that occur, grouped by meaning."""
    meant: dict[str, str] = {}
    for symbol in sorted(set(pattern)):
        words = meaning("quarter_symbol", symbol)
        meant[words] = meant.get(words, "") + symbol
    return "  ".join(f"{symbols} {words}" for words, symbols in meant.items())


def _years(answer: QtrAnswer) -> Iterator[Line]:
    """Return lines of six years, each with its four quarters."""
    pattern = answer.pattern
    years = [
        (str(answer.first_year + place // QUARTERS_A_YEAR), pattern[place : place + 4])
        for place in range(0, len(pattern), QUARTERS_A_YEAR)
    ]
    for start in range(0, len(years), YEARS_A_LINE):
        values: dict[str, str] = {}
        for column, (year, symbols) in enumerate(years[start : start + YEARS_A_LINE], start=1):
            values |= {f"year_{column}": year, f"quarters_{column}": symbols}
        yield Line(values)


qtrc = Transaction(
    "QTRC", "QUARTERS COVERED, REQUEST", "OKDHS 15(2)", (SsnKey,), QTRC_HELP, system="QTR"
)(Conversation(_known, _panel, _check, _release, question="IMS0706"))
