"""A question and its answer in files."""

from __future__ import annotations

import pytest

from data.systems.layout import Layout
from data.systems.registry import question_systems

FILED = [system for system in question_systems().values() if system.answers is not None]


@pytest.mark.parametrize("system", FILED, ids=lambda system: system.code)
def test_a_request_file_is_never_read_as_an_answer_file(system: object) -> None:
    questions, answers = system.questions, system.answers  # type: ignore[attr-defined]
    assert isinstance(questions, Layout) and isinstance(answers, Layout)
    assert questions.record_length != answers.record_length
