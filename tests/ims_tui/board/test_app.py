"""Board in a window."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from ims_tui.board.app import BoardApp
from ims_tui.practice.classroom.class_store import ClassStoreError
from ims_tui.practice.classroom.classes import class_of
from ims_tui.practice.classroom.orders import given_to
from tests.ims_tui.practice.classroom.class_room import AtSeat, Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Running class."""
    made = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path)
    made.start()
    yield made
    made.store.close()


async def until(app: BoardApp, wanted: str) -> str:
    """Wait until the window shows a text, and return all of its text."""
    for _ in range(200):
        strips = app.screen._compositor.render_strips()
        shown = "\n".join(strip.text for strip in strips)
        if wanted in shown:
            return shown
        await asyncio.sleep(0.05)
    raise AssertionError(shown)


async def test_the_window_shows_what_seats_do_and_gives_orders(room: Room) -> None:
    hostile: AtSeat = room.sit("[red]ROSA[/red]")
    app = BoardApp(room.store, class_of(room.store, "DX1"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(app, "01 [red]ROSA[/red]")  # a name is never markup
        hostile.enter("PY {maria.ssn}")
        hostile.seat.beat()
        await until(app, "STEP 2 OF 3")
        await pilot.press("enter")
        shown = await until(app, "READ ONLY")
        assert "LOPEZ" in shown
        await pilot.press("m", "H", "I", "enter")
        await until(app, "DONE BY 0")
        hostile.seat.beat()
        hostile.enter("PY {maria.ssn}")
        hostile.seat.beat()
        await until(app, "DONE BY 1")
        await pilot.press("escape", "q")
    assert app.return_value == 0
    assert given_to(room.store, room.practice.class_id)[-1].text == "HI"
    hostile.seat.close()


async def test_the_window_goes_on_when_the_class_store_is_away(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise ClassStoreError("the class store cannot be used")

    app = BoardApp(room.store, class_of(room.store, "DX1"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(app, "0 SEATS")
        with monkeypatch.context() as gone:
            gone.setattr(room.store, "reading", away)
            await until(app, "the class store cannot be used")
        for _ in range(100):  # no key is needed
            if "the class store cannot be used" not in await until(app, "ORDERS GO TO ALL SEATS"):
                break
            await asyncio.sleep(0.05)
        else:
            raise AssertionError(app.desk.trouble)
        await pilot.press("l")
        await until(app, "ORDERS GO TO ALL SEATS")
