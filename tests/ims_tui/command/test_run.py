"""`ims-tui run`: inputs and exit status."""

from __future__ import annotations

import json

import pytest

from ims_tui.command.main import main
from tests.ims_tui.command.running import Run

pytestmark = pytest.mark.usefixtures("as_found")

DXD_HAS = "it has worker_ssn, system, reason, message, transaction"


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (["py 900000001"], "PY"),
        (["[CLEAR]"], ""),
        (["[clear]", "PY 900000001"], "PY"),
        (["PY 900000001", "[PF1]"], "EXPLAIN"),
        (["PY 900000001", "[PF1]", "[Enter]"], "PY"),
        (["PY 900000001", "[PA2]"], "PY"),
        (["PY 900000001", "@15 SDX"], "SDX"),
        (["PY 900000001", "@4 g3"], "G3"),
        (["FCN C000001", 'text="A note; not two"'], "FCN"),
        (["G1DX", "=1"], "G1DX"),
        (["PY 900000001", "DXL"], "DXL"),
        (["M", "M PY=1"], "M"),
    ],
)
def test_every_form_of_an_input(inputs: list[str], code: str, run: Run) -> None:
    screens = json.loads(run("--json", *inputs)[1])
    assert [type(screen) for screen in screens] == [dict] * len(inputs)
    assert screens[-1]["code"] == code


def test_values_with_every_character(run: Run) -> None:
    status, out, _ = run("FCN C000001", 'text="a; b=c \\"d\\" \\\\ e"')
    assert status == 0 and 'a; b=c "d" \\ e' in out


def test_several_fields_at_once(run: Run) -> None:
    status, out, _ = run(
        "FCN C000001",
        "text=SEEN",
        "DXD C000001",
        'worker_ssn="987654320"; system=sdx;reason=c;',
        "confirm=Y",
        "DXL 900000001",
    )
    assert status == 0
    assert "IMS0311I SDX MESSAGE ON C000001 CLEARED, REASON C" in out
    assert "03/10/2026 03/20/2026 SDX" in out


def test_a_field_that_holds_something_is_typed_over_whole(run: Run) -> None:
    status, out, _ = run("G1DX", "@6 DXD", "system=OW", "[ENTER]")
    assert status == 1 and "SYSTEM TYPE       OW\n" in out


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        (["PY 900000001"], 0),
        (["PY 900000001", "[ENTER]"], 0),
        (["PY 900000001", "[PF5]"], 0),
        (["DXL 900000003"], 0),
        (["DXD C000001", "DXL 900000001"], 0),
        (["ZZZ"], 1),
        (["ZZZ", "PY 900000001"], 1),
        (["PY 12"], 1),
        (["PY 000000000"], 1),
        (["=2"], 1),
        (["/FOR NOSUCH"], 1),
        (["DXD C000001", "reason=C"], 1),
    ],
)
def test_exit_status_tells_whether_anything_was_refused(
    inputs: list[str], status: int, run: Run
) -> None:
    assert run(*inputs)[0] == status


@pytest.mark.parametrize(
    ("inputs", "complaint"),
    [
        (["[PF25]"], "there is no key [PF25]"),
        (["[NOSUCH]"], "there is no key [NOSUCH]"),
        (["PY 900000001", "@3 SDX"], "row 3 of PY has no line"),
        (["PY 900000001", "@99 SDX"], "row 99 of PY has no line"),
        (["[CLEAR]", "@4 SDX"], "row 4 of the blank screen has no line"),
        (["PY 900000001", "@6 SDX"], "the field select.3 is protected now"),
        (["PY 900000001", "@4 TOOLONG"], "the field select.1 has room for 6 characters"),
        (["DXD C000001", "confirm=Y"], "the field confirm is protected now"),
        (["DXD C000001", "case=C"], "the field case is protected now"),
        (["DXD C000001", "reason=CC"], "the field reason has room for 1 characters"),
        (["DXD C000001", "reason=C;nosuch=1"], f"DXD has no field nosuch; {DXD_HAS}"),
        (["DXD C000001", "reasn=C"], f"DXD has no field reasn; {DXD_HAS}"),
        (["[CLEAR]", "reason=C"], "the blank screen has no field reason"),
        (["DXD C000001", "reason=C;;"], "name=value expected at: ;"),
        (["DXD C000001", "reason=C;junk"], "name=value expected at: junk"),
        (["M " + "X" * 80], "the field transaction has room for 73 characters"),
        (["/RCL", "PY 900000001"], "the host has ended the connection"),
    ],
)
def test_what_cannot_be_typed_is_wrong_usage(inputs: list[str], complaint: str, run: Run) -> None:
    status, out, err = run(*inputs)
    assert (status, err) == (2, f"ims-tui: {complaint}\n")
    assert out.count("\n") == 24 * (len(inputs) - 1), "what came before is printed"


def test_without_an_input(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run"])
    assert ended.value.code == 2 and "INPUT" in capsys.readouterr().err
