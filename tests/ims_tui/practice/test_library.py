"""Errors in a scenario are reported so that a trainer can correct them."""

from __future__ import annotations

from pathlib import Path

import pytest

import data
from ims_tui.practice.check import check
from ims_tui.practice.scenario.library import parse, scenario_in, scenario_named, scenario_names
from ims_tui.practice.scenario.problems import ScenarioError
from tests.ims_tui.practice.attempts import DAY, SMALL, TEMPLATES, small


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "Small"', 'titel = "Small"', "titel is not known here (did you mean title?)"),
        ("minutes = 1\n", "", "small.toml: minutes is missing"),
        ("minutes = 1", 'minutes = "x"', "minutes: expected a number"),
        ("level = 1", "level = 9", "level: this is more than 5"),
        ('kind = "message"', 'kind = "mesage"',
         "never 1 (wrong_code), when: there is no condition of the kind mesage"),
        ('kind = "shown", code = "PY", person = "ana" }\n\n', 'kind = "shown", cod = "PY" }\n\n',
         "steps 1, done: cod is not known here (did you mean code?)"),
        ('born = "1990-04-04"', 'born = "4/4/1990"',
         "people 1 (ana), born: '4/4/1990': write a day as -18d"),
        ('born = "1990-04-04"', 'born = "1988-02-30"',
         "people 1 (ana), born: '1988-02-30': there is no such day between 1850 and 2150"),
        ('born = "1990-04-04"', 'born = "-999y"', "'-999y': there is no such day between 1850"),
        ('"On PY.", "PY {ana.ssn}"', '"On PY."', "steps 1, hints: expected 3, found 2"),
        ('audience = "worker"', 'audience = "workers"',
         "audience: 'workers' is not one of 'worker', 'supervisor', 'fti', 'reviewer', 'manager' or"
         " 'calworks'"
         " (did you mean worker?)"),
        ("[solution]", "[solution", "line 42: this is not TOML: expected ']'"),
        ('title = "Small"', 'title = "Small', 'line 2: a quote is missing; a text begins and'),
        ('title = "Small"', 'title = Small"', 'line 2: a quote is missing; a text begins and'),
        ('title = "Small"', 'title = Small', 'line 2: the quotes are missing; write'
         ' title = "Small"'),
        ('["Look.", "On', '["Look., "On', "line 20: a quote is missing"),
        ('["Look.", "On PY.",', '["Look.",\n"On PY.,\n', "line 21: a quote is missing"),
        ('goal = "See', 'goal = """See', "line 4: the text that begins here with three quotes"),
    ],
)  # fmt: skip
def test_the_form_of_a_scenario(old: str, new: str, said: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        small((old, new))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('user = "WKR01"', 'user = "WKR1"', "user: there is no user WKR1 (did you mean WKR01?)"),
        ('transactions = ["PY"]', 'transactions = ["PY", "SDLL"]',
         "transactions 2: there is no transaction SDLL (did you mean SDL?)"),
        ("[ANSWER count=1]", "[ANSWER coun=1]", "it ends before step 2 is done"),
        ('goal = "See {ana.name}."', 'goal = "See {anna.name}."',
         "goal: there is no {anna.name} (did you mean ana.name?)"),
        ('person = "ana" }\n\n', 'person = "anna" }\n\n',
         "steps 1, done, person: there is no person anna (did you mean ana?)"),
        ('number = "DFS064"', 'number = "DFS64"',
         "there is no message DFS64 (did you mean DFS064?)"),
        ('"PY {ana.ssn}", "[ANSWER', '"@9 PY", "[ANSWER', "solution, input 2, @9 PY: row 9 of the"),
        ('loses = ["wrong_code", "seen"]', 'loses = ["seen"]',
         "wrong 1 (mistyped): it also loses wrong_code; list it under loses"),
        ('loses = ["wrong_code", "seen"]', 'loses = ["wrong_code", "sene"]',
         "wrong 1 (mistyped), loses 2: there is no point called sene (did you mean seen?)"),
        ("PYY {ana.ssn}", "PY {ana.ssn}", "wrong 1 (mistyped): it does not lose seen"),
        ('rules = ["OKDHS 5(a)"]', 'rules = ["OKDHS 5(b)"]',
         "counts 1 (seen), rule: OKDHS 5(a) is not listed under rules above"
         " (did you mean OKDHS 5(b)?)"),
        ("[[steps]]\ndo = \"See", "[[requests]]\nsystem = \"ASV\"\nperson = \"ana\"\n"
         "asked = \"-2d\"\nvalues = { levle = \"I\" }\n\n[[steps]]\ndo = \"See",
         "requests 1, values: a question of ASV has no levle (did you mean level?)"),
        ('rules = ["OKDHS 5(a)"]', 'rules = ["OKDHS 5(d)"]',
         "rules 1: the sources have no rule OKDHS 5(d)"
         " (did you mean OKDHS 5(c) or OKDHS 5(b) or OKDHS 5(a)?)"),
        ('rule = "OKDHS 5(a)"', 'rule = "okdhs 5(A)"',
         "counts 1 (seen), rule: the sources have no rule okdhs 5(A) (did you mean OKDHS 5(a) or"),
        ('rules = ["OKDHS 5(a)"]', 'rules = ["X"]', "rules 1: the sources have no rule X"),
        ('claim = "A"', 'claim = "1"', "people: 1 of ana is not a claim number or BIC"),
        ("[[steps]]\ndo = \"See", "[[records]]\nsystem = \"SDY\"\nperson = \"ana\"\n\n"
         "[[steps]]\ndo = \"See", "records 1, system: there is no system SDY (did you mean SDX?)"),
        ("[[steps]]\ndo = \"See", "[[records]]\nsystem = \"SDX\"\nperson = \"ana\"\n\n"
         "[[steps]]\ndo = \"See", "records 1: sdx_record needs a value for gross"),
        ("[[steps]]\ndo = \"See", "[[messages]]\nsystem = \"SDX\"\nperson = \"ana\"\n"
         "found = \"-9d\"\n\n[[steps]]\ndo = \"See",
         "messages 1: the comparison posts no such SDX message on ana (-9d)"),
    ],
)  # fmt: skip
def test_the_words_and_the_playing_of_a_scenario(old: str, new: str, said: str) -> None:
    problems = check(small((old, new)), DAY, TEMPLATES)
    assert any(said in str(problem) for problem in problems), [str(each) for each in problems]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ScenarioError) as refused:
        small(
            ("minutes = 1\n", ""),
            ('title = "Small"', 'titel = "Small"'),
            ('user = "WKR01"', 'user = "WKR1"'),
            ('person = "ana" }\n\n', 'person = "anna" }\n\n'),
            ('rule = "OKDHS 5(a)"', 'rule = "OKDHS 5(z)"'),
            ('"PY {ana.ssn}", "[ANSWER', '"PY {ana.snn}", "[ANSWER'),
            ("[[steps]]\ndo = \"See", """[[records]]
system = "SDX"
person = "bob"
values = { grosss = "1.00" }

[[answers]]
system = "ENU"
person = "ana"
values = { found = "{ana.ssn}" }

[[rows]]
table = "case_nott"
values = {}

[[steps]]\ndo = "See"""),
            ('loses = ["wrong_code", "seen"]', 'loses = ["wrong_code", "sen"]\nafter = 9'),
        )  # fmt: skip
    said = str(refused.value).splitlines()
    assert sorted(line.removeprefix("small.toml: ") for line in said) == [
        "answers 1, values: an answer of ENU has no found (did you mean found_ssn?)",
        "counts 1 (seen), rule: the sources have no rule OKDHS 5(z) (did you mean OKDHS 5(c) or"
        " OKDHS 5(b) or OKDHS 5(a)?)",
        "minutes is missing",
        "records 1, person: there is no person bob; known are ana",
        "records 1, values: sdx_record has no column grosss (did you mean gross?)",
        "rows 1, table: there is no table case_nott (did you mean case_note?)",
        "solution, inputs 2: there is no {ana.snn} (did you mean ana.ssn?)",
        "steps 1, done, person: there is no person anna (did you mean ana?)",
        "titel is not known here (did you mean title?)",
        "title is missing",
        "user: there is no user WKR1 (did you mean WKR01?)",
        "wrong 1 (mistyped), after: the model solution has 3 inputs, not 9",
        "wrong 1 (mistyped), loses 2: there is no point called sen (did you mean seen?)",
    ]


