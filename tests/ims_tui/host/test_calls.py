"""An input stays cheap. It is counted in function calls, which do not depend on the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.measure import project_calls
from benchmarks.py_lookup import DOCUMENTED, MOST_CALLS, WARM, py_asker
from data.store.store import open_store
from tests.templates import practice_store
from tests.transactions.okdhs.test_py_walk import DAY

FIRST_ENTER = """
import sys, time
from pathlib import Path
from data.store.store import open_store
from ims_tui.host.door import IDLE_SECONDS, OpenHost
from ims_tui.host.host import Host
from screens.message import Aid, InputMessage
from tests.templates import practice_store

store = open_store(sys.argv[1])
host = OpenHost(Host(store, store.clock, Path("prints")))
session = host.session("A")
session.connect()
time.sleep(IDLE_SECONDS)
while not hasattr(sys.modules.get("transactions.work_number.twnx"), "twnx"):
    time.sleep(0.05)
before = set(sys.modules)
session.sign_on_as("WKR01")
session.receive(InputMessage(Aid.ENTER, 1767, ((1766, "PY 900123456"),)))
assert session.state.frame.show.format == "PY", session.said
own = ("data", "ims_tui", "screens", "transactions")
print(sorted(name for name in set(sys.modules) - before if name.partition(".")[0] in own))
host.close()
"""


@pytest.fixture(scope="module")
def practice_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Small practice store."""
    path = tmp_path_factory.mktemp("calls") / "practice.db"
    practice_store(path, persons=20, date=DAY).close()
    return f"sqlite:///{path}"


def test_a_warm_py_runs_at_most_so_many_functions(practice_url: str) -> None:
    store = open_store(practice_url)
    ask = py_asker(store, [DOCUMENTED])
    for number in range(WARM):
        ask(number)
    assert project_calls(ask, 0, 5) <= MOST_CALLS
    store.close()


def test_the_first_enter_imports_nothing(practice_url: str) -> None:
    command = [sys.executable, "-c", FIRST_ENTER, practice_url]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "[]\n", done.stdout + done.stderr
