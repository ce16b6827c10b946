"""FCN: the case notes of a case: list, read, add (stands for the FACS Case Notes of OKDHS 4, 16(3),
18).
"""

from __future__ import annotations

from data.clock import OFFICE_ZONE
from data.queries.cases import CaseHead, Note, add_note, case_head, case_notes
from data.safe import safe_text
from transactions.carried import Carried
from transactions.keys import CaseKey
from transactions.messages import Message, message
from transactions.registry import Transaction
from transactions.reply import Line, Refuse, Reply, Show
from transactions.request import Request
from transactions.words import day, name_words
from transactions.wrapping import wrapped

HELP = """
FCN lists the case notes of a case, the newest first, and takes a new one. Enter FCN, a blank and
the case number, or type FCN on a line of G1DX, G3 or PY.

To add a note type it in the field NEW NOTE, which goes on over several lines, and press Enter.
Notes are added, never changed. To read a note at full length type FCN at the left of its line.

The worker documents information from collateral contacts, the client's explanation of
inconsistencies, attempts made to reach the client, and any case action taken. DXD clears a message
only when a note has been written on the case since the message was posted.

FCN is this system's own code; in the documented system these notes are kept in Family
Assistance/Client Services (FACS).
"""

NOTE_WIDTH = 78


def fcn(request: Request) -> Reply:
    """List the notes; read the one selected; add the one typed."""
    assert isinstance(request.key, CaseKey)
    case = case_head(request.connection, request.key.case_number)
    if case is None:
        return Refuse(message("IMS0202", case=request.key.case_number))
    typed = request.fields.get("text", "").strip()
    if typed:
        add_note(
            request.connection,
            case.case_number,
            request.user.user_id,
            request.now,
            safe_text(" ".join(typed.split())),
        )
        return _list(request, case, message("IMS0401", case=case.case_number))
    if request.pad is not None:
        return Refuse(message("IMS0001"))
    for note in case_notes(request.connection, case.case_number):
        if request.record.get("note") == str(note.note_id):
            return _read(request, case, note)
    return _list(request, case, None)


def _head(request: Request, case: CaseHead) -> dict[str, str]:
    return {
        "case": case.case_number,
        "name": name_words(case.last_name, case.first_name, case.middle_name),
        "date": day(request.today),
    }


def _list(request: Request, case: CaseHead, said: Message | None) -> Show:
    notes = case_notes(request.connection, case.case_number)
    return Show(
        "FCN",
        values=_head(request, case),
        lists={"notes": [_line(case, note) for note in notes]},
        carried=Carried(cases=((case.case_number, None),)),
        message=said,
        cursor="text",
        pad={},
    )


def _line(case: CaseHead, note: Note) -> Line:
    values = {
        "written": f"{note.written_at.astimezone(OFFICE_ZONE):%m/%d/%Y %H:%M}",
        "user": note.user_id,
        "first_words": note.text,
    }
    carried = Carried(cases=((case.case_number, None),), record={"note": str(note.note_id)})
    return Line(values, carried)


def _read(request: Request, case: CaseHead, note: Note) -> Show:
    values = _head(request, case) | {
        "written": f"{note.written_at.astimezone(OFFICE_ZONE):%m/%d/%Y %H:%M}",
        "user": note.user_id,
    }
    lines = [Line({"text": text}) for text in wrapped(note.text, NOTE_WIDTH)]
    return Show(
        "FCNOTE",
        values=values,
        lists={"lines": lines},
        carried=Carried(cases=((case.case_number, None),)),
        cursor="transaction",
    )


TRANSACTION = Transaction(
    code="FCN",
    title="CASE NOTES",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 4, 16(3), 18",
    work=fcn,
    ours=True,
)
