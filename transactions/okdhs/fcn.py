"""FCN: list, read and add case notes, free or guided, in place of FACS Case Notes (OKDHS 1-4, 12,
16(3), 18).
"""

from __future__ import annotations

import re

from data.office.case_reading import CaseHead, add_note, case_notes
from data.office.discrepancy import CaseNote
from data.office.participation import takes_part
from data.rules.case_action import APPROVAL, refused_by
from data.rules.confidential import SUBSTITUTE
from transactions.core.keys import CaseKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Pad, Reply, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed, a_code, typed_words
from transactions.core.words import coded, moment, person, wrapped
from transactions.shapes.case import case_of, case_words, wage_link_missing
from transactions.shapes.guided_note import CASE_ACTION, GUIDED, REFERRAL, SAVE_RECORD

HELP = """
FCN lists the case notes of a case, newest first, and adds new ones. Enter FCN space case number, or
type FCN on a line of G1DX, G3 or PY. To read an entire note, type FCN at the left of its line.
Notes are added, never changed.

Free note: type it in NEW NOTE, which is several lines long, and press Enter.

Guided note: type its KIND and press Enter. The next screen asks for the information that the
instructions require. VA is the agreement on what questions remain, how the client can resolve them
and what the worker will do; RC is a refusal to cooperate and its consequences; CC is a collateral
contact, anonymous or not; AT lists the attempts to contact the client; EX is the client's
explanation of inconsistencies; AH is a contact outside of normal working hours with its
authorization or notification; WC is wages confirmed by the client or employer, with the medical
insurance available to the employee and dependents; RF is a referral with Publication No. 09-454 and
local resources. If anyone on the case takes part in the Address Confidentiality Program (ACP), the
referral uses the substitute address; the system adds it to the note.

A note about a participant must not contain an address where the participant can be found. If the
text looks like a street address, the system asks before it saves the note.

Any case action taken is documented: type ACTION and BASIS, add your own words in NEW NOTE, and
press Enter. KIND may be left blank. PF1 on either field lists its codes; the first letters are
enough. If the action has more than one basis, type them with spaces between.

Some information starts an inquiry but verifies nothing. A reduction or closure is refused when its
only basis is WAGE, IRS or BEER data that no one has verified, the word of an ANONYMOUS collateral
contact, or the fact that USCIS has not responded (UNANSWERED). Verify it with another source and
enter that source as a basis.

OWL must be used at initial application and reviews. If you note an approval while OWL is due for a
person on the case, the note is added and a warning names the persons.

DXD clears a message only if a note has been written on the case since the message was posted.
Reason 7 also requires a documented case action that reduced or ended benefits since then.

A note based on IRS or BEER data is federal tax information (FTI): only the FTI specialist can read
it, and others see that it exists. No note may contain the data themselves. Text with an amount,
payer, account or other value of IEV, WGD or BWG that you have seen since you signed on is refused,
however it is spaced. The words IRS and BEER are also refused outside the BASIS field, unless the
office allows them. Write what you asked and what the client or payer said.

FCN is this system's own code. OKDHS workers document in Family Assistance/Client Services (FACS)
Case Notes.
"""

NOTE_WIDTH = 78
FEDERAL = {"IRS": "IEV", "BEER": "BWG"}
"""Systems by basis, for the bases that are federal tax information."""
RULE_MESSAGES = {
    "WAGE": "IMS0906",
    "IRS": "IMS0907",
    "BEER": "IMS0908",
    "ANONYMOUS": "IMS0909",
    "UNANSWERED": "IMS0917",
}
"""Messages that name the rule, by basis."""


@Transaction(
    "FCN", "CASE NOTES", "OKDHS 1-4, 12, 16(3), 18", (CaseKey,), HELP, ours=True, notes=True
)
def fcn(request: Request) -> Reply:
    """List the notes, show the one selected, or add the one typed."""
    case = case_of(request)
    if request.pad is not None:
        return _typed(request, case, request.pad)
    for note in case_notes(request.connection, case.case_number):
        if request.record.get("note") == str(note.note_id):
            return _read(request, case, note)
    return _list(request, case)


def _typed(request: Request, case: CaseHead, pad: Pad) -> Show:
    """Process what was typed on the list or into the screen of a guided note."""
    typed = typed_words(request.fields)
    if pad:
        kept = {} if "text" in request.fields else {"text": pad["text"]}
        words = GUIDED[pad["kind"]].words(typed | kept, request.today)
        if pad["kind"] == REFERRAL:
            words = f"{words} {_referral_address(request, case)}".rstrip()
        return _add(request, case, words, pad["kind"])
    if not typed:
        raise refusal("IMS0001")
    kind, text = typed.get("kind", "").upper(), typed.get("text", "")
    action = bool(typed.keys() & {"action", "basis"})
    if kind in GUIDED and not action:
        address = _referral_address(request, case) if kind == REFERRAL else ""
        return Show(
            GUIDED[kind].format,
            values=case_words(case) | {"text": text, "address": address},
            carried=request.keyed(CaseKey).carried(),
            pad={"kind": kind, "text": text},
            unfinished=True,
        )
    if action or kind == CASE_ACTION:
        return _case_action(request, case, kind or CASE_ACTION, typed)
    if kind:
        raise refusal("IMS0901", "kind", kind=kind)
    return _add(request, case, text)


def _referral_address(request: Request, case: CaseHead) -> str:
    """Return the substitute address that a referral of a participant must use, or blank."""
    if not takes_part(request.connection, (), [case.case_number]):
        return ""
    return f"ADDRESS ON THE REFERRAL: {SUBSTITUTE.line}"


def _case_action(request: Request, case: CaseHead, kind: str, typed: Typed) -> Show:
    """Add a case action; refuse one whose basis is not sufficient."""
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
    """Return the systems whose data a note is based on."""
    federal = {FEDERAL[basis] for basis in FEDERAL.keys() & note.basis.split()}
    return frozenset(federal | ({"ASV"} if note.kind == SAVE_RECORD else set()))


def may_read(request: Request, note: CaseNote) -> bool:
    """Return True if the user may see every system that the note is based on."""
    return all(sees(request, system) for system in rests_on(note))


def _list(request: Request, case: CaseHead, said: Message | None = None) -> Show:
    notes = case_notes(request.connection, case.case_number)
    return Show(
        "FCN",
        values=case_words(case),
        lists={"notes": [_line(request, case, note) for note in notes]},
        carried=request.keyed(CaseKey).carried(),
        message=said,
        cursor="text" if said is None else "transaction",
        pad={},
        sources=frozenset[str]().union(*map(rests_on, notes)),
    )


def _line(request: Request, case: CaseHead, note: CaseNote) -> Line:
    values = {
        "written": moment(note.written_at),
        "user": note.user_id,
        "noted": note.kind,
        "first_words": note.text if may_read(request, note) else "FOR THE FTI SPECIALIST ONLY",
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
