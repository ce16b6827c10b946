"""PY: the index of what is held on a person (OKDHS 5(b))."""

from __future__ import annotations

from data.office.client import KnownName
from data.office.person import (
    CaseLine,
    PersonIndex,
    Segment,
    person_index,
    person_on_case,
)
from data.rules.codes import meaning
from transactions.core.keys import CasePersonKey, SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.restricted import segments_seen
from transactions.core.words import day, differs_words, match_words, name_words, person, ssn_words
from transactions.shapes.wage_link import with_wage_link

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


def py(request: Request) -> Reply:
    """Show the three zones of a person."""
    if isinstance(request.key, CasePersonKey):
        return _by_case(request, request.key)
    assert isinstance(request.key, SsnKey)
    return _by_ssn(request, request.key.ssn)


def _by_case(request: Request, key: CasePersonKey) -> Reply:
    found = person_on_case(request.connection, key.case_number, key.person_code)
    where = {"case": key.case_number, "person": person(key.person_code)}
    if found is None:
        return Refuse(message("IMS0203", **where))
    if found.ssn is None:
        return Refuse(message("IMS0207", **where))
    return _by_ssn(request, found.ssn)


def _by_ssn(request: Request, ssn: int) -> Reply:
    index = person_index(request.connection, ssn)
    held = with_wage_link(segments_seen(request, index.segments), index.cases)
    if not index.known:
        return Refuse(message("IMS0201", ssn=ssn_words(ssn)))
    carried = Carried(
        ssns=(ssn,),
        claims=tuple(dict.fromkeys(line.claim_number for line in index.cases if line.claim_number)),
        cases=tuple((line.case_number, line.person_code) for line in index.cases),
    )
    return Show(
        "PY",
        values={"ssn": ssn_words(ssn), "name": _best_name(index), "date": day(request.today)},
        lists={
            "cases": [_case_line(line, ssn) for line in index.cases],
            "clients": [_client_line(line, ssn) for line in index.clients],
            "segments": [_segment_line(segment, index, ssn) for segment in held],
        },
        carried=carried,
        cursor="transaction",
    )


def _best_name(index: PersonIndex) -> str:
    for lines in (index.cases, index.clients):
        for line in lines:
            return name_words(line.last_name, line.first_name, line.middle_name)
    return "NOT ON A CASE"


def _case_line(line: CaseLine, ssn: int) -> Line:
    values = {
        "case": line.case_number,
        "person": person(line.person_code),
        "status": line.status,
        "role": line.role,
        "person_name": name_words(line.last_name, line.first_name, line.middle_name),
        "birth_date": day(line.birth_date),
        "verified": line.ssn_verified,
        "claim": line.claim_number,
        "office": f"{line.office} {line.supervisor:02}{line.district:02}",
    }
    claims = (line.claim_number,) if line.claim_number else ()
    cases = ((line.case_number, line.person_code),)
    return Line(values, Carried(ssns=(ssn,), claims=claims, cases=cases))


def _client_line(line: KnownName, ssn: int) -> Line:
    values = {
        "client": f"{line.client_number:09}",
        "client_name": name_words(line.last_name, line.first_name, line.middle_name),
        "client_birth": day(line.birth_date),
        "sex": line.sex,
        "kind": "ALIAS" if line.sequence else "",
    }
    return Line(values, Carried(ssns=(ssn,)))


def _segment_line(segment: Segment, index: PersonIndex, ssn: int) -> Line:
    values = {
        "system": segment.system,
        "holds": meaning("system", segment.system),
        "latest": day(segment.latest_date),
        "records": str(segment.records).rjust(2) if segment.records else "",
        "match": match_words(segment.match),
        "open": str(segment.open_messages).rjust(2) if segment.open_messages else "",
        "detail": differs_words(segment.differs, 25) or segment.summary,
    }
    return Line(values, Carried(ssns=(ssn,)), system=segment.system)


TRANSACTION = Transaction(
    code="PY",
    title="INDEX OF DATA EXCHANGE AND CASE DATA",
    keys=(SsnKey, CasePersonKey),
    help=HELP,
    source="OKDHS 5(b)",
    work=py,
)
