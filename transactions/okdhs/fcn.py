"""FCN: the case notes of a case: list, read, add, free or guided (stands for the FACS Case Notes of
OKDHS 1-4, 12, 16(3), 18).
"""

from __future__ import annotations

import re

from data.office.case_reading import CaseHead, add_note, case_notes
from data.office.discrepancy import CaseNote
from data.rules.case_action import APPROVAL, refused_by
from transactions.core.keys import CaseKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Pad, Reply, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed, a_code, typed_words
from transactions.core.words import coded, moment, person, wrapped
from transactions.shapes.case import case_of, case_words, wage_link_missing
from transactions.shapes.guided_note import CASE_ACTION, GUIDED, SAVE_RECORD

HELP = """
FCN lists the case notes of a case, the newest first, and takes a new one. Enter FCN, a blank and
the case number, or type FCN on a line of G1DX, G3 or PY. To read a note at full length type FCN at
the left of its line. Notes are added, never changed.

A free note: type it in the field NEW NOTE, which goes on over several lines, and press Enter.

A guided note: type its KIND and press Enter; the next screen asks for what the instructions want
documented. VA is the agreement on which questions remain, how the client can resolve them and what
the worker will do; RC the refusal and its consequences; CC a collateral contact, anonymous or not;
AT the attempts made to reach the client; EX the client's explanation of inconsistencies; AH a
contact after hours with its authorization or later report; WC wages confirmed by the client or the
employer, with the medical insurance available to the employee and dependents; RF a referral with
Publication 09-454 and local resources.

Any case action taken is documented: type ACTION and BASIS, words beside them in NEW NOTE, and press
Enter (the kind CA need not be typed). Both are closed lists, which PF1 shows on their fields; the
first letters are enough. Where an action rests on several things type them a blank apart.

Some information starts an inquiry and is no verification. A reduction or closure is refused where
its only basis is WAGE, IRS or BEER data that nobody has verified, the word of an ANONYMOUS
collateral contact, or that USCIS has not answered (UNANSWERED). Verify it with another source and
name that as a basis.

OWL must be used at initial application and reviews. Where an approval is noted and OWL is due for a
person on the case, the note is added and the answer names the persons.

DXD clears a message only when a note has been written on the case since the message was posted, and
with reason 7 only when a case action that reduced or ended benefits has been documented since.

A note that rests on IRS or BEER data is federal tax information: the FTI specialist reads it,
others see that there is one. No note holds the data themselves: a text with an amount, payer,
account or other value of IEV, WGD or BWG that you were shown since you signed on is refused,
however it is spaced. So are the words IRS and BEER beside the coded basis, unless the office allows
them. Write what was asked and what the client or payer said.

FCN is this system's own code; in the documented system these notes are kept in Family
Assistance/Client Services (FACS).
"""

NOTE_WIDTH = 78
FEDERAL = {"IRS": "IEV", "BEER": "BWG"}
"""Bases that are federal tax information, and the system that each comes from."""
RULE_MESSAGES = {
    "WAGE": "IMS0906",
    "IRS": "IMS0907",
    "BEER": "IMS0908",
    "ANONYMOUS": "IMS0909",
    "UNANSWERED": "IMS0917",
}
"""The message that names the rule, by the basis that it is about."""


@Transaction(
    "FCN", "CASE NOTES", "OKDHS 1-4, 12, 16(3), 18", (CaseKey,), HELP, ours=True, notes=True
)
def fcn(request: Request) -> Reply:
    """List the notes; read the one selected; add the one typed."""
    case = case_of(request)
    if request.pad is not None:
        return _typed(request, case, request.pad)
    for note in case_notes(request.connection, case.case_number):
        if request.record.get("note") == str(note.note_id):
            return _read(request, case, note)
    return _list(request, case)


