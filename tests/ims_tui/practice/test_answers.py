"""Answers of other agencies in a scenario: as it says, and the same for every seat."""

from __future__ import annotations

from pathlib import Path

import pytest

from ims_tui.practice.check import check
from ims_tui.practice.scenario.scenario import Scenario
from tests.ims_tui.practice.attempts import DAY, TEMPLATES, small, trying

BO = """
[[people]]
handle = "bo"
name = "RIOS, BO"
born = "1961-02-03"
case = "C950002"
verified = false

"""


def with_entries(*entries: str) -> Scenario:
    return small(("[[steps]]", BO + "\n\n".join(entries) + "\n\n[[steps]]"))


@pytest.mark.parametrize("seat", [1, 7, 99])
def test_enu_verifies_after_a_day(seat: int, tmp_path: Path) -> None:
    with trying(with_entries(), tmp_path, seat) as at:
        at.play("[CLEAR]", "ENU {bo.ssn}", "[CLOCK +23h]", "PY {bo.ssn}")
        assert "PENDING" in at.page
        at.play("[CLOCK +2h]", "PY {bo.ssn}")
        assert "PENDING" not in at.page
        assert at.page.split("C950002")[1].split()[6] == "Y"


def test_enu_answers_with_another_number(tmp_path: Path) -> None:
    told = with_entries(
        '[[answers]]\nsystem = "ENU"\nperson = "bo"\nafter = "+2d"\ncode = "*"\n'
        'values = { found_ssn = "{ana.ssn}" }'
    )
    with trying(told, tmp_path) as at:
        at.play("[CLEAR]", "ENU {bo.ssn}", "[CLOCK +2d]", "ENU {bo.ssn}")
        assert "910-01-2107" in at.page
        at.play("G3 C950002")
        assert "ENU" in at.page


@pytest.mark.parametrize("seat", [1, 7])
def test_a_first_answer_is_lost_and_a_second_comes(seat: int, tmp_path: Path) -> None:
    lost = with_entries('[[answers]]\nsystem = "QTR"\nperson = "bo"\nasking = 1\nlost = true')
    with trying(lost, tmp_path, seat) as at:
        at.play("[CLEAR]", "QTRC {bo.ssn}", "[ENTER]", "[ENTER]", "[CLOCK +5d]", "QTRI {bo.ssn}")
        assert "NO RESPONSE; REPEAT: QTRC" in at.page
        at.play("QTRC {bo.ssn}", "[ENTER]", "[ENTER]", "[CLOCK +3d]", "QTRI {bo.ssn}")
        assert "NO ANSWER" not in at.page and "40" in at.page


def test_a_question_that_was_asked_before_the_class(tmp_path: Path) -> None:
    before = with_entries(
        '[[requests]]\nsystem = "QTR"\nperson = "bo"\nasked = "-6d 10:00"',
        '[[requests]]\nsystem = "TPQ"\nperson = "ana"\nasked = "-6h"'.replace("-6h", "0d 08:00"),
    )
    with trying(before, tmp_path) as at:
        at.play("[CLEAR]", "QTRI {bo.ssn}")
        assert "QUARTERS" in at.page and "PENDING" not in at.page
        at.play("TPQYI {ana.ssn}")
        assert "PENDING SINCE 11/20/2026 08:00 BY WKR02" in at.page


ALIEN = 'values = { document = "I-551", level = "%s", item = "17(A)(1)(A)", a_number = 41234567 }'


@pytest.mark.parametrize(
    ("level", "asked", "answered"),
    [
        ("I", "0d 08:59", "11/20/2026 08:59"),
        ("A", "2026-11-16 10:00", "11/19/2026 09:00"),
        ("A", "2026-11-17 10:00", "11/20/2026 09:00"),
        ("A", "2026-11-18 10:00", ""),
        ("P", "2026-11-05 10:00", "11/20/2026 09:00"),
        ("P", "2026-11-06 10:00", ""),
    ],
)
def test_uscis_answers_as_the_level_of_the_question_says(
    level: str, asked: str, answered: str, tmp_path: Path
) -> None:
    """OKDHS 17(a): in seconds, in three federal business days, in ten."""
    told = with_entries(
        f'[[requests]]\nsystem = "ASV"\nperson = "bo"\nasked = "{asked}"\n{ALIEN % level}'
    )
    with trying(told, tmp_path) as at:
        at.play("[CLEAR]", "ASV C950002 01")
        assert ("LPR LAWFUL" in at.page) is bool(answered), at.page
        assert answered in at.page


def test_a_run_of_the_wage_link_from_before_the_class(tmp_path: Path) -> None:
    run = with_entries(
        '[[records]]\nsystem = "OWG"\nperson = "bo"\ndate = "-1q"\n'
        'values = { gross_wage = "1234.56" }',
        '[[requests]]\nsystem = "OWL"\nperson = "bo"\nasked = "0d 08:15"',
    )
    with trying(run, tmp_path) as at:
        at.play("[CLEAR]", "PY {bo.ssn}")
        assert "OWL" in at.page
        at.play("OWL {bo.ssn}")
        assert "11/20/2026 08:15" in at.page and "WKR02" in at.page
        assert "1,234.56" in at.page


def test_an_answer_with_words_that_it_does_not_have() -> None:
    wrong = with_entries(
        '[[answers]]\nsystem = "ENU"\nperson = "bo"\nvalues = { found_sn = "{ana.ssn}" }'
    )
    (problem,) = check(wrong, DAY, TEMPLATES)
    assert (
        str(problem)
        == "answers 1, values: an answer of ENU has no found_sn (did you mean found_ssn?)"
    )
