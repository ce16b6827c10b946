"""The record of one verification of ASV: as a screen, and as the note that keeps it."""

from __future__ import annotations

from data.questions.subjects import PersonAsked
from data.rules.alien_status import INITIAL, answer_due
from data.rules.codes import meaning
from data.store.clock import OFFICE_ZONE
from data.systems.asv.question import SaveAnswer, question_of
from data.systems.request import Asked
from transactions.core.a_number import a_number_words
from transactions.core.messages import Message
from transactions.core.reply import Carried, Show
from transactions.core.request import Request
from transactions.core.words import day, moment, name_words, person


def record_screen(
    request: Request, found: PersonAsked, asked: Asked, said: Message | None = None
) -> Show:
    """Everything that was asked and answered."""
    return Show(
        "ASVREC",
        values={
            "case": found.case_number,
            "person": person(found.person_code),
            "name": name_words(found.last_name, found.first_name, found.middle_name),
            "birth_date": day(found.birth_date),
            "date": day(request.today),
            **_asked(asked),
            **_answered(asked),
        },
        carried=Carried(
            ssns=() if found.ssn is None else (found.ssn,),
            cases=((found.case_number, found.person_code),),
        ),
        message=said,
        cursor="copy",
        pad={},
    )


def _asked(asked: Asked) -> dict[str, str]:
    question = question_of(asked)
    due = ""
    if asked.answered_at is None and question.level != INITIAL:
        requested = asked.requested_at.astimezone(OFFICE_ZONE).date()
        due = f"DUE {day(answer_due(question.level, requested))}"
    return {
        "level": question.level,
        "level_meaning": meaning("save_level", question.level),
        "item": question.item,
        "document": question.document,
        "document_meaning": meaning("save_document", question.document),
        "document_date": day(question.document_date),
        "a_number": a_number_words(question.a_number),
        "requested": f"{moment(asked.requested_at)} BY {asked.requested_by}",
        "until": moment(asked.answered_at) or due,
    }


def _answered(asked: Asked) -> dict[str, str]:
    if asked.answered_at is None:
        return {"answer_meaning": "PENDING"}
    answer = asked.answer(SaveAnswer)
    return {
        "answer": asked.answer_code,
        "answer_meaning": meaning("save_answer", asked.answer_code),
        "verification_number": answer.verification_number,
        "uscis_name": name_words(answer.last_name, answer.first_name, answer.middle_name),
        "uscis_birth_date": day(answer.birth_date),
        "class_of_admission": answer.class_of_admission,
        "class_of_admission_meaning": meaning("save_class", answer.class_of_admission),
        "country": answer.country,
        "entry_date": day(answer.entry_date),
        "until_date": day(answer.until_date),
        "response_date": day(answer.response_date),
    }


def record_note(asked: Asked) -> str:
    """The record of an answer in one paragraph; the verification number stands first."""
    shown = _asked(asked) | _answered(asked)
    parts = (
        ("PERSON", person(asked.person_code or 0)),
        ("ANSWER", f"{shown['answer']} {shown['answer_meaning']}"),
        ("LEVEL", shown["level_meaning"].partition(",")[0]),
        ("DOCUMENT", f"{shown['document']} {shown['document_date']}".strip()),
        ("A-NUMBER", shown["a_number"]),
        ("NAME", shown["uscis_name"]),
        ("BORN", shown["uscis_birth_date"]),
        ("COA", f"{shown['class_of_admission']} {shown['class_of_admission_meaning']}".strip()),
        ("COUNTRY", shown["country"]),
        ("ENTRY", shown["entry_date"]),
        ("UNTIL", shown["until_date"]),
        ("RESPONSE", shown["response_date"]),
    )
    words = " ".join(f"{name}: {text}." for name, text in parts if text)
    return f"SAVE VERIFICATION {shown['verification_number']}. {words}"
