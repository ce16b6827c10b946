"""`python -m tools.formats`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from screens.attribute import Attribute, Colour, Intensity
from screens.loader import names
from tests.screens.paint import paint
from tools.formats import describe, main, show


def test_it_lists_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(names())
    assert "DFS3649A  SIGN ON" in lines


def test_it_shows_a_format_as_a_user_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["DFS3649A"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith(" DFS3649A practice SIGN ON")
    assert " USERID:          user_id_" in lines
    assert any(
        line.startswith("password               7  19   8 unprotected hid") for line in lines
    )


def test_an_unknown_name_is_one_line_and_status_1() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.formats", "NOPE"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == "there is no format NOPE\n"


def test_the_table_has_a_line_for_each_field_and_one_line_of_each_list() -> None:
    made = paint(
        {3: " ssn______", 5: " a...", 6: " :", 8: " b..."},
        '[fields]\nssn = "block=B08"\n[lists.one]\nrow = 5\n[lists.two]\nrow = 8\n',
    )
    table = show(made)[show(made).index(show(made)[1], 2) + 2 :]
    assert [line.split()[0] for line in table] == ["ssn", "a.1", "b.3", "system_message"]
    assert " B08 " in table[0]
    assert "Social Security number" in table[0]


def test_attributes_are_described_in_the_words_of_the_head() -> None:
    assert describe(Attribute()) == "unprotected"
    assert describe(Attribute(True, True, Intensity.HIGH)) == "protected bright"
    assert (
        describe(Attribute(False, True, Intensity.HIDDEN, Colour.RED, mdt=True))
        == "unprotected numeric hidden red mdt"
    )
