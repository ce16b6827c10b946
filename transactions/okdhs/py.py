"""PY: the index of data exchange information and case data for a person (OKDHS 5(b))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from data.office.client import KnownName
from data.office.person import (
    CaseLine,
    PersonIndex,
    Segment,
    index_on_case,
    person_index,
)
from data.questions.answer import SUMMARY_LENGTH, summary
from data.systems.registry import question_systems, system_name
from data.systems.request import Asked, Subject, questions_about
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about
from transactions.core.request import Request
from transactions.core.restricted import RESTRICTED, sees
from transactions.core.words import (
    Named,
    differs_words,
    local_day,
    name_of,
    short_day,
    ssn_words,
)
from transactions.shapes.case import wage_link_due
from transactions.shapes.person import keyed_ssn
from transactions.shapes.record import columns
from transactions.shapes.refusal import not_on_file

HELP = """
PY is an index of data exchange information and case data for a particular person. Enter PY space
SSN, or PY space case number and person code. PY can also be typed at the bottom of any data
exchange screen. A person without an SSN has an index by case number and person code: the case, the
questions that were asked, and the messages.

The upper portion lists the PS-2 records with this SSN, open and closed. S is the status of the
case: A application, I issuing, D denied, C closed. F9 is the payee code, F42 is Y when the SSN is
verified, and F45 is the claim number.

The middle portion lists the ALFX client records with this SSN; aliases follow the client's own
name.

The lower portion lists the types of data exchange information available: the system, the date of
its newest record, the number of records, and the match: EXACT, PARTIAL with the part that differs,
or NO CASE if the SSN is on no case. MSG is the number of open discrepancy messages.

To view information, move the cursor to the line, type the transaction code at its left and press
Enter: SDX or SDL on the SDX line, OWG on the OWG line, NHL on the SNH or NNH line, BEN on the BEN
line for all of the person's claims. On the line of a case, type DXL, G3, DXD or FCN, or BEN or BIL
for the claim number in F45. IEV and WGD can be typed on any line.

Requests have lines too: ENU; QTR, which opens QTRI; TPQ, which opens TPQYI; OWL. PENDING shows
since when a response is outstanding. The OWL line appears when the Oklahoma Wage Link was run or is
DUE: it must be used at initial application and reviews.

The SSA earnings file is requested on all applicants: the BWG line reads REQUESTED until it is
received. RESTRICTED means that there is federal tax information (FTI) on the person, or that it was
requested (IEV, BWG). Only the FTI specialist may see it.
"""

OWL = "OWL"


@Transaction(
    "PY", "INDEX OF DATA EXCHANGE AND CASE DATA", "OKDHS 5(b)", (SsnKey, CasePersonKey), HELP
)
def py(request: Request) -> Show:
    """Show the upper, middle and lower portion of the index."""
    ssn = keyed_ssn(request)
    index = _index(request, ssn)
    seen = _seen(request, index.segments)
    held = _with_wage_link(seen, index.cases, request.today)
    claims = (line.claim_number for line in index.cases if line.claim_number)
    return Show(
        "PY",
        values={"ssn": ssn_words(ssn) or "NO SSN", "name": _best_name(index)},
        lists={
            "cases": [_case_line(line, ssn) for line in index.cases],
            "clients": [_client_line(line, ssn) for line in index.clients],
            "segments": [_segment_line(segment, ssn) for segment in held],
        },
        carried=Carried(
            ssns=() if ssn is None else (ssn,),
            claims=tuple(dict.fromkeys(claims)),
            cases=tuple((line.case_number, line.person_code) for line in index.cases),
        ),
    )


def _index(request: Request, ssn: int | None) -> PersonIndex:
    if ssn is not None:
        index = person_index(request.connection, ssn)
        if not index.known:
            raise not_on_file(ssn)
        return index
    key = request.keyed(CasePersonKey)
    index = index_on_case(request.connection, key.case_number, key.person_code)
    subject = Subject(None, key.case_number, key.person_code)
    lines = {segment.system: segment for segment in index.segments}
    for system in question_systems():
        if asked := questions_about(request.connection, system, subject):
            open_messages = lines[system].open_messages if system in lines else 0
            lines[system] = _question_line(asked, open_messages)
    return index._replace(segments=[lines[system] for system in sorted(lines)])


def _question_line(asked: Sequence[Asked], open_messages: int) -> Segment:
    answered = sum(each.answered_at is not None for each in asked)
    newest = asked[0]
    latest = local_day(newest.answered_at or newest.requested_at)
    said = summary(newest)[:SUMMARY_LENGTH]
    return Segment(newest.system, latest, answered, "", "", said, open_messages)


def _best_name(index: PersonIndex) -> str:
    named: list[Named] = [*index.cases, *index.clients]
    return name_of(named[0]) if named else "NOT ON A CASE"


def _seen(request: Request, segments: Iterable[Segment]) -> list[Segment]:
    """Return the lower portion as the user may see it: without authority, only that a restricted
    source has records, not their content, number or date.
    """
    return [
        segment
        if sees(request, segment.system)
        else Segment(segment.system, None, 0, "", "", RESTRICTED, 0)
        for segment in segments
    ]


def _with_wage_link(
    held: Sequence[Segment], cases: Sequence[CaseLine], today: date
) -> list[Segment]:
    """Add an OWL line if OWL is due, even if it was never run."""
    run = next((segment for segment in held if segment.system == OWL), None)
    due = _due_words(cases, run, today)
    if not due:
        return list(held)
    line = Segment(OWL, None, 0, "", "", due, 0) if run is None else run._replace(summary=due)
    others = [segment for segment in held if segment.system != OWL]
    return sorted([*others, line], key=lambda segment: segment.system)


def _due_words(cases: Sequence[CaseLine], run: Segment | None, today: date) -> str:
    """Return the first event for which OWL is due on any of the cases, blank if none."""
    last = None if run is None else run.latest_date
    for case in cases:
        if due := wage_link_due(case, case.birth_date, last, today):
            since = f" {short_day(case.review_date)}" if due == "REVIEW" else ""
            return f"OWL DUE: {due}{since}"
    return ""


def _case_line(line: CaseLine, ssn: int | None) -> Line:
    values = columns(
        line,
        "PY",
        "cases",
        office=f"{line.office} {line.supervisor:02}{line.district:02}",
    )
    return Line(values, about(ssn, line, claim=line.claim_number))


def _client_line(line: KnownName, ssn: int | None) -> Line:
    values = columns(
        line,
        "PY",
        "clients",
        client=f"{line.client_number:09}",
        kind="ALIAS" if line.sequence else "",
    )
    return Line(values, about(ssn))


def _segment_line(segment: Segment, ssn: int | None) -> Line:
    values = columns(
        segment,
        "PY",
        "segments",
        holds=system_name(segment.system),
        latest=segment.latest_date,
        records=str(segment.records).rjust(3) if segment.records else "",
        open=str(segment.open_messages).rjust(3) if segment.open_messages else "",
        detail=differs_words(segment.differs, 25) or segment.summary,
    )
    return Line(values, about(ssn), system=segment.system)
