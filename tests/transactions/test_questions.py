"""Common behavior of the screens of questions."""

from __future__ import annotations

import pytest

from data.rules.codes import code_table
from data.systems.registry import question_systems
from screens.loader import load
from transactions.core.registry import transactions_by_code

SCREENS = ("ENU", "OWL", "QTRC", "QTRI", "TPQYC", "TPQYI")


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_is_hidden(name: str) -> None:
    format = load(name)
    assert not any(field.attribute.hidden for field in format.fields)


@pytest.mark.parametrize(
    ("line", "code"), [("ENU", "ENU"), ("OWL", "OWL"), ("QTR", "QTRI"), ("TPQ", "TPQYI")]
)
def test_the_code_of_pys_line_opens_the_answer(line: str, code: str) -> None:
    declared = transactions_by_code()[line]
    assert declared.code == code and declared.system == line
    assert line in question_systems() and line in code_table("system")


@pytest.mark.parametrize("table", ["enu_answer", "qtr_condition", "quarter_symbol"])
def test_a_coded_field_names_its_table(table: str) -> None:
    assert any(table in load(name).codes.values() for name in SCREENS)
