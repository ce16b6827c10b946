"""Page `docs/request-files.md`, from the layouts of questions and answers."""

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

The queries ENU, QTRC, TPQYC and ASV are sent to other agencies in files, and the answers come back
in files. `ims-tui requests send --folder F` writes one file for each system with the questions that
have not been sent, and marks them sent. `ims-tui requests receive FILE` loads a file of answers.
SSA earnings are requested for every applicant without a query and come in an exchange file (see
BWG). OWL is an online query. The tables are generated from the layouts in `data/systems`.

The files have the same form as [exchange files](exchange-files.md): a header, one detail record per
question, and a trailer, in the formats described there. The control total of a request file is
zero. `reference` is the number of the question, and the answer returns it.

## Questions

A system has at most one pending question about a person. A second one is refused until the first is
answered or may be repeated: QTRC after {QUARTERS_REPEAT_BUSINESS_DAYS} business days (not counting
federal holidays), TPQYC after {THIRD_PARTY_HOURS} hours, ENU after
{ENUMERATION_REPEAT_BUSINESS_DAYS} business days. A question with any answer may be repeated at
once. If a file cannot be written, its questions remain unsent. If the program stops after writing
the file, the next run sends the same questions with the same references.
"""

ANSWERS = f"""\
## Refused files and rejected records

A file is refused, and nothing is stored, if its header or trailer is missing, damaged, for another
system or dated in the future, or if the count or control total is wrong. A record is written to
`FILE.rejects`, with its line number and the reason, if

- a field does not match its table;
- there is no question with the reference and SSN, or the question has not been sent;
- the question already has another answer;
- the answer contradicts itself: a pattern or benefits with a condition, a verifying code without an
  SSN in the question, a found SSN with any code but `*`.

The accepted records and their effects are stored in one transaction.

The same file is never loaded twice. An answer that is stored already changes nothing. An answer to
a question that has been asked again is accepted.

## Effects of an answer

Every answer updates the system's line on the person's PY. The line for BWG says REQUESTED until the
exchange file arrives, and RESTRICTED to everybody but the federal tax information specialist.

An ENU answer that verifies the SSN sets PS-2 block F42 to Y on each case that has the person with
the SSN, name and date of birth that were sent, and G3 shows it for 45 days as information. Other
answers post a message of system ENU and type SSN on the case, or update the open one. X verifies
the SSN and posts a message of type DECEASED.

## Practice stores

On a practice store the answers are simulated. An answer appears with the first input after it is
due: ENU after a day, QTRC after {QUARTERS_ANSWER_DAYS[0]} or {QUARTERS_ANSWER_DAYS[1]} days, TPQYC
within {THIRD_PARTY_HOURS} hours, OWL at once. One question in twenty-five is lost, so that
repeating it can be practiced, but never one about a documented person. `ims-tui practice clock +2d`
moves the clock ahead; budgets, reviews and files follow it.

An agency answers what its own file would say that day. A loaded record is valid until a later one,
so TPQYI agrees with BENDEX and SDX, and OWL with OWG and UIB. If SSA has changed an amount since,
TPQYI shows the date of the change.

`ims-tui db sample-files` also writes the answers to all pending questions that were sent, so that
sending and receiving files can be practiced, and the applicants' earnings, 18 to 24 months old."""


APPLICANTS = """\
There is no screen for this query. Before it writes files, `requests send` asks once about every
applicant with an SSN. A person with several applications is asked about for the newest one.
"""


def page() -> str:
    """Return the page in Markdown."""
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
            f"The answer is the exchange file [{system.code}](exchange-files.md), loaded with\n"
            f"`ims-tui load {system.code} FILE`. Persons who are not in it remain unanswered.\n"
        )
    more = system.questions.detail[common:]
    if more:
        length = system.questions.record_length
        yield f"A question has {length} characters, with these fields after the common ones.\n"
        yield from field_table(more)


def _answer(answers: Layout) -> Iterator[str]:
    total = f"adds up `{answers.total}`" if answers.total else "is zero"
    yield f"An answer has {answers.record_length} characters; the control total {total}.\n"
    yield from field_table(answers.detail)
    codes = answers.field("code").codes
    yield "Codes of `code`:\n"
    rows = [(code or "blank", meaning) for code, meaning in codes.items()]
    yield from markdown_table(("code", "meaning"), rows)
