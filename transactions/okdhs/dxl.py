"""DXL: the history of all discrepancy messages found on a person (OKDHS 5(c))."""

from __future__ import annotations

from data.office.discrepancy import Posted, history_of_person, history_on_case
from data.office.identity import Verdict, verdicts
from data.office.person import person_index
from data.rules.codes import meaning
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.words import case_person, day, local_day, name_of, ssn_words
from transactions.shapes.discrepancy import message_line, seen, subject_words
from transactions.shapes.person import keyed_ssn
from transactions.shapes.record import head
from transactions.shapes.refusal import not_on_file

HELP = """
DXL is a history of all data exchange discrepancy messages found on a person, newest first. Enter
DXL space SSN, or DXL space case number and person code. Messages of before a person had the SSN
are in the history too.

For each message, DXL lists the type of error, the found date, the resolved date, the system code,
and the comparison between case income and income shown on the data exchange system. AMOUNT means
that the amounts differ; IDENTITY, that a name, birth date or claim number differs; NEW HIRE, that
the case has counted no wages since a hire. RESTRICTED messages are for the federal tax information
specialist.

What was settled with DXI stands first: SETTLED, the day, the verdict, and on the second line whom
the record names, by whom, and why.

The second line shows the case and person, the reason code (7 reduction, 9 increase, C no change),
who cleared the message, and what it is about: of a hire the employer and the day, of a
disqualification the state, the program and the length, of an identity whom the record names. ENDED
means that the difference of an open message is no longer there. A message without a resolved date
is open. Nothing is ever removed from this list.
"""


@Transaction(
    "DXL", "DATA EXCHANGE DISCREPANCY HISTORY", "OKDHS 5(c)", (SsnKey, CasePersonKey), HELP
)
def dxl(request: Request) -> Show:
    """List the history."""
    ssn = keyed_ssn(request)
    history = seen(request, _history(request, ssn))
    waiting = sum(posted.resolved_date is None for posted in history)
    cases = {(posted.case_number, posted.person_code): posted for posted in history}
    return Show(
        "DXL",
        values=head(ssn, history[0])
        | {"ssn": ssn_words(ssn) or "NO SSN"}
        | {"counts": f"{len(history)} POSTED, {waiting} OPEN"},
        lists={
            "messages": [
                *map(_settled, reversed([] if ssn is None else _seen_verdicts(request, ssn))),
                *(
                    message_line(
                        posted,
                        "DXL",
                        resolved=posted.resolved_date or "OPEN",
                        trail=_trail(posted),
                    )
                    for posted in history
                ),
            ]
        },
        carried=about(ssn, *cases.values()),
    )


def _history(request: Request, ssn: int | None) -> list[Posted]:
    """Return the history of the person, at least one message."""
    if ssn is None:
        key = request.keyed(CasePersonKey)
        history = history_on_case(request.connection, key.case_number, key.person_code)
    else:
        history = history_of_person(request.connection, ssn)
    if not history:
        known = ssn is None or person_index(request.connection, ssn).known
        raise refusal("IMS0208") if known else not_on_file(ssn or 0)
    return history


def _seen_verdicts(request: Request, ssn: int) -> list[Verdict]:
    """Return what was settled of the SSN, the oldest first; of a restricted source, to those who
    may see it.
    """
    return [each for each in verdicts(request.connection, ssn) if sees(request, each.system)]


def _settled(verdict: Verdict) -> Line:
    """Return the line of a verdict: what it is, on whom, by whom, and the note."""
    words = f"{case_person(verdict)}  {name_of(verdict)} BY {verdict.user_id}"
    values = {
        "type": "SETTLED",
        "found": day(local_day(verdict.settled_at)),
        "resolved": verdict.verdict,
        "system": verdict.system,
        "trail": f"{words}: {verdict.corrected or verdict.note}",
    }
    return Line(values, about(verdict.ssn, verdict), system=verdict.system)


def _trail(posted: Posted) -> str:
    words = [case_person(posted)]
    if posted.reason:
        meant = meaning("reason", posted.reason)
        words.append(f"{posted.reason} {meant} BY {posted.resolved_by}")
    if said := subject_words(posted):
        words.append(said)
    return "  ".join(words)
