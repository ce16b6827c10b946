"""FCN: the case notes of a case: list, read, add, free or guided (stands for the FACS Case Notes of
OKDHS 1-4, 12, 16(3), 18).
"""

from __future__ import annotations

import re

from data.office.case_reading import CaseHead, Note, add_note, case_head, case_notes
from data.rules.case_action import refused_by
from data.rules.codes import meaning
from data.store.clock import OFFICE_ZONE
from transactions.core.keys import CaseKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed, typed_code, typed_words
from transactions.core.words import day, name_words, wrapped
from transactions.okdhs.note_kinds import CASE_ACTION, GUIDED, SAVE_RECORD

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


def fcn(request: Request) -> Reply:
    """List the notes; read the one selected; add the one typed."""
    assert isinstance(request.key, CaseKey)
    case = case_head(request.connection, request.key.case_number)
    if case is None:
        return Refuse(message("IMS0202", case=request.key.case_number))
    if request.pad is not None:
        return _typed(request, case, request.pad.get("kind", ""))
    for note in case_notes(request.connection, case.case_number):
        if request.record.get("note") == str(note.note_id):
            return _read(request, case, note)
    return _list(request, case, None)


def _typed(request: Request, case: CaseHead, asked: str) -> Reply:
    """What was typed on the list, or into the form of the kind that was asked for."""
    typed = typed_words(request.fields)
    if asked:
        return _guided(request, case, asked, typed)
    if not typed:
        return Refuse(message("IMS0001"))
    kind = typed.get("kind", "").upper()
    if kind in GUIDED and not typed.keys() & {"action", "basis"}:
        return _form(request, case, kind, typed)
    if kind == CASE_ACTION or typed.keys() & {"action", "basis"}:
        return _case_action(request, case, kind or CASE_ACTION, typed)
    if kind:
        return Refuse(message("IMS0901", kind=kind), cursor="kind")
    return _add(request, case, typed["text"])


def _form(request: Request, case: CaseHead, kind: str, typed: Typed) -> Show:
    return Show(
        GUIDED[kind].format,
        values=_head(request, case) | {"text": typed.get("text", "")},
        carried=Carried(cases=((case.case_number, None),)),
        pad={"kind": kind, "text": typed.get("text", "")},
        unfinished=True,
    )


def _guided(request: Request, case: CaseHead, kind: str, typed: Typed) -> Reply:
    assert request.pad is not None
    if "text" not in request.fields and request.pad["text"]:
        typed = {**typed, "text": request.pad["text"]}
    wrong = GUIDED[kind].refused(typed, request.today)
    return wrong or _add(request, case, GUIDED[kind].words(typed), kind)


def _case_action(request: Request, case: CaseHead, kind: str, typed: Typed) -> Reply:
    """A case action, unless its basis cannot carry it."""
    if kind != CASE_ACTION:
        return Refuse(message("IMS0902"), cursor="kind")
    for name in ("action", "basis"):
        if name not in typed:
            return Refuse(message("IMS0903"), cursor=name)
    action = typed_code("case_action", typed["action"])
    if action is None:
        return Refuse(message("IMS0904", action=typed["action"]), cursor="action")
    bases: list[str] = []
    for word in filter(None, re.split(r"[\s,;+/]+", typed["basis"])):
        basis = typed_code("action_basis", word)
        if basis is None:
            return Refuse(message("IMS0905", basis=word), cursor="basis")
        bases.append(basis)
    bases = list(dict.fromkeys(bases))
    if not bases:
        return Refuse(message("IMS0903"), cursor="basis")
    rule = refused_by(action, bases)
    if rule is not None:
        why = message(RULE_MESSAGES[rule.basis], action=action)
        return Refuse(why, cursor="basis")
    basis = " ".join(bases)
    words = f"{action}, BASIS {basis}. {typed.get('text', '')}".strip()
    return _add(request, case, words, CASE_ACTION, action, basis)


RULE_MESSAGES = {
    "WAGE": "IMS0906",
    "IRS": "IMS0907",
    "BEER": "IMS0908",
    "ANONYMOUS": "IMS0909",
    "UNANSWERED": "IMS0917",
}
"""The message that names the rule, by the basis that it is about."""


def _add(
    request: Request, case: CaseHead, text: str, kind: str = "", action: str = "", basis: str = ""
) -> Show:
    add_note(
        request.connection,
        case.case_number,
        request.user.user_id,
        request.now,
        text,
        kind,
        action,
        basis,
    )
    return _list(request, case, message("IMS0401", case=case.case_number))


def _head(request: Request, case: CaseHead) -> dict[str, str]:
    return {
        "case": case.case_number,
        "name": name_words(case.last_name, case.first_name, case.middle_name),
        "date": day(request.today),
    }


def rests_on(note: Note) -> frozenset[str]:
    """The systems that a note says it has something from."""
    federal = {FEDERAL[basis] for basis in FEDERAL.keys() & note.basis.split()}
    return frozenset(federal | ({"ASV"} if note.kind == SAVE_RECORD else set()))


def may_read(request: Request, note: Note) -> bool:
    """Whether the user may see what the note rests on."""
    return all(sees(request, system) for system in rests_on(note))


def _list(request: Request, case: CaseHead, said: Message | None) -> Show:
    notes = case_notes(request.connection, case.case_number)
    return Show(
        "FCN",
        values=_head(request, case),
        lists={"notes": [_line(request, case, note) for note in notes]},
        carried=Carried(cases=((case.case_number, None),)),
        message=said,
        cursor="text",
        pad={},
        sources=frozenset[str]().union(*map(rests_on, notes)),
    )


def _line(request: Request, case: CaseHead, note: Note) -> Line:
    readable = may_read(request, note)
    values = {
        "written": f"{note.written_at.astimezone(OFFICE_ZONE):%m/%d/%Y %H:%M}",
        "user": note.user_id,
        "noted": note.kind,
        "first_words": note.text if readable else "HELD FOR THE FTI SPECIALIST",
    }
    carried = Carried(cases=((case.case_number, None),), record={"note": str(note.note_id)})
    return Line(values, carried)


def _read(request: Request, case: CaseHead, note: Note) -> Reply:
    if not may_read(request, note):
        return Refuse(message("IMS0918"))
    values = _head(request, case) | {
        "written": f"{note.written_at.astimezone(OFFICE_ZONE):%m/%d/%Y %H:%M}",
        "user": note.user_id,
        "kind": note.kind,
        "kind_meaning": meaning("note_kind", note.kind),
        "action": note.action,
        "basis": note.basis,
    }
    lines = [Line({"text": text}) for text in wrapped(note.text, NOTE_WIDTH)]
    return Show(
        "FCNOTE",
        values=values,
        lists={"lines": lines},
        carried=Carried(cases=((case.case_number, None),)),
        cursor="transaction",
        sources=rests_on(note),
    )


TRANSACTION = Transaction(
    code="FCN",
    title="CASE NOTES",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 1-4, 12, 16(3), 18",
    work=fcn,
    ours=True,
    notes=True,
)
