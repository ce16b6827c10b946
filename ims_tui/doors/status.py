"""Status of a running server, asked for through a socket in the user's data folder."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
from pathlib import Path
from time import monotonic
from typing import Any

from data.store.files import make_private_folder
from ims_tui.doors.server import Server

Status = dict[str, Any]
ASK_SECONDS = 5.0


def status_of(server: Server) -> Status:
    """Return who is at which terminal, and how fast the answers are."""
    now = monotonic()
    recent = sorted(server.recent)
    return {
        "pid": os.getpid(),
        "doors": [f"{host}:{port}" for host, port in server.bound],
        "seconds": round(now - server.since),
        "inputs": server.inputs,
        "answer_seconds": round(server.answer_seconds, 6),
        "answer_p50": round(statistics.median(recent), 6) if recent else 0.0,
        "answer_p99": round(recent[int(len(recent) * 0.99)], 6) if recent else 0.0,
        "terminals": [
            {
                "terminal": line.name,
                "user": line.user_id,
                "door": line.kind,
                "device": line.device,
                "transaction": line.transaction,
                "inputs": line.inputs,
                "answer_seconds": round(line.seconds, 6),
                "idle_seconds": round(now - line.last_input),
                "connected_seconds": round(now - line.since),
            }
            for line in server.lines
        ],
    }


async def open_status(server: Server, folder: Path) -> asyncio.AbstractServer:
    """Answer each connection to the socket of this process with the status.

    Raises:
        OSError: the socket cannot be made.
    """

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(json.dumps(status_of(server)).encode())
        writer.close()

    make_private_folder(folder)
    path = folder / f"{os.getpid()}.sock"
    path.unlink(missing_ok=True)
    return await asyncio.start_unix_server(answer, path)


def close_status(folder: Path) -> None:
    """Remove the socket of this process."""
    (folder / f"{os.getpid()}.sock").unlink(missing_ok=True)


def ask(folder: Path) -> list[Status]:
    """Return the status of each server that runs; the socket of one that was killed is removed."""
    found: list[Status] = []
    for path in sorted(folder.glob("*.sock")):
        try:
            found.append(json.loads(_read(path)))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
        except (OSError, ValueError):
            continue
    return found


def _read(path: Path) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(ASK_SECONDS)
        asking.connect(str(path))
        parts: list[bytes] = []
        while part := asking.recv(65_536):
            parts.append(part)
    return b"".join(parts)
