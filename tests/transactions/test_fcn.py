"""FCN: the case notes."""

from __future__ import annotations

import pytest

from tests.transactions.desk import Desk


def test_a_note_is_added_and_stands_first(worker: Desk) -> None:
    assert worker.say("FCN C000001") == ""
    assert worker.cursor == "text" and worker.value("first_words.1") == "CLIENT REPORTS NO CHANGE."
    assert (
        worker.say("text=Client called, wages explained") == "IMS0401I NOTE ADDED TO CASE C000001"
    )
    assert worker.value("written.1") == "03/20/2026 10:30" and worker.value("user.1") == "WKR01"
    assert worker.value("first_words.1") == "Client called, wages explained"
    assert worker.value("text") == "", "the next note begins empty"
    assert worker.value("first_words.2") == "CLIENT REPORTS NO CHANGE."


def test_a_long_note_is_read_whole(quick: Desk) -> None:
    note = " ".join(f"WORD{number:03}" for number in range(39))
    quick.enter("FCN C000001", f"text={note}", "@5 FCN")
    assert quick.code == "FCNOTE" and quick.value("user") == "WKR01"
    lines = [quick.value(f"text.{line}") or "" for line in range(1, 6)]
    assert " ".join(filter(None, lines)) == note
    quick.enter("[PF3]")
    assert quick.code == "FCN"


def test_nothing_typed_adds_nothing(quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert quick.say("text=   ") == "IMS0001W NOTHING WAS ENTERED"
    assert quick.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED"
    quick.enter("FCN C000001")
    assert quick.value("first_words.2") == ""


def test_a_note_that_was_typed_and_not_entered_is_kept_and_said(quick: Desk) -> None:
    quick.enter("FCN C000001")
    quick.fill(text="HALF A NOTE")
    assert quick.say("G3 C000001") == "IMS0005I FCN NOT DONE"
    quick.enter("[PF3]")
    assert quick.value("text") == "HALF A NOTE"
    assert quick.say("[ENTER]") == "IMS0401I NOTE ADDED TO CASE C000001"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("FCN X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("FCN", "IMS0101E FCN NEEDS A CASE NUMBER"),
        ("FCN 900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
    ],
)
def test_what_cannot_be_shown(typed: str, message: str, quick: Desk) -> None:
    assert quick.say(typed) == message


def test_from_a_person_with_several_cases_a_line_is_asked_for(quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say("FCN") == "IMS0011E SELECT A LINE: SEVERAL CASES FIT"
    quick.fill(transaction="")
    assert quick.enter("@5 FCN").image.name == "FCN" and quick.value("case") == "S000001"