def test_whatever_stands_in_a_place_it_is_refused_in_words() -> None:
    text = SMALL.replace(
        "[[steps]]",
        '[[records]]\nsystem = "SDX"\nperson = "ana"\nvalues = { gross = "1" }\n\n[[steps]]',
        1,
    )
    for line in text.splitlines():
        word, _, value = line.partition(" = ")
        for other in (
            ('["x", 1]', "{ a = 1 }", "1", '"x"', "[[1]]", "1.5", "2026-01-01") if value else ()
        ):
            try:
                parse("small", text.replace(line, f"{word} = {other}", 1))
            except ScenarioError as error:
                assert error.problems


def test_what_is_said_of_records_and_rows_is_said_once_and_of_each() -> None:
    problems = check(
        small(("[[steps]]\ndo = \"See", """[[records]]
system = "SDX"
person = "ana"

[[records]]
system = "SDX"
person = "ana"
values = { gross = "1.00", grosss = "1.00" }

[[rows]]
table = "case_note"
values = {}

[[steps]]\ndo = "See""")),
        DAY, TEMPLATES,
    )  # fmt: skip
    assert [str(each) for each in problems] == [
        "records 2, values: sdx_record has no column grosss (did you mean gross?)",
        "records 1: sdx_record needs a value for gross",
        "rows 1: case_note needs a value for case_number",
    ]


