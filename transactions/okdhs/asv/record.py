"""The record of one verification, as a screen and as a case note."""

from __future__ import annotations

from data.rules.alien_status import INITIAL, answer_due
from data.systems.asv import SaveAnswer, question_of
from data.systems.request import Asked
from transactions.core.keys import a_number_words
from transactions.core.words import day, local_day, moment, name_of, person
from transactions.shapes.record import columns


def due(asked: Asked) -> str:
    return day(answer_due(question_of(asked).level, local_day(asked.requested_at)))


def until(asked: Asked) -> str:
    """Return the time of the answer, or the day it is due."""
    if asked.answered_at is not None:
        return moment(asked.answered_at)
    return "" if question_of(asked).level == INITIAL else f"DUE {due(asked)}"


def recorded(asked: Asked) -> dict[str, str]:
    """Return the fields of the question and the answer; the caller adds the person on the case."""
    question = question_of(asked)
    values = columns(question, "ASVREC", a_number=a_number_words(question.a_number)) | {
        "requested": f"{moment(asked.requested_at)} BY {asked.requested_by}",
        "until": until(asked),
    }
    if asked.answered_at is None:
        return values | {"answer_meaning": "PENDING"}
    answer = asked.answer(SaveAnswer)
    return values | columns(
        answer,
        "ASVREC",
        answer=asked.answer_code,
        uscis_name=name_of(answer),
        uscis_birth_date=answer.birth_date,
    )


def record_note(asked: Asked) -> str:
    """Return the record of an answer as one paragraph that begins with the verification number."""
    shown = recorded(asked)
    parts = (
        ("PERSON", person(asked.person_code or 0)),
        ("ANSWER", f"{shown['answer']} {shown['answer_meaning']}"),
        ("LEVEL", shown["level_meaning"].partition(",")[0]),
        ("DOCUMENT", f"{shown['document']} {shown.get('document_date', '')}".strip()),
        ("A-NUMBER", shown["a_number"]),
        ("NAME", shown["uscis_name"]),
        ("BORN", shown.get("uscis_birth_date")),
        ("COA", f"{shown['class_of_admission']} {shown['class_of_admission_meaning']}".strip()),
        ("COUNTRY", shown["country"]),
        ("ENTRY", shown.get("entry_date")),
        ("UNTIL", shown.get("until_date")),
        ("RESPONSE", shown.get("response_date")),
    )
    words = " ".join(f"{name}: {text}." for name, text in parts if text)
    return f"SAVE VERIFICATION {shown['verification_number']}. {words}"
