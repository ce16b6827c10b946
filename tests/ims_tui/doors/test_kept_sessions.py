"""A user who signs on again after a restart finds the screen and the conversation."""

from __future__ import annotations

import zlib

import pytest
from sqlalchemy import select

from benchmarks.emulator import words
from data.office.kept_session import KeptSession
from data.store.store import Store
from ims_tui.host import kept
from screens.message import Aid
from tests.ims_tui.doors.served import served


def states(store: Store) -> dict[str, bytes]:
    with store.reading() as connection:
        found = connection.execute(select(KeptSession.terminal, KeptSession.state))
        return {row.terminal: zlib.decompress(row.state) for row in found}


async def test_the_screen_and_the_conversation_are_back(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        worker = await host.worker()
        await worker.whole("PY 900000001")
        assert "DXD" in words(await worker.type("DXD C000001"))
    async with served(sqlite_store) as host:
        await host.emulator()
        again = await host.emulator()
        shown = words(await again.sign_on("WKR01", "LEARN01"))
        assert "IMS0041I YOUR SESSION OF" in shown and "DXD" in shown
        assert "900-00-0001" in words(await again.enter({}, Aid.PF3)), "the way back is kept too"
        assert list(states(sqlite_store)) == [again.name]


async def test_a_lost_connection_is_found_again_and_a_sign_off_is_not(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        worker, other = await host.worker(), await host.worker()
        await worker.whole("PY 900000001")
        await worker.close()
        while len(host.server.host.in_use) > 1:
            await host.turn()
        again = await host.emulator()
        assert "IMS0041I" in words(await again.sign_on("WKR01", "LEARN01"))
        assert "SIGN" in words(await again.whole("/SIGN OFF"))
        assert "IMS0041I" not in words(await again.sign_on("WKR01", "LEARN01"))
        assert set(states(sqlite_store)) == {other.name, again.name}


async def test_another_version_is_not_read_and_that_is_said(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(sqlite_store) as host:
        await (await host.worker()).whole("PY 900000001")
    monkeypatch.setattr(kept, "version", lambda: "another")
    async with served(sqlite_store) as host:
        shown = words(await (await host.emulator()).sign_on("WKR01", "LEARN01"))
        assert "IMS0042W" in shown and "SESSION STATUS" in shown


async def test_nothing_secret_is_kept(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        worker, special = await host.worker(), await host.worker("FTI01")
        await worker.type("DXD C000001")
        await worker.type("DXD C000001")
        for text in ("IEV 900000007", "PY 900000007"):
            assert "FEDERAL TAX" in words(await special.whole(text))
            assert b"FEDERAL TAX" not in states(sqlite_store)[special.name]
        assert all(b"LEARN" not in each for each in states(sqlite_store).values())
