"""Messages about an argument contain no control characters of it."""

from __future__ import annotations

import pytest

from data.store.store import Store
from ims_tui.command.main import main

EVIL = "x\x1b]0;OWNED\x07\u202e\x9b2J"
COMMANDS = [
    ["practice", "replay", EVIL],
    ["practice", "reset", EVIL],
    ["practice", "card", EVIL],
    ["practice", "start", EVIL],
    ["practice", "class", "new", EVIL],
    ["practice", "join", EVIL],
    ["practice", "report", EVIL],
    ["practice", "clock", EVIL],
    ["run", "--user", EVIL, "PY"],
    ["run", f"[{EVIL}]"],
    ["load", "SDX", EVIL],
    ["load", EVIL, EVIL],
    ["requests", "receive", EVIL],
    ["db", "sample-files", f"/proc/{EVIL}"],
    [EVIL],
    ["run", "PY", f"--{EVIL}"],
    ["run", "--date", EVIL, "PY"],
    ["db", "init", "--persons", EVIL],
    ["practice", "card", "first-py", "--seat", EVIL],
    ["practice", "class", "new", "--day", EVIL],
    ["--db", EVIL, "run", "PY"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=range(len(COMMANDS)))
def test_an_argument_controls_no_terminal(
    arguments: list[str], sqlite_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    url = sqlite_store.engine.url.render_as_string(hide_password=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IMS_TUI_DATABASE_URL", url)
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
    said = capsys.readouterr()
    assert status
    for line in (said.out + said.err).split("\n"):
        assert line.isprintable()
