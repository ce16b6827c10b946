"""PY: the index of what is held on a person (OKDHS 5(b))."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from data.office.client import KnownName
from data.office.person import (
    CaseLine,
    PersonIndex,
    Segment,
    person_index,
    person_on_case,
)
from data.systems.registry import system_name
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about, refusal
from transactions.core.request import Request
from transactions.core.restricted import RESTRICTED, sees
from transactions.core.words import (
    Named,
    differs_words,
    name_of,
    person,
    short_day,
    ssn_words,
)
from transactions.shapes.case import wage_link_due
from transactions.shapes.record import columns
from transactions.shapes.refusal import no_person, not_on_file

HELP = """
PY is an index of data exchange information and case data for one person. Enter PY, a blank and the
SSN, or PY, a blank, the case number and the person code. PY can also be typed at the bottom of any
data exchange screen.

The upper lines are the PS-2 records with this SSN, open and closed. S is the state of the case: A
application, I issuing, D denied, C closed. F9 is the payee code, F42 is Y when the SSN is verified,
F45 is the claim number.

The middle lines are the ALFX client records with this SSN, aliases below the client's own name.

The lower lines are the kinds of data exchange information held: the system, the date of its newest
record, how many records, and how they matched: EXACT, PARTIAL with the part that differs, or NO
CASE where the SSN is on no case. MSG counts the discrepancy messages that are still open.

To see a line's data move the cursor to the line, type the transaction code at its left and press
Enter. SDX or SDL on the SDX line, OWG on the OWG line, NHL on the SNH or NNH line, BEN on the
BEN line for all claims of the person; DXL, G3, DXD or FCN on the line of a case, BEN or BIL there
for the claim number in F45. IEV and WGD can be typed on any line.

What was asked has a line too: ENU; QTR, which opens QTRI; TPQ, which opens TPQYI; OWL. PENDING says
since when an answer is waited for. The line OWL is there when the Oklahoma Wage Link was run, or is
DUE: it must be used at application and at reviews.

The earnings file is requested on all applicants: BWG says REQUESTED until it has come. RESTRICTED
says that federal tax information is held or requested (IEV, BWG), which is for its specialist.
"""

OWL = "OWL"


@Transaction(
    "PY", "INDEX OF DATA EXCHANGE AND CASE DATA", "OKDHS 5(b)", (SsnKey, CasePersonKey), HELP
)
def py(request: Request) -> Show:
    """Show the three zones of a person."""
    ssn = _ssn(request)
    index = person_index(request.connection, ssn)
    if not index.known:
        raise not_on_file(ssn)
    held = _with_wage_link(_seen(request, index.segments), index.cases, request.today)
    claims = (line.claim_number for line in index.cases if line.claim_number)
    return Show(
        "PY",
        values={"ssn": ssn_words(ssn), "name": _best_name(index)},
        lists={
            "cases": [_case_line(line, ssn) for line in index.cases],
            "clients": [_client_line(line, ssn) for line in index.clients],
            "segments": [_segment_line(segment, ssn) for segment in held],
        },
        carried=Carried(
            ssns=(ssn,),
            claims=tuple(dict.fromkeys(claims)),
            cases=tuple((line.case_number, line.person_code) for line in index.cases),
        ),
    )


def _ssn(request: Request) -> int:
    if isinstance(request.key, SsnKey):
        return request.key.ssn
    key = request.keyed(CasePersonKey)
    found = person_on_case(request.connection, key.case_number, key.person_code)
    if found is None:
        raise no_person(key.case_number, key.person_code)
    if found.ssn is None:
        raise refusal("IMS0207", case=key.case_number, person=person(key.person_code))
    return found.ssn


def _best_name(index: PersonIndex) -> str:
    named: list[Named] = [*index.cases, *index.clients]
    return name_of(named[0]) if named else "NOT ON A CASE"


def _seen(request: Request, segments: Iterable[Segment]) -> list[Segment]:
    """The lines of the lower zone as the user may see them: that a restricted source holds
    something, not what, how much, or how new.
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
    """The lines with that of OWL, which is there also where OWL was never run but is due."""
    run = next((segment for segment in held if segment.system == OWL), None)
    due = _due_words(cases, run, today)
    if not due:
        return list(held)
    line = Segment(OWL, None, 0, "", "", due, 0) if run is None else run._replace(summary=due)
    others = [segment for segment in held if segment.system != OWL]
    return sorted([*others, line], key=lambda segment: segment.system)


def _due_words(cases: Sequence[CaseLine], run: Segment | None, today: date) -> str:
    """The event that OWL is due for on any of the cases; blank if on none."""
    last = None if run is None else run.latest_date
    for case in cases:
        if due := wage_link_due(case, case.birth_date, last, today):
            since = f" {short_day(case.review_date)}" if due == "REVIEW" else ""
            return f"OWL DUE: {due}{since}"
    return ""


def _case_line(line: CaseLine, ssn: int) -> Line:
    values = columns(
        line,
        "PY",
        "cases",
        office=f"{line.office} {line.supervisor:02}{line.district:02}",
    )
    return Line(values, about(ssn, line, claim=line.claim_number))


def _client_line(line: KnownName, ssn: int) -> Line:
    values = columns(
        line,
        "PY",
        "clients",
        client=f"{line.client_number:09}",
        kind="ALIAS" if line.sequence else "",
    )
    return Line(values, about(ssn))


def _segment_line(segment: Segment, ssn: int) -> Line:
    values = columns(
        segment,
        "PY",
        "segments",
        holds=system_name(segment.system),
        latest=segment.latest_date,
        records=str(segment.records).rjust(2) if segment.records else "",
        open=str(segment.open_messages).rjust(2) if segment.open_messages else "",
        detail=differs_words(segment.differs, 25) or segment.summary,
    )
    return Line(values, about(ssn), system=segment.system)