def test_a_message_that_comparing_posts_beside_those_named() -> None:
    reported = small(
        ("[[steps]]\ndo = \"See", """[[people.budget]]
type = "SSI"
amount = "900.00"

[[records]]
system = "SDX"
person = "ana"
date = "-12d"
received = "-10d"
values = { gross = "950.00" }

[[records]]
system = "SDX"
person = "ana"
date = "-1m"
received = "-10d"
values = { gross = "950.00" }

[[messages]]
system = "SDX"
person = "ana"
period = "0m"
found = "-9d"

[[steps]]\ndo = "See"""),
    )  # fmt: skip
    (problem,) = check(reported, DAY, TEMPLATES)
    assert str(problem) == (
        "messages: the comparison also posts SDX AMOUNT 12/2026 on ana, 900.00 counted, 950.00"
        " reported; list it or make the case agree"
    )


def test_the_small_scenario_is_right() -> None:
    assert check(small(), DAY, TEMPLATES) == []
    assert check(small(), DAY, TEMPLATES, seat=40) == []


@pytest.mark.parametrize("name", ["first-py", "sdx-recoupment", "wage-reason-7"])
def test_scenarios_of_the_product(name: str) -> None:
    assert name in scenario_names()
    assert [str(each) for each in check(scenario_named(name), DAY, TEMPLATES)] == []


def test_a_file_of_a_trainer(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"level = 1\ntitle = '\xff'")
    with pytest.raises(ScenarioError, match=r"not a UTF-8 text file, see line 2; save it as UTF-8"):
        scenario_in(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "Small"', 'title = "\\u001b]0;X\\u0007"', "title: U+001B cannot be shown"),
        ('title = "Small"', 'title = "\\u001b]0;X\\u0007"', "title: U+0007 cannot be shown"),
        ("See {ana.name}.", "See \u202e{ana.name}.", "goal: U+202E cannot be shown"),
        ('"Look."', '"Look\\r."', "steps 1, hints 1: U+000D cannot be shown"),
        ("level = 1", '"le\\u009bvel" = []', "le\ufffdvel: U+009B cannot be shown"),
        ('name = "RIOS, ANA"', 'name = "RIOS,\\u200bANA"', "people 1 (ana), name: U+200B"),
        ('code = "PY",', '"co\\u001bde" = "PY",', "steps 1, done, co\ufffdde: U+001B"),
    ],
)  # fmt: skip
def test_a_character_that_controls_a_terminal_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        small((old, new))
    assert f"small.toml: {said}" in str(refused.value)
    assert str(refused.value).isascii() or "\ufffd" in str(refused.value)


def test_a_text_may_have_several_lines() -> None:
    goal = 'goal = """See\nGRÖSSE {ana.name}."""'
    assert small(('goal = "See {ana.name}."', goal)).goal == "See\nGRÖSSE {ana.name}."


def test_a_trainers_own_scenario_is_one_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMS_TUI_HOME", str(tmp_path))
    shipped = Path(str(data.__file__)).parent / "practice" / "scenarios" / "first-py.toml"
    assert "mine" not in scenario_names()
    (tmp_path / "scenarios").mkdir()
    own = tmp_path / "scenarios" / "mine.toml"
    own.write_text(shipped.read_text("utf-8").replace("Your first PY", "Mine"), "utf-8")
    assert "mine" in scenario_names() and scenario_named("mine").title == "Mine"
    own.write_text("title = 1", "utf-8")
    with pytest.raises(ScenarioError, match=r"mine\.toml"):
        scenario_named("mine")
    (tmp_path / "scenarios" / "first-py.toml").write_text("title = 1", "utf-8")
    assert scenario_named("first-py").title == "Your first PY", "the product's own name"
