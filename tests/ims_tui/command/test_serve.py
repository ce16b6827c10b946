"""`ims-tui serve`: a real emulator signs on, and a signal ends the server."""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ims_tui.command import CommandError, Parser
from ims_tui.command.serve import add_serve, address, serve
from ims_tui.doors.address import is_loopback
from tests.s3270 import S3270


@pytest.mark.debian("s3270")
def test_a_real_emulator_signs_on(furnished_file: Path, home: Path, tmp_path: Path) -> None:
    path = shutil.copy(furnished_file, tmp_path / "office.db")
    program = [sys.executable, "-m", "ims_tui", "--db", str(path)]
    server = subprocess.Popen(
        [*program, "serve", "--tn3270", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        where = server.stdout.readline().split()[-1]
        with S3270(where) as emulator:
            emulator.run("Wait(5,Unlock)")
            assert "NODE NAME: TN0001" in "\n".join(emulator.rows())
            emulator.type("WKR01", "Tab()")
            emulator.type("LEARN01", "Enter()")
            emulator.type("PY 900000001", "Enter()")
            assert "LOPEZ, MARIA" in "\n".join(emulator.rows())
            status, metrics = (_status(program, form) for form in ("--json", "--prometheus"))
            (line,) = json.loads(status)[0]["terminals"]
            shown = {"terminal": "TN0001", "user": "WKR01", "transaction": "PY"}
            assert line | shown == line
            assert 'door="tn3270e",pid=' in metrics and "WKR01" not in metrics
            server.send_signal(signal.SIGTERM)
            assert server.wait(10) == 0
            assert "THE SERVER ENDS" in "\n".join(emulator.rows())
    finally:
        server.kill()
        server.communicate()


def _status(program: list[str], form: str) -> str:
    asking = [*program, "serve", "--status", form]
    return subprocess.run(asking, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("127.0.0.1:3270", ("127.0.0.1", 3270)),
        (":23", ("127.0.0.1", 23)),
        ("office.example:992", ("office.example", 992)),
        ("[::1]:3270", ("::1", 3270)),
    ],
)
def test_addresses(text: str, found: tuple[str, int]) -> None:
    assert address(text) == found


@pytest.mark.parametrize("text", ["3270", "here", "a:b", "::1:3270", "a b:1", "host:65536", "h:-1"])
def test_no_addresses(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        address(text)


def test_only_this_machine_reaches_loopback() -> None:
    reached = ["127.0.0.1", "127.9.9.9", "::1", "localhost", "0.0.0.0", "::", "10.0.0.1", "office"]
    assert [is_loopback(each) for each in reached] == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tn3270": ("0.0.0.0", 0)}, "add --cert FILE, or --plain"),
        ({"tn3270s": ("127.0.0.1", 0)}, "--tn3270s needs --cert FILE"),
        ({"cert": Path("no.pem")}, "the certificate no.pem cannot be used: No such file"),
    ],
)
def test_without_tls_nobody_else_is_let_in(given: dict[str, object], said: str) -> None:
    parser = Parser()
    add_serve(parser)
    none = vars(parser.parse_args([]))
    with pytest.raises(CommandError, match=said):
        serve(argparse.Namespace(**none | given))
