"""TLS from the first byte and by upgrade (STARTTLS), with a real emulator."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from pathlib import Path

import pytest

from data.store.store import Store
from ims_tui.doors.server import Listen
from tests.ims_tui.doors.served import LOOPBACK, served
from tests.s3270 import S3270

pytestmark = pytest.mark.debian("s3270", "openssl")


@pytest.fixture(scope="module")
def cert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate of localhost, followed by its key."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    named = ["-nodes", "-subj", "/CN=localhost", "-days", "2", "-keyout", str(key), "-out"]
    subprocess.run([*made, *named, str(cert)], check=True, capture_output=True)
    cert.write_text(cert.read_text("ascii") + key.read_text("ascii"), "ascii")
    return cert


@pytest.fixture
def context(cert: Path) -> ssl.SSLContext:
    """Server side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert)
    return context


def sign_on(address: str, *trust: str) -> tuple[str, str]:
    """Sign on, and return the answer and the state of TLS."""
    with S3270(*trust) as emulator:
        emulator.connect(address)
        emulator.type("WKR01", "Tab()")
        emulator.type("LEARN01", "Enter()")
        return "\n".join(emulator.rows()), emulator.query("Tls")


@pytest.mark.parametrize("first", [True, False])
async def test_an_emulator_signs_on_over_tls(
    first: bool, sqlite_store: Store, cert: Path, context: ssl.SSLContext
) -> None:
    listen = Listen(LOOPBACK, 0, tls_first=first)
    async with served(sqlite_store, listen=listen, tls=context) as host:
        for name, trust in ((LOOPBACK, ["-noverifycert"]), ("localhost", ["-cafile", str(cert)])):
            address = f"{'L:' if first else ''}{name}:{host.port}"
            shown, tls = await asyncio.to_thread(sign_on, address, *trust)
            verified = "unverified" if name == LOOPBACK else "verified"
            assert "SESSION STATUS" in shown and tls == f"secure host-{verified}"


async def test_who_refuses_to_upgrade_is_not_served(
    sqlite_store: Store, context: ssl.SSLContext
) -> None:
    async with served(sqlite_store, listen=Listen(LOOPBACK, 0), tls=context) as host:
        reader, writer = await asyncio.open_connection(LOOPBACK, host.port)
        assert await reader.readexactly(3) == b"\xff\xfd\x2e"
        writer.write(b"\xff\xfc\x2e")
        assert b"\xff\xfd\x28" not in await asyncio.wait_for(reader.read(), 5)
        writer.close()
