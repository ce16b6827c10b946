"""ASV: has USCIS verify an alien's status, and shows what came back (OKDHS 17(a))."""

from __future__ import annotations

from datetime import date

from data.office.case_reading import add_note
from data.questions.asking import ask
from data.questions.subjects import PersonAsked, persons_on_case, persons_with_ssn
from data.rules.alien_status import INITIAL, answer_due
from data.rules.codes import meaning
from data.store.clock import OFFICE_ZONE
from data.systems.asv.question import SYSTEM, SaveAnswer, question_of, waits_until
from data.systems.request import Asked, questions_about, questions_on_a_number
from screens.attribute import Attribute
from transactions.core.a_number import ANumberKey, a_number_words
from transactions.core.keys import CasePersonKey, SsnKey, checked_case, checked_person
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, RefusedError, Reply, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_words
from transactions.core.words import day, moment, name_words, person
from transactions.okdhs.asv_question import question_typed, yes
from transactions.okdhs.asv_record import record_note, record_screen
from transactions.okdhs.note_kinds import SAVE_RECORD

HELP = """
ASV has the immigration status of a person verified by the United States Citizenship and Immigration
Services (USCIS), through the Alien Status Verification Index (ASVI, now SAVE). Enter ASV, a blank
and the case number with the person code, or the A-number: ASV C123456 01, ASV A012345678. An
A-number that is not known here yet asks for case and person code on the screen.

Type A-NUMBER and DOCUMENT and press Enter. Initial verification is initiated when one of the
documents listed is there, appears to be valid, and has an A-number of A0000001 through A59999999,
A70000000 through A79999999, or A90000000 through A99999999. (The instructions print A9999999 for
the last bound, one digit short; it is read as A99999999. A-numbers are compared as numbers, with or
without zeros before them.) The answer comes in three to five seconds: press Enter again.

Additional verification is initiated at once, instead of the initial one, when the document appears
counterfeit or altered; when no document has an A-number; when the A-number is in the A60000000 or
A80000000 series; when the document is a USCIS fee receipt other than I-689 (FEE); and when an
I-181A, or the endorsement of an I-94, is more than one year old. It is answered in three federal
business days; by Form G-845 on paper within ten business days. ITEM names the paragraph.

An initial answer may say INSTITUTE ADDITIONAL VERIFICATION: type Y there, and the request keeps its
verification number.

Benefits of persons who are otherwise eligible are not delayed, terminated or reduced due to the
non-receipt of a response from USCIS. FCN refuses such a case action, and so DXD refuses reason 7.

For case documentation the verification number, or the entire record, is printed with PF12 and
filed, or copied into the case notes: Y in COPY. Type ASV on the line of a request for its whole
record.

USCIS is responsible for determining immigration status. Reports to FSSD: ASVR.

ASV is this system's own code; the instructions use a Web form, for which they refer to
https://www.vis-dhs.com/WebOne/vislogin.aspx?JS=YES.
"""

HELD = Attribute(protected=True, numeric=True)


def asv(request: Request) -> Reply:
    """Show the person's requests; ask; copy an answer."""
    found = _person(request)
    if isinstance(found, Refuse | Show):
        return found
    asked = _requests(request, found)
    for one in asked:
        if request.record.get("request") == str(one.request_id):
            return _record(request, found, one)
    if request.pad is None:
        return _screen(request, found, asked, _arrived(asked))
    typed = typed_words(request.fields)
    for name in ("altered", "additional", "paper", "copy"):
        if typed.get(name, "N").upper() not in ("Y", "N"):
            return Refuse(message("IMS0910", field=name.upper()), cursor=name)
    if yes(typed, "copy"):
        return _copy(request, found, asked)
    if not typed.keys() - {"case", "person"}:
        return _refresh(request, found, asked)
    return _ask(request, found, asked, typed)


def _requests(request: Request, found: PersonAsked) -> list[Asked]:
    return questions_about(request.connection, SYSTEM, found.subject)


def _person(request: Request) -> PersonAsked | Refuse | Show:
    """Whom the key means; a screen that asks for it where an A-number is not known yet."""
    key = request.key
    if isinstance(key, SsnKey):
        persons = persons_with_ssn(request.connection, key.ssn)
        return persons[0] if persons else Refuse(message("IMS0931"))
    if isinstance(key, CasePersonKey):
        return _on_case(request, key.case_number, key.person_code)
    assert isinstance(key, ANumberKey)
    for asked in questions_on_a_number(request.connection, key.a_number):
        if asked.case_number is not None and asked.person_code is not None:
            return _on_case(request, asked.case_number, asked.person_code)
    typed = typed_words(request.fields)
    if request.pad is None:
        return _whose(request, key.a_number)
    for name in ("case", "person"):
        if name not in typed:
            return Refuse(message("IMS0932"), cursor=name)
    try:
        case_number = checked_case(typed["case"].upper())
        person_code = checked_person(typed["person"])
    except RefusedError as refused:
        return Refuse(refused.message, cursor="case")
    return _on_case(request, case_number, person_code)


def _on_case(request: Request, case_number: str, code: int) -> PersonAsked | Refuse:
    for one in persons_on_case(request.connection, case_number):
        if one.person_code == code:
            return one
    return Refuse(message("IMS0203", case=case_number, person=person(code)))


def _whose(request: Request, a_number: int) -> Show:
    return Show(
        "ASV",
        values={"date": day(request.today), "a_number": a_number_words(a_number)},
        message=message("IMS0932"),
        cursor="case",
        pad={"a_number": a_number_words(a_number)},
    )


