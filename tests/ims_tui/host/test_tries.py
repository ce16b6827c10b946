"""Three wrong passwords make a user id wait; another id is not affected."""

from __future__ import annotations

from datetime import timedelta

from data.store.store import Store
from ims_tui.host.tries import MOST, WAIT, Tries
from tests.ims_tui.host.door import Door
from tests.transactions.office import CLOCK

NOW = CLOCK.now()


def test_the_third_wrong_password_makes_the_id_wait() -> None:
    tries = Tries()
    for _ in range(MOST - 1):
        tries.wrong("WKR01", NOW)
    assert tries.wait("WKR01", NOW) == 0
    tries.wrong("WKR01", NOW)
    assert tries.wait("WKR01", NOW) == WAIT.total_seconds()
    assert tries.wait("WKR01", NOW - timedelta(days=9)) == WAIT.total_seconds()
    assert tries.wait("WKR02", NOW) == 0
    assert tries.wait("WKR01", NOW + WAIT) == 0
    tries.wrong("WKR01", NOW + WAIT)
    assert tries.wait("WKR01", NOW + WAIT) > 0, "one more makes it wait again"
    tries.right("WKR01")
    assert tries.wait("WKR01", NOW + WAIT) == 0


def test_even_the_right_password_waits(sqlite_store: Store) -> None:
    door = Door(sqlite_store)
    for _ in range(MOST):
        assert "RC=08" in door.fill(user_id="WKR01", password="WRONG")
    said = door.fill(user_id="WKR01", password="LEARN01")
    assert said == "IMS0040E TOO MANY WRONG PASSWORDS FOR WKR01: WAIT 30 SECONDS"
    door.fill(user_id="WKR02", password="LEARN01")
    assert door.session.user_id == "WKR02"
