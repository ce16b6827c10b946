"""ASV: request verification of immigration status, and show the response (OKDHS 17(a))."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.office.case_reading import add_note
from data.questions.question import PersonAsked, ask
from data.rules.alien_status import ADDITIONAL, DATED, INITIAL, PAPER, verification
from data.rules.codes import code_table, meaning
from data.systems.asv import (
    SYSTEM,
    SaveAnswer,
    SaveQuestion,
    question_of,
    waits_until,
)
from data.systems.request import Asked, questions_about, questions_on_a_number
from transactions.core.keys import (
    ANumberKey,
    CasePersonKey,
    SsnKey,
    a_number_words,
    checked_case,
    checked_person,
    typed_a_number,
)
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, RefusedError, Reply, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_past_day, is_yes, typed_words
from transactions.core.words import coded, day, moment
from transactions.okdhs.asv.record import due, record_note, recorded, until
from transactions.shapes.conversation import HELD
from transactions.shapes.guided_note import SAVE_RECORD
from transactions.shapes.question import person_asked, person_on_case
from transactions.shapes.record import columns

HELP = """
ASV requests verification of a person's immigration status from the United States Citizenship and
Immigration Services (USCIS), through the Alien Status Verification Index (ASVI, now SAVE). Enter
ASV space case number and person code, or ASV space A-number: ASV C123456 01, ASV A012345678. If the
A-number is new to this system, the screen asks for the case and person code.

Type A-NUMBER and DOCUMENT and press Enter. Initial verification is initiated when one of the
documents listed is available, appears to be valid, and has an A-number of A0000001 through
A59999999, A70000000 through A79999999, or A90000000 through A99999999. (The instructions print the
last number as A9999999, one digit short; this system reads it as A99999999. A-numbers are compared
as numbers, with or without leading zeros.) The response is returned in three to five seconds: press
Enter again.

Additional verification rather than initial is initiated at once when the document appears
counterfeit or altered; when no document has an A-number; when the A-number is in the A60000000 or
A80000000 series; when the document is a USCIS fee receipt other than I-689 (FEE); and when an
I-181A, or the endorsement of an I-94, is more than one year old. The response is returned in three
federal business days, or within ten business days by Form G-845 on paper. ITEM shows the paragraph
of the instructions.

An initial response may read INSTITUTE ADDITIONAL VERIFICATION. Type Y in ADDITIONAL, and the
request keeps its verification number.

Benefits of persons who are otherwise eligible are not delayed, terminated, or reduced due to the
non-receipt of a response from USCIS. FCN refuses such a case action, and DXD then refuses reason 7.

For case documentation, the online verification number or entire verification record is printed with
PF12 and filed, or copied into the case notes with Y in COPY. Type ASV on the line of a request to
see its entire record.

USCIS is responsible for determining immigration status. Use ASVR for reports to FSSD.

ASV is this system's own code. The instructions use a Web form at
https://www.vis-dhs.com/WebOne/vislogin.aspx?JS=YES instead.
"""


@Transaction(
    "ASV",
    "ALIEN STATUS VERIFICATION",
    "OKDHS 17(a)",
    (ANumberKey, CasePersonKey, SsnKey),
    HELP,
    system=SYSTEM,
    ours=True,
)
def asv(request: Request) -> Reply:
    """Show the person's requests, send a request, or copy a response to the case notes."""
    typed = typed_words(request.fields)
    found = _person(request, typed)
    if found is None:
        return _whose(request)
    asked = questions_about(request.connection, SYSTEM, found.subject)
    for one in asked:
        if request.record.get("request") == str(one.request_id):
            return _record(request, found, one, typed)
    if request.pad is None:
        return _screen(request, found, asked, _arrived(asked[0]) if asked else None)
    for name in ("altered", "additional", "paper", "copy"):
        if name in typed:
            is_yes(typed, name, "IMS0910", field=name.upper())
    if _yes(typed, "copy"):
        answered = next((one for one in asked if one.answered_at is not None), None)
        return _screen(request, found, asked, _copied(request, found, answered))
    if typed.keys() - {"case", "person"}:
        return _ask(request, found, asked, typed)
    # Enter with nothing typed asks for a response that has arrived since the screen was shown.
    if not asked or str(asked[0].request_id) == request.pad.get("answered", ""):
        raise refusal("IMS0001")
    if asked[0].answered_at is None:
        raise RefusedError(_arrived(asked[0]))
    return _screen(request, found, asked, _arrived(asked[0]))


def _person(request: Request, typed: Typed) -> PersonAsked | None:
    """Return the person, or None while the case of an A-number is not known."""
    if not isinstance(request.key, ANumberKey):
        return person_asked(request)
    for asked in questions_on_a_number(request.connection, request.key.a_number):
        if asked.case_number is not None and asked.person_code is not None:
            return person_on_case(request, asked.case_number, asked.person_code)
    if request.pad is None:
        return None
    for name in ("case", "person"):
        if name not in typed:
            raise refusal("IMS0932", name)
    try:
        on_case = checked_case(typed["case"].upper()), checked_person(typed["person"])
    except RefusedError as refused:
        raise RefusedError(refused.message, "case") from None
    return person_on_case(request, *on_case)


def _whose(request: Request) -> Show:
    """Ask for the case and person code of an A-number."""
    a_number = a_number_words(request.keyed(ANumberKey).a_number)
    return Show(
        "ASV",
        values={"a_number": a_number},
        message=message("IMS0932"),
        cursor="case",
        pad={"a_number": a_number},
    )