def _arrived(asked: list[Asked]) -> Message | None:
    """What there is to say of the newest request."""
    if not asked:
        return None
    newest = asked[0]
    if newest.answered_at is not None:
        return message("IMS0933", answer=meaning("save_answer", newest.answer_code))
    due = answer_due(question_of(newest).level, _day_of(newest))
    if question_of(newest).level == INITIAL:
        return message("IMS0934")
    return message("IMS0935", date=day(due))


def _day_of(asked: Asked) -> date:
    return asked.requested_at.astimezone(OFFICE_ZONE).date()


def _refresh(request: Request, found: PersonAsked, asked: list[Asked]) -> Reply:
    """Enter without anything typed: whether the answer has come."""
    shown = (request.pad or {}).get("answered", "")
    if asked and asked[0].answered_at is None:
        said = _arrived(asked)
        assert said is not None
        return Refuse(said)
    if asked and str(asked[0].request_id) != shown:
        return _screen(request, found, asked, _arrived(asked))
    return Refuse(message("IMS0001"))


def _ask(request: Request, found: PersonAsked, asked: list[Asked], typed: Typed) -> Reply:
    question = question_typed(request, found, asked, typed)
    if isinstance(question, Refuse):
        return question
    earlier = ask(
        request.connection,
        SYSTEM,
        found.subject,
        question,
        request.user.user_id,
        request.now,
        request.responders,
    )
    if earlier is not None:
        repeat = moment(waits_until(earlier))
        return Refuse(message("IMS0936", user=earlier.requested_by, repeat=repeat))
    asked = _requests(request, found)
    if question.level == INITIAL:
        return _screen(request, found, asked, message("IMS0937", item=question.item))
    due = day(answer_due(question.level, request.today))
    said = message("IMS0938", item=question.item, date=due)
    return _screen(request, found, asked, said)


def _copy(request: Request, found: PersonAsked, asked: list[Asked]) -> Reply:
    for one in asked:
        if one.answered_at is not None:
            text = record_note(one)
            add_note(
                request.connection,
                found.case_number,
                request.user.user_id,
                request.now,
                text,
                SAVE_RECORD,
            )
            return _screen(request, found, asked, message("IMS0941", case=found.case_number))
    return Refuse(message("IMS0942"), cursor="copy")


def _record(request: Request, found: PersonAsked, asked: Asked) -> Reply:
    """The whole record of one request, to be read, printed or copied."""
    if request.pad is None:
        return record_screen(request, found, asked)
    copied = typed_words(request.fields).get("copy", "").upper()
    if copied != "Y":
        return Refuse(message("IMS0910", field="COPY") if copied else message("IMS0001"))
    if asked.answered_at is None:
        return Refuse(message("IMS0942"), cursor="copy")
    add_note(
        request.connection,
        found.case_number,
        request.user.user_id,
        request.now,
        record_note(asked),
        SAVE_RECORD,
    )
    return record_screen(request, found, asked, message("IMS0941", case=found.case_number))


def _screen(request: Request, found: PersonAsked, asked: list[Asked], said: Message | None) -> Show:
    values = {
        "case": found.case_number,
        "person": person(found.person_code),
        "name": name_words(found.last_name, found.first_name, found.middle_name),
        "birth_date": day(found.birth_date),
        "date": day(request.today),
    }
    held = _held(request, asked)
    document = held.get("document", "")
    answered = bool(asked) and asked[0].answered_at is not None
    return Show(
        "ASV",
        values=values | held | {"document_meaning": meaning("save_document", document)},
        lists={"requests": [_line(found, one) for one in asked]},
        carried=Carried(
            ssns=() if found.ssn is None else (found.ssn,),
            cases=((found.case_number, found.person_code),),
        ),
        message=said,
        cursor="transaction" if asked else "a_number",
        overrides={"case": HELD, "person": HELD},
        pad=held | {"answered": str(asked[0].request_id) if answered else ""},
    )


def _held(request: Request, asked: list[Asked]) -> dict[str, str]:
    """What the fields hold: the newest request's, else the A-number of the key."""
    if asked:
        question = question_of(asked[0])
        return {
            "a_number": a_number_words(question.a_number),
            "document": question.document,
            "document_date": day(question.document_date),
        }
    key = request.key
    number = key.a_number if isinstance(key, ANumberKey) else None
    return {"a_number": a_number_words(number)}


def _line(found: PersonAsked, asked: Asked) -> Line:
    question = question_of(asked)
    answered = asked.answered_at is not None
    due = answer_due(question.level, _day_of(asked))
    waits = "" if question.level == INITIAL else f"DUE {day(due)}"
    values = {
        "requested": moment(asked.requested_at),
        "level": question.level,
        "asked_document": question.document,
        "asked_number": a_number_words(question.a_number),
        "until": moment(asked.answered_at) if answered else waits,
        "item": question.item,
        "answer": asked.answer_code,
        "answer_meaning": meaning("save_answer", asked.answer_code) if answered else "PENDING",
        "verification_number": asked.answer(SaveAnswer).verification_number if answered else "",
    }
    cases = ((found.case_number, found.person_code),)
    ssns = () if found.ssn is None else (found.ssn,)
    record = {"request": str(asked.request_id)}
    return Line(values, Carried(ssns=ssns, cases=cases, record=record), system=SYSTEM)


TRANSACTION = Transaction(
    code="ASV",
    title="ALIEN STATUS VERIFICATION",
    keys=(ANumberKey, CasePersonKey, SsnKey),
    help=HELP,
    source="OKDHS 17(a)",
    work=asv,
    system=SYSTEM,
    ours=True,
)
