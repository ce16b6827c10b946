"""Many terminals at one host: names, limits, groups, and the end."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import OperationalError

from benchmarks.emulator import ClosedError, words
from data.audit.event import AuditEvent
from data.office.terminal import Terminal
from data.store.store import Store
from ims_tui.doors import server as server_module
from ims_tui.doors.limits import Limits
from screens.message import Aid
from tests.ims_tui.doors.served import LOOPBACK, served


def events(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as connection:
        found = connection.execute(
            select(AuditEvent.terminal, AuditEvent.transaction, AuditEvent.outcome).order_by(
                AuditEvent.event_id
            )
        )
        return [(row.terminal, row.transaction, row.outcome) for row in found]


async def test_a_worker_signs_on_and_reads(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        emulator = await host.worker()
        assert emulator.name == "TN0001"
        assert "INDEX OF DATA EXCHANGE" in words(await emulator.whole("PY 900000001"))
        assert ("TN0001", "PY", "SHOWN") in events(sqlite_store)
        await emulator.close()
        while host.server.lines or not host.server.work.idle:
            await asyncio.sleep(0.01)
        assert events(sqlite_store)[-1] == ("TN0001", "/SIGN", "IMS0013")


async def test_every_engine_serves_and_keeps_sessions(store: Store) -> None:
    async with served(store) as host:
        workers = [await host.worker() for _ in range(3)]
        answers = await asyncio.gather(*(each.whole("PY 900000001") for each in workers))
        assert all("900-00-0001" in words(each) for each in answers)
    async with served(store) as host:
        again = await host.emulator()
        assert "IMS0041I" in words(await again.sign_on("WKR01", "LEARN01"))
    kept = [event for event in events(store) if event[1:] == ("PY", "SHOWN")]
    assert len(kept) == 3


async def test_many_at_once_share_a_commit_and_none_gets_another_ones_screen(
    sqlite_store: Store,
) -> None:
    async with served(sqlite_store) as host:
        emulators = [await host.emulator() for _ in range(20)]
        await asyncio.gather(*(each.sign_on("WKR01", "LEARN01") for each in emulators))
        for turn in range(3):
            ssns = [900_000_001 + (number + turn) % 3 for number in range(20)]
            asked = zip(emulators, ssns, strict=True)
            answers = await asyncio.gather(*(each.whole(f"PY {ssn}") for each, ssn in asked))
            for ssn, answer in zip(ssns, answers, strict=True):
                assert f"900-00-000{ssn % 10}" in words(answer)
        kept = [event for event in events(sqlite_store) if event[1] == "PY"]
        assert len(kept) == 60
        assert {terminal for terminal, *_ in kept} == {each.name for each in emulators}


async def test_names_are_unique_while_in_use(sqlite_store: Store) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(insert(Terminal).values(name="FRONT01", machine=""))
        connection.execute(insert(Terminal).values(name="FRONT02", machine="m" * 32))
    async with served(sqlite_store) as host:
        assert (await host.emulator("front01")).name == "FRONT01"
        assert (await host.emulator("TN0001")).name == "TN0001"
        assert (await host.emulator()).name == "TN0002"
        for name, reason in (("FRONT01", 1), ("FRONT02", 1), ("NOBODY", 3), ("TN0000", 3)):
            with pytest.raises(ClosedError, match=f"refused: {reason}"):
                await host.emulator(name)


async def test_a_lost_commit_is_told_and_changes_nothing(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(sqlite_store) as host:
        emulator = await host.worker()
        await emulator.whole("PY 900000001")
        before = events(sqlite_store)

        def lost(*_: object) -> None:
            raise OperationalError("COMMIT", None, Exception("disk full"))

        with monkeypatch.context() as patched:
            patched.setattr(sqlite_store.engine.dialect, "do_commit", lost)
            assert "IMS0016" in words(await emulator.whole("PY 900000002"))
        assert events(sqlite_store) == before
        assert "900-00-0002" in words(await emulator.whole("PY 900000002"))


async def test_another_program_that_writes_stops_no_one_for_good(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        emulator = await host.worker()
        with sqlite_store.transaction() as connection:
            connection.execute(select(func.count()).select_from(Terminal))
            waiting = asyncio.create_task(emulator.whole("PY 900000001"))
            other = await host.emulator()
            await asyncio.sleep(0.05)
            assert not waiting.done()
        assert "900-00-0001" in words(await waiting)
        await other.close()


async def test_a_client_that_reads_nothing_delays_no_one(sqlite_store: Store) -> None:
    async with served(sqlite_store, Limits(unread_bytes=4_096)) as host:
        deaf, worker = await host.worker(), await host.worker("WKR02")
        for _ in range(400):
            deaf.send({}, Aid.CLEAR)
            deaf.send({0: "M"})
        assert "900-00-0001" in words(await worker.whole("PY 900000001"))


async def test_who_sends_too_much_before_the_sign_on_is_cut_off(sqlite_store: Store) -> None:
    async with served(sqlite_store, Limits(unsigned_bytes=500)) as host:
        emulator = await host.emulator()
        with pytest.raises(ClosedError):
            for _ in range(100):
                await emulator.enter({1766: "X" * 70})


async def test_a_client_that_does_not_negotiate_is_cut_off(sqlite_store: Store) -> None:
    async with served(sqlite_store, Limits(negotiation=0.05)) as host:
        reader, writer = await asyncio.open_connection(LOOPBACK, host.port)
        await asyncio.wait_for(reader.read(), 2)
        writer.close()
        assert not host.server.lines


async def test_idle_terminals_are_told_and_cut_off(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "SWEEP_SECONDS", 0.02)
    async with served(sqlite_store) as host:
        worker, nobody = await host.worker(), await host.emulator()
        for line in host.server.lines:
            line.last_input -= Limits().unsigned_idle
        assert "IDLE" in words(await asyncio.wait_for(nobody.record(), 2))
        assert "900-00-0001" in words(await worker.whole("PY 900000001"))


async def test_who_has_not_signed_on_makes_room(sqlite_store: Store) -> None:
    async with served(sqlite_store, Limits(lines=2)) as host:
        worker = await host.worker()
        await host.emulator()
        with pytest.raises((ClosedError, ConnectionError)):
            await host.emulator()
        assert "900-00-0001" in words(await worker.whole("PY 900000001"))


async def test_the_end_finishes_the_work_and_tells_the_terminals(sqlite_store: Store) -> None:
    async with served(sqlite_store) as host:
        worker, nobody = await host.worker(), await host.emulator()
        worker.send({1766: "PY 900000001"})
        await asyncio.sleep(0)
        await host.server.close()
        assert "THE SERVER ENDS" in words(await nobody.record())
        told = [words(await worker.record())]
        while "THE SERVER ENDS" not in told[-1]:
            told.append(words(await worker.record()))
    assert events(sqlite_store)[-1][1:] == ("/SIGN", "IMS0013")