def _typed(request: Request, case: CaseHead, pad: Pad) -> Show:
    """What was typed on the list, or into the form of the kind that was asked for."""
    typed = typed_words(request.fields)
    if pad:
        kept = {} if "text" in request.fields else {"text": pad["text"]}
        words = GUIDED[pad["kind"]].words(typed | kept, request.today)
        return _add(request, case, words, pad["kind"])
    if not typed:
        raise refusal("IMS0001")
    kind, text = typed.get("kind", "").upper(), typed.get("text", "")
    action = bool(typed.keys() & {"action", "basis"})
    if kind in GUIDED and not action:
        return Show(
            GUIDED[kind].format,
            values=case_words(case) | {"text": text},
            carried=request.keyed(CaseKey).carried(),
            pad={"kind": kind, "text": text},
            unfinished=True,
        )
    if action or kind == CASE_ACTION:
        return _case_action(request, case, kind or CASE_ACTION, typed)
    if kind:
        raise refusal("IMS0901", "kind", kind=kind)
    return _add(request, case, text)


def _case_action(request: Request, case: CaseHead, kind: str, typed: Typed) -> Show:
    """A case action, unless its basis cannot carry it."""
    if kind != CASE_ACTION:
        raise refusal("IMS0902", "kind")
    for name in ("action", "basis"):
        if name not in typed:
            raise refusal("IMS0903", name)
    action = a_code(typed, "action", "case_action", "IMS0904", action=typed["action"])
    bases: list[str] = []
    for word in filter(None, re.split(r"[\s,;+/]+", typed["basis"])):
        bases.append(a_code({"basis": word}, "basis", "action_basis", "IMS0905", basis=word))
    bases = list(dict.fromkeys(bases))
    if not bases:
        raise refusal("IMS0903", "basis")
    rule = refused_by(action, bases)
    if rule is not None:
        raise refusal(RULE_MESSAGES[rule.basis], "basis", action=action)
    basis = " ".join(bases)
    words = f"{action}, BASIS {basis}. {typed.get('text', '')}".strip()
    return _add(request, case, words, CASE_ACTION, action, basis)


def _add(
    request: Request, case: CaseHead, text: str, kind: str = "", action: str = "", basis: str = ""
) -> Show:
    by, number = request.user.user_id, case.case_number
    add_note(request.connection, number, by, request.now, text, kind, action, basis)
    missing = wage_link_missing(request, number) if action == APPROVAL else []
    if missing:
        persons = ", ".join(person(each.person_code) for each in missing)
        return _list(request, case, message("IMS0402", persons=persons))
    return _list(request, case, message("IMS0401", case=number))


def rests_on(note: CaseNote) -> frozenset[str]:
    """The systems that a note says it has something from."""
    federal = {FEDERAL[basis] for basis in FEDERAL.keys() & note.basis.split()}
    return frozenset(federal | ({"ASV"} if note.kind == SAVE_RECORD else set()))


def may_read(request: Request, note: CaseNote) -> bool:
    """Whether the user may see what the note rests on."""
    return all(sees(request, system) for system in rests_on(note))


def _list(request: Request, case: CaseHead, said: Message | None = None) -> Show:
    notes = case_notes(request.connection, case.case_number)
    return Show(
        "FCN",
        values=case_words(case),
        lists={"notes": [_line(request, case, note) for note in notes]},
        carried=request.keyed(CaseKey).carried(),
        message=said,
        pad={},
        sources=frozenset[str]().union(*map(rests_on, notes)),
    )


def _line(request: Request, case: CaseHead, note: CaseNote) -> Line:
    values = {
        "written": moment(note.written_at),
        "user": note.user_id,
        "noted": note.kind,
        "first_words": note.text if may_read(request, note) else "HELD FOR THE FTI SPECIALIST",
    }
    carried = Carried(cases=((case.case_number, None),), record={"note": str(note.note_id)})
    return Line(values, carried)


def _read(request: Request, case: CaseHead, note: CaseNote) -> Show:
    if not may_read(request, note):
        raise refusal("IMS0918")
    return Show(
        "FCNOTE",
        values={
            **case_words(case),
            "written": moment(note.written_at),
            "user": note.user_id,
            **coded("kind", "note_kind", note.kind),
            "action": note.action,
            "basis": note.basis,
        },
        lists={"lines": [Line({"text": text}) for text in wrapped(note.text, NOTE_WIDTH)]},
        carried=request.keyed(CaseKey).carried(),
        sources=rests_on(note),
    )
