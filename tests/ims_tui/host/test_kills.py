"""A few kills; `make stress` has more."""

from __future__ import annotations

from pathlib import Path

from tests.ims_tui.host.kill_storm import KillStorm
from tests.transactions.furnished import furnished


def test_programs_killed_while_they_commit(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    furnished(url).close()
    storm = KillStorm(url)
    for _ in range(2):
        storm.kill_one()
    assert sum(storm.told.values()) == 2
