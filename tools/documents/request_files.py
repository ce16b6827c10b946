"""The page `docs/request-files.md`, from the layouts of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator

from data.rules.clocks import (
    ENUMERATION_REPEAT_BUSINESS_DAYS,
    QUARTERS_ANSWER_DAYS,
    QUARTERS_REPEAT_BUSINESS_DAYS,
    THIRD_PARTY_HOURS,
)
from data.systems.layout import Layout
from data.systems.question_system import QuestionSystem, question_layout
from data.systems.registry import question_systems
from tools.documents import markdown_table
from tools.documents.exchange_files import field_table

INTRODUCTION = f"""\
# Request files

What is asked of other agencies with ENU, QTRC, TPQYC and ASV leaves in files and comes back in
files. `ims-tui requests send --folder F` writes one file a system of what has not left yet and
marks it sent; `ims-tui requests receive FILE` takes in a file of answers. About applicants SSA is
asked without anybody asking, and answers with an exchange file: see BWG. OWL is asked online. The
tables are made from the layouts in `data/systems`.

A file is made of records as [exchange files](exchange-files.md) are: a header, one detail record a
question, a trailer, in the formats described there; the control total of a request file is zero.
`reference` is the number of the question; the answer gives it back.

## Questions

One question of a system about a person is outstanding at a time. While it is unanswered a second
one is refused: QTRC for {QUARTERS_REPEAT_BUSINESS_DAYS} business days (federal holidays are none),
TPQYC for {THIRD_PARTY_HOURS} hours, ENU for {ENUMERATION_REPEAT_BUSINESS_DAYS} business days. One
that was answered, whatever the answer, may be repeated at once. Files that could not be put in
place leave their questions unsent; broken off after that, the same questions are sent again under
the same references.
"""

ANSWERS = f"""\
## What refuses and what rejects

A whole file is refused, and nothing of it stored, when header or trailer are missing, damaged, of
another system or from the future, when the count does not hold, or the control total. A record
goes to `FILE.rejects`, with its line number and the reason, when a field is not as its table says,
when there is no question of the reference and SSN, when the question has not been sent, when it
was answered otherwise already, or when the parts of the answer do not fit one another: a pattern or
benefits together with a condition, a verifying code where no SSN was sent, a number found with any
code but `*`. The good records, with all that they change, are one transaction of the store.

The same file is never taken in twice, and an answer that is held to the letter changes nothing. An
answer to a question that was asked again meanwhile is taken.

## What an answer changes

Every answer renews the person's line on PY. The line of BWG says REQUESTED until the exchange file
has brought something, and always RESTRICTED to others than the federal tax information specialist.

An answer to ENU that verifies sets PS-2 block F42 to Y on each case on which the person stands with
the SSN, name and date of birth that were sent, and G3 shows it for 45 days as information. The
others post a message of system ENU and type SSN to the case, or update the open one. X verifies and
posts a message of type DECEASED.

## In a practice store

The built-in responder answers from the population, as soon as anybody enters anything after the
answer is due by the clock, and as of that moment: ENU after a day, QTRC after
{QUARTERS_ANSWER_DAYS[0]} days or {QUARTERS_ANSWER_DAYS[1]}, TPQYC within {THIRD_PARTY_HOURS} hours,
OWL at once. One question in twenty-five is lost, so that repeating it can be practiced; those
about the documented persons never are. `ims-tui practice clock +2d` moves the clock; budgets,
reviews and files go on with it.

An agency answers what its own file would say that day. A record that a file brought stands until a
later one, so TPQYI agrees with BENDEX and SDX, and OWL with OWG and UIB; where SSA has changed an
amount since, TPQYI says since when.

`ims-tui db sample-files` also writes the answers to all questions that were sent and wait, so that
the way over files can be practiced as well, and the earnings of applicants, 18 to 24 months old."""


APPLICANTS = """\
No screen asks: before it writes files `requests send` asks about everybody with an SSN on a case in
application, once an application; who is on several is asked about for the newest.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield INTRODUCTION
    yield "### Record of a question\n"
    plain = question_layout("ENU", "")
    yield f"Records of {plain.record_length} characters.\n"
    yield from field_table(plain.detail)
    for system in question_systems().values():
        if system.online:
            continue
        yield f"## {system.code}: {system.title}\n"
        yield from _question(system, len(plain.detail))
        if system.answers is not None:
            yield from _answer(system.answers)
    yield ANSWERS


def _question(system: QuestionSystem, common: int) -> Iterator[str]:
    if system.every_applicant:
        yield APPLICANTS
    if system.reply is None:
        yield (
            f"The answer is the exchange file [{system.code}](exchange-files.md), taken in with\n"
            f"`ims-tui load {system.code} FILE`. Whom it has nothing on it leaves unanswered.\n"
        )
    more = system.questions.detail[common:]
    if more:
        length = system.questions.record_length
        yield f"A question has {length} characters, with these fields behind the common ones.\n"
        yield from field_table(more)


def _answer(answers: Layout) -> Iterator[str]:
    total = f"adds up `{answers.total}`" if answers.total else "is zero"
    yield f"An answer has {answers.record_length} characters; the control total {total}.\n"
    yield from field_table(answers.detail)
    codes = answers.field("code").codes
    yield "Codes of `code`:\n"
    rows = [(code or "blank", meaning) for code, meaning in codes.items()]
    yield from markdown_table(("code", "meaning"), rows)
