"""The page of the request files is made from the layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.questions.document import page
from data.systems.layout import Layout
from data.systems.registry import question_systems

DOCS = Path(__file__).parents[3] / "docs" / "request-files.md"
FILED = [system for system in question_systems().values() if system.answers is not None]


def test_the_page_is_as_the_layouts_are() -> None:
    """Made anew with `python -m data.questions.document > docs/request-files.md`."""
    assert DOCS.read_text("utf-8") == page()


@pytest.mark.parametrize("system", FILED, ids=lambda system: system.code)
def test_a_request_file_is_never_taken_for_an_answer_file(system: object) -> None:
    questions, answers = system.questions, system.answers  # type: ignore[attr-defined]
    assert isinstance(questions, Layout) and isinstance(answers, Layout)
    assert questions.record_length != answers.record_length
