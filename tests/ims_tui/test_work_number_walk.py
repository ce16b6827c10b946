"""The eleven steps of The Work Number on a practice store, with `ims-tui run` and real keys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.office.lookup import lookups
from data.store.store import Store, open_store
from ims_tui.command.main import main
from ims_tui.places import Places
from tests.ims_tui.walkthrough import on
from tests.templates import practice_store
from tests.tmux import Window

DAY = date(2026, 3, 20)
SSN = 900_30_1228
STEPS = (
    f"TWN {SSN}", "menu=1;log_in=X", "user_name=OCREV01", "password=VERIFY01",
    "purpose=WPR;cw=X;wtw=X;cf=X", "check.1=X;check.2=X", "[ENTER]", "[ENTER]", "[ENTER]",
    "[PF12]", "[PF8]", "[PF12]", "new=Y",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Practice store like that of the first start, but smaller."""
    path = tmp_path_factory.mktemp("walk") / "practice.db"
    practice_store(path, persons=20, date=DAY).close()
    return path


@pytest.fixture
def practice(made: Path, home: Path) -> Iterator[Store]:
    """Store of this test's home."""
    home.mkdir(mode=0o700)
    url = Places.of_user().practice_url()
    path = Path(url.removeprefix("sqlite:///"))
    path.write_bytes(made.read_bytes())
    path.chmod(0o600)
    store = open_store(url)
    yield store
    store.close()


def outcomes(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as connection:
        return [(row.outcome, row.purpose, row.programs) for row in lookups(connection, SSN)]


def test_with_run(practice: Store, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["run", "--user", "REV01", *STEPS])
    shown = capsys.readouterr().out
    assert status == 0
    place = 0
    for step in ("STEP 1 ", "STEP 2 ", "STEP 3 ", "STEP 4 ", "STEP 5 ", "STEP 6 ", "STEP 7 ",
                 "STEP 8 ", "STEP 9 ", "STEP 10 ", "STEP 11 "):  # fmt: skip
        place = shown.index(step, place)
    assert "IMS1029I SENT TO CWW01 AND WCM01" in shown
    assert outcomes(practice) == [
        ("LISTED", "WPR", "CW WTW CF"), ("REVIEWED", "WPR", "CW WTW CF"),
    ]  # fmt: skip
    assert len(list(home.rglob("DFS*.txt")) or list(home.rglob("TWN*.txt"))) == 2
    main(["run", "--user", "CWW01", "--last", "[PF1]"])
    assert main(["run", "--user", "REV02", STEPS[0]]) == 1
    assert "IMS1011E NO MANAGER HAS ACTIVATED YOUR ACCESS" in capsys.readouterr().out
    assert outcomes(practice)[-1][0] == "IMS1011"


@pytest.mark.parametrize(
    ("ssn", "number"),
    [
        (900_30_1236, "IMS1006E"), (900_30_1244, "IMS1007E"), (900_30_1252, "IMS1005E"),
        (900_30_1260, "IMS1004E"), (900_30_1279, "IMS1002E"), (900_30_1287, "IMS1003E"),
        (900_30_1244, "IMS1033E"), (900_30_1295, "IMS1025W"), (900_30_1201, "IMS1032I"),
        (900_30_1210, "IMS1025W"),
    ],
)  # fmt: skip
def test_the_documented_participants_are_in_the_states_that_are_promised(
    ssn: int, number: str, practice: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = (*STEPS[1:4], "purpose=WPR;cw=X") if number.startswith(("IMS1025", "IMS1032")) else ()
    main(["run", "--user", "REV01", "--last", f"TWN {ssn}", *steps])
    assert number in capsys.readouterr().out


def test_the_fault_is_switched_on_and_off(
    practice: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["practice", "fault", "TWN"]) == 0
    assert main(["practice", "fault", "twn", "on"]) == 0
    assert capsys.readouterr().out == "TWN answers\nTWN does not answer\n"
    assert main(["run", "--user", "REV01", "--last", *STEPS[:4]]) == 1
    assert "1-800-660-3399" in capsys.readouterr().out.splitlines()[-1]
    assert main(["practice", "fault", "TWN", "off"]) == 0
    assert main(["run", "--user", "REV01", "--last", *STEPS[:4]]) == 0


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """New window."""
    window = Window(tmp_path)
    yield window
    window.stop()


@pytest.mark.debian("tmux")
def test_with_real_keys(practice: Store, home: Path, window: Window) -> None:
    window.start([sys.executable, "-m", "ims_tui"], {"IMS_TUI_HOME": str(home)}, (80, 25))
    window.until(on("DFS3649A"))
    window.text("rev01")
    window.keys("Tab")
    _type(window, "learn11")
    window.until(on("DFS3650I"))
    window.keys("C-l")
    window.until(lambda shown: not shown.strip().startswith("DFS3650I"))
    _type(window, f"twn {SSN}")
    window.until(on("TWN", "STEP 1", "STEP 2", "OKAFOR"))
    window.text("1")
    _type(window, "x")
    window.until(on("TWN", "STEP 3"))
    _type(window, "ocrev01")
    window.until(on("TWN", "STEP 4"))
    _type(window, "verify01")
    shown = window.until(on("TWN", "STEP 5", "STEP 6", "STEP 7", "STEP 8"))
    assert "900301228" in shown
    window.keys("Tab", "Tab")
    window.text("wpr")
    window.keys("Tab")
    _type(window, "x")
    window.until(on("TWN", "STEP 9", "BOLSA CHICA HOME CARE", "ORANGE GROVE EVENTS"))
    window.text("x")
    _type(window, "x")
    window.until(on("TWN", "STEP 10", "1 OF 2", "ORANGE GROVE EVENTS"))
    window.keys("Enter")
    window.until(on("TWN", "STEP 10", "2 OF 2", "BOLSA CHICA HOME CARE"))
    window.keys("Enter")
    window.until(on("TWN", "STEP 10", "HOURS OF PARTICIPATION BY MONTH"))
    window.keys("Enter")
    window.until(on("TWN", "STEP 11", "PAGE 1 OF 3"))
    window.keys("F12")
    window.until(on("TWN", "IMS0007I"))
    window.keys("F8")
    window.until(on("TWN", "PAGE 2 OF 3"))
    _type(window, "n")
    window.until(lambda shown: "IMS1030I" in shown)
    assert outcomes(practice) == [("LISTED", "WPR", "CW"), ("REVIEWED", "WPR", "CW")]


def _type(window: Window, text: str) -> None:
    """Type a text and press Enter."""
    window.text(text)
    window.keys("Enter")