def _arrived(newest: Asked) -> Message:
    """Return the message about the newest request."""
    if newest.answered_at is not None:
        return message("IMS0933", answer=meaning("save_answer", newest.answer_code))
    if question_of(newest).level == INITIAL:
        return message("IMS0934")
    return message("IMS0935", date=due(newest))


def _yes(typed: Typed, name: str) -> bool:
    return typed.get(name, "").upper() == "Y"


def _ask(request: Request, found: PersonAsked, asked: Sequence[Asked], typed: Typed) -> Show:
    question = _question(request, found, asked, typed)
    by = request.user.user_id
    earlier = ask(
        request.connection, SYSTEM, found.subject, question, by, request.now, request.responders
    )
    if earlier is not None:
        repeat = moment(waits_until(earlier))
        raise refusal("IMS0936", user=earlier.requested_by, repeat=repeat)
    asked = questions_about(request.connection, SYSTEM, found.subject)
    number = "IMS0937" if question.level == INITIAL else "IMS0938"
    return _screen(request, found, asked, message(number, item=question.item, date=due(asked[0])))


def _question(
    request: Request, found: PersonAsked, asked: Sequence[Asked], typed: Typed
) -> SaveQuestion:
    """Make the question to USCIS from the fields typed and those shown.

    The rule sets the level, unless the worker asks for additional verification or the paper form.
    """
    held = {name: text for name, text in (request.pad or {}).items() if name not in request.fields}
    given = {**held, **typed}
    number = typed_a_number(given["a_number"]) if given.get("a_number") else None
    if given.get("a_number") and number is None:
        raise refusal("IMS0930", "a_number", value=given["a_number"])
    wanted = re.sub("[- ]", "", given.get("document", "").upper())
    documents = {code.replace("-", ""): code for code in code_table("save_document")}
    if wanted not in documents:
        raise refusal("IMS0939", "document")
    document, issued = documents[wanted], None
    if document in DATED:
        issued = a_past_day(given, "document_date", request.today, "IMS0940", document=document)
    ruled = verification(document, number, issued, _yes(typed, "altered"), request.today)
    level, item = ruled.level, ruled.item
    if level == INITIAL and (_yes(typed, "paper") or _yes(typed, "additional")):
        level, item = ADDITIONAL, "17(A)(2)"
    if _yes(typed, "paper"):
        level = PAPER
    return SaveQuestion(
        **found.question.model_dump(),
        a_number=number,
        document=document,
        document_date=issued,
        level=level,
        item=item,
        case_verification=_case_verification(asked, number) if level == ADDITIONAL else "",
    )


def _case_verification(asked: Sequence[Asked], a_number: int | None) -> str:
    """Return the verification number that an additional request continues."""
    if not asked or asked[0].answered_at is None or question_of(asked[0]).a_number != a_number:
        return ""
    return asked[0].answer(SaveAnswer).verification_number


def _copied(request: Request, found: PersonAsked, asked: Asked | None) -> Message:
    """Save the record of an answer as a case note."""
    if asked is None or asked.answered_at is None:
        raise refusal("IMS0942", "copy")
    by, text = request.user.user_id, record_note(asked)
    add_note(request.connection, found.case_number, by, request.now, text, SAVE_RECORD)
    return message("IMS0941", case=found.case_number)


def _screen(
    request: Request, found: PersonAsked, asked: Sequence[Asked], said: Message | None
) -> Show:
    """Show the requests; the fields have the newest request, or the A-number of the key."""
    number = request.key.a_number if isinstance(request.key, ANumberKey) else None
    held = {"a_number": a_number_words(number), "document": ""}
    if asked:
        question = question_of(asked[0])
        held = {
            "a_number": a_number_words(question.a_number),
            "document": question.document,
            "document_date": day(question.document_date),
        }
    answered = bool(asked) and asked[0].answered_at is not None
    return Show(
        "ASV",
        values=columns(found, "ASV") | held | coded("document", "save_document", held["document"]),
        lists={"requests": [_line(found, one) for one in asked]},
        carried=about(found.ssn, found),
        message=said,
        cursor="transaction" if asked else "a_number",
        overrides={"case": HELD, "person": HELD},
        pad=held | {"answered": str(asked[0].request_id) if answered else ""},
    )


def _line(found: PersonAsked, asked: Asked) -> Line:
    question, answered = question_of(asked), asked.answered_at is not None
    values = {
        "requested": moment(asked.requested_at),
        "level": question.level,
        "asked_document": question.document,
        "asked_number": a_number_words(question.a_number),
        "until": until(asked),
        "item": question.item,
        "answer": asked.answer_code,
        "answer_meaning": meaning("save_answer", asked.answer_code) if answered else "PENDING",
        "verification_number": asked.answer(SaveAnswer).verification_number if answered else "",
    }
    carried = about(found.ssn, found, request=str(asked.request_id))
    return Line(values, carried, system=SYSTEM)


def _record(request: Request, found: PersonAsked, asked: Asked, typed: Typed) -> Show:
    """Show the entire record of one request, to be read, printed or copied."""
    said = None
    if request.pad is not None:
        if "copy" not in typed:
            raise refusal("IMS0001")
        if not _yes(typed, "copy"):
            raise refusal("IMS0910", field="COPY")
        said = _copied(request, found, asked)
    return Show(
        "ASVREC",
        values=recorded(asked) | columns(found, "ASVREC"),
        carried=about(found.ssn, found),
        message=said,
        pad={},
    )
