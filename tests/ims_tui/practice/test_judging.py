"""Each kind of condition: what satisfies it and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ims_tui.practice.attempts import small, trying

WHEN = 'when = { kind = "shown", code = "PY", person = "ana" }'
ENU = ("ENU {ana.ssn}",)

CASES = [
    ('kind = "shown", code = "PY", contains = "RIOS, ANA"', ["PY {ana.ssn}"], ["PY 900000001"]),
    ('kind = "shown", code = "PY", contains = ["RIOS", "04/04/1990"]', ["PY {ana.ssn}"], []),
    ('kind = "shown", code = "PY", case = "{ana.case}"', ["PY {ana.ssn}"], ["G3 C950001"]),
    ('kind = "entered", code = "G3", by = "line", on = "PY"', ["PY {ana.ssn}", "@4 G3"],
     ["PY {ana.ssn}", "G3"]),
    ('kind = "entered", code = "G3", by = "bottom"', ["PY {ana.ssn}", "G3"], ["G3 C950001"]),
    ('kind = "entered", code = "G3", by = "key", case = "C950001"', ["G3 C950001"], ["G3 C950009"]),
    ('kind = "entered", code = "G3", refused = true', ["G3 C95001"], ["G3 C950001"]),
    ('kind = "entered", code = "PY", key = "ssn"', ["PY {ana.ssn}"], ["PY {ana.case} 01"]),
    ('kind = "entered", code = "PY", key = "case"', ["PY {ana.case} 01"], ["PY {ana.ssn}"]),
    ('kind = "entered", code = "BEN", key = "claim", refused = true', ["BEN {ana.claim}"],
     ["BEN {ana.ssn}"]),
    ('kind = "pressed", key = "PF3", on = "G3"', ["PY {ana.ssn}", "G3", "[PF3]"],
     ["PY {ana.ssn}", "[PF3]"]),
    ('kind = "message", number = "DFS064", times = 2', ["X 1", "[CLEAR]", "X 1"], ["X 1"]),
    ('kind = "answer", question = "count", value = "1,000"', ["[ANSWER count=$1000.00]"],
     ["[ANSWER count=100]"]),
    ('kind = "answer", question = "count", value = ["YES", "1"], tries = 1', ["[ANSWER count=yes]"],
     ["[ANSWER count=no]", "[ANSWER count=yes]"]),
    ('kind = "note", case = "{ana.case}", contains = "hello"', ["FCN C950001", "text=HELLO  ANA"],
     ["FCN C950001", "text=ANA"]),
    ('kind = "note", case = "{ana.case}", code = "CA", basis = "SSA"',
     ["FCN C950001", "action=INCREASE;basis=SSA;text=A"],
     ["FCN C950001", "action=INCREASE;basis=CLIENT;text=A"]),
    ('kind = "clock", by = "+2d"', ["[CLOCK +1d]", "[CLOCK +24h]"], ["[CLOCK +1d]"]),
    ('kind = "locked", lock = "PROTECTED", times = 2', ["[LOCK PROTECTED]", "[LOCK PROTECTED]"],
     ["[LOCK PROTECTED]", "[LOCK NUMERIC]"]),
    ('kind = "stored", table = "case_note", where = { case_number = "{ana.case}" },'
     ' values = { user_id = "WKR01" }', ["FCN C950001", "text=A"], []),
    ('kind = "order", first = { kind = "shown", code = "G3" },'
     ' then = { kind = "shown", code = "FCN" }', ["G3 C950001", "FCN"], ["FCN C950001", "G3"]),
    ('kind = "all", of = [{ kind = "shown", code = "G3" }, { kind = "shown", code = "FCN" }]',
     ["FCN C950001", "G3"], ["FCN C950001"]),
    ('kind = "any", of = [{ kind = "shown", code = "G3" }, { kind = "shown", code = "FCN" }]',
     ["FCN C950001"], ["PY {ana.ssn}"]),
    ('kind = "shown", code = "G3", not = true', ["PY {ana.ssn}"], ["G3 C950001"]),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "right", "wrong"), CASES)
def test_a_condition(condition: str, right: list[str], wrong: list[str], tmp_path: Path) -> None:
    asked = small((WHEN, f"when = {{ {condition} }}"))
    for inputs, lost in ((right, False), (wrong, True)):
        with trying(asked, tmp_path) as at:
            at.play("[CLEAR]", *inputs)
            assert ("seen" in at.lost) is lost, inputs


def test_a_message_of_ssa_on_a_person_without_number_is_cleared(tmp_path: Path) -> None:
    """OKDHS 11, 16(3): messages about a baby are under its case and person code."""
    baby = small(
        ("[[steps]]", """[[people]]
handle = "bo"
name = "RIOS, BO"
born = "-2m"
case = "C950001"
ssn = "none"
verified = false

[[messages]]
system = "ENU"
person = "bo"
error = "SSN"
period = "0m"
found = "-3d"
differs = "1"
compared = false

""".replace("bo", "bo").replace("{differs}", "1") + """[[people]]
handle = "cy"
name = "RIOS, CY"
born = "-2m"
case = "C950001"
ssn = "none"

[[steps]]"""),
        (WHEN, 'when = { kind = "resolved", person = "bo", system = "ENU", reason = "C" }'),
        ('when = { kind = "message", number = "DFS064" }',
         'when = { kind = "resolved", person = "cy", system = "ENU" }'),
    )  # fmt: skip
    with trying(baby, tmp_path) as at:
        at.play("[CLEAR]", "FCN C950001", "text=SS-5 SENT.", "DXD C950001")
        at.play("worker_ssn={user.ssn};system=ENU;reason=C", "confirm=Y")
        assert at.lost == set()


def test_a_question_to_another_agency_and_its_answer(tmp_path: Path) -> None:
    asked = small(
        (WHEN, 'when = { kind = "asked", person = "ana", system = "QTR", answered = true }')
    )
    with trying(asked, tmp_path) as at:
        at.play("[CLEAR]", "QTRC {ana.ssn}", "[ENTER]", "[ENTER]")
        assert "seen" in at.lost
        at.play("[CLOCK +4d]", "[CLEAR]", "PY {ana.ssn}")
        assert "seen" not in at.lost


def test_a_question_that_is_open(tmp_path: Path) -> None:
    asked = small((WHEN, 'when = { kind = "asked", person = "ana", system = "QTR" }'))
    with trying(asked, tmp_path) as at:
        at.play("[CLEAR]", "QTRC {ana.ssn}")
        assert "seen" in at.lost
        at.play("[ENTER]", "[ENTER]")
        assert "seen" not in at.lost


def test_f42_is_y_after_enu(tmp_path: Path) -> None:
    unverified = small(
        ('claim = "A"', 'claim = "A"\nverified = false'),
        (WHEN, 'when = { kind = "verified", person = "ana" }'),
    )
    with trying(unverified, tmp_path) as at:
        at.play("[CLEAR]", *ENU)
        assert "seen" in at.lost
        with at.attempt.sandbox.store.transaction() as connection:
            connection.exec_driver_sql("UPDATE ps2_person SET ssn_verified = 'Y'")
        at.play("[CLEAR]", "PY {ana.ssn}")
        assert "seen" not in at.lost
