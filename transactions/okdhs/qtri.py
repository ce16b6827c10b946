"""QTRI: the covered quarters that SSA answered, by year and quarter (OKDHS 15(2)(C))."""

from __future__ import annotations

from collections.abc import Iterator

from data.rules.codes import meaning
from data.rules.quarters import BY_HAND, NOT_COVERED, QUARTERS_A_YEAR, covered, lag_quarters
from data.store.clock import OFFICE_ZONE
from data.systems.qtr.question import QtrAnswer
from data.systems.question import ANSWERED
from data.systems.request import Asked
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, moment, name_words, quarter, ssn_words
from transactions.shapes.questions import newest, pending_words, text_line

HELP = """
QTRI shows SSA's answer to QTRC: how many covered quarters a person has, and which. Enter QTRI, a
blank and the SSN, or type QTR on the QTR line of PY.

Each year has four symbols, one a quarter: C covered, N no earnings; F, U and W employment that is
not covered; # and Z quarters to be reviewed by hand, which are not counted here. Since 1978 a
quarter is earned by the earnings of the year, four at most, not by each quarter's wage. Where SSA
has no pattern a condition code says why: 01 no earnings record, 02 system error, resubmit, 99 not
processable.

The newest quarters are not posted yet: up to seven, counting the present one, lag behind. They may
be covered all the same; ask for pay stubs. Quarters after 1996 in which the person had federal
means-tested benefits do not count for a noncitizen, and quarters of a spouse or parent may: what is
shown here is SSA's count, not the determination.

The answer serves to count quarters only, never to budget earnings. A query that waits is shown with
the day from which it may be repeated.
"""

YEARS_A_LINE = 6


def qtri(request: Request) -> Reply:
    """Show the newest answer, and the query that waits."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    asked, answered = newest(request, "QTR", ssn)
    if asked is None:
        return Refuse(message("IMS0715", code="QTRC", ssn=ssn_words(ssn)))
    waits = pending_words(asked, request.now, "QTRC")
    head = {
        "ssn": ssn_words(ssn),
        "date": day(request.today),
        "pending": waits,
        **_asked_values(answered or asked),
    }
    answer = None if answered is None else answered.answer(QtrAnswer)
    known = asked.question if answer is None or not answer.last_name else answer
    head["name"] = name_words(known.last_name, known.first_name, known.middle_name)
    return Show(
        "QTRI",
        values=head | ({} if answer is None or answered is None else _values(answered, answer)),
        lists={} if answer is None else {"years": list(_years(answer))},
        carried=Carried(ssns=(ssn,)),
        message=message("IMS0716") if answer is None else None,
        cursor="transaction",
    )


def _asked_values(asked: Asked) -> dict[str, str]:
    return {
        "asked": moment(asked.requested_at),
        "user": asked.requested_by,
        "answered": moment(asked.answered_at),
    }


def _values(asked: Asked, answer: QtrAnswer) -> dict[str, str]:
    assert asked.answered_at is not None
    code = asked.answer_code if asked.answer_code != ANSWERED else ""
    pattern = answer.pattern
    values = {
        "birth_date": day(answer.birth_date),
        "condition": code,
        "condition_meaning": meaning("qtr_condition", code),
        "symbols": _symbols(pattern),
        "minimum": str(answer.minimum_1937),
        "maximum": str(answer.maximum_1937),
        "railroad": str(answer.railroad_months),
    }
    if not pattern:
        return values
    last = (answer.first_year + len(pattern) // QUARTERS_A_YEAR - 1) * 10 + QUARTERS_A_YEAR
    lag = lag_quarters(last, asked.answered_at.astimezone(OFFICE_ZONE).date())
    return values | {
        "covered": str(covered(pattern)).rjust(3),
        "not_covered": str(sum(symbol in NOT_COVERED for symbol in pattern)).rjust(3),
        "review": str(sum(symbol in BY_HAND for symbol in pattern)).rjust(3),
        "lag": str(len(lag)),
        "lag_quarters": f"{quarter(lag[0])} TO {quarter(lag[-1])}" if lag else "",
    }


def _symbols(pattern: str) -> str:
    """The symbols that occur with what they mean, those of one meaning together."""
    meant: dict[str, str] = {}
    for symbol in sorted(set(pattern)):
        words = meaning("quarter_symbol", symbol)
        meant[words] = meant.get(words, "") + symbol
    return "  ".join(f"{symbols} {words}" for words, symbols in meant.items())


def _years(answer: QtrAnswer) -> Iterator[Line]:
    pattern = answer.pattern
    years = [
        (str(answer.first_year + place // QUARTERS_A_YEAR), pattern[place : place + 4])
        for place in range(0, len(pattern), QUARTERS_A_YEAR)
    ]
    for start in range(0, len(years), YEARS_A_LINE):
        values: dict[str, str] = {}
        for column, (year, symbols) in enumerate(years[start : start + YEARS_A_LINE], start=1):
            values |= {f"year_{column}": year, f"quarters_{column}": symbols}
        yield text_line(**values)


TRANSACTION = Transaction(
    code="QTRI",
    title="QUARTERS COVERED",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 15(2)(C)",
    work=qtri,
    system="QTR",
    aliases=("QTR",),
)
