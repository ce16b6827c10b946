"""serve: one host for the terminals of an office or a classroom."""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import ssl
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from ims_tui.command import CommandError, Parser

if TYPE_CHECKING:
    from ims_tui.doors.server import Listen, Server

PORT = 3270
ADDRESS = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>[^:\[\]\s]*)):(?P<port>[0-9]{1,5})")


def add_serve(parser: Parser) -> None:
    """Add the arguments of `serve`."""
    parser.description = (
        "Serve the screens to 3270 emulators. Without an address, listen on this machine alone. "
        "Practice stores only. SIGTERM or Ctrl-C notifies the terminals and ends the server."
    )
    parser.add_argument(
        "--tn3270",
        type=address,
        metavar="HOST:PORT",
        help=f"listen for emulators (default: 127.0.0.1:{PORT})",
    )
    parser.add_argument(
        "--tn3270s", type=address, metavar="HOST:PORT", help="listen for emulators that begin TLS"
    )
    parser.add_argument("--cert", type=Path, metavar="FILE", help="certificate chain for TLS, PEM")
    parser.add_argument("--key", type=Path, metavar="FILE", help="its key, if in another file")
    parser.add_argument(
        "--plain", action="store_true", help="let other machines connect without TLS"
    )
    parser.set_defaults(run=serve)


def address(text: str) -> tuple[str, int]:
    """Parse HOST:PORT, [IPV6]:PORT or :PORT, which is on this machine alone.

    Raises:
        argparse.ArgumentTypeError: the text has another form.
    """
    found = ADDRESS.fullmatch(text)
    if found is None or int(found["port"]) > 65_535:
        raise argparse.ArgumentTypeError(f"not an address HOST:PORT: {text}")
    return found["six"] or found["host"] or "127.0.0.1", int(found["port"])


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal ends the program.

    Raises:
        CommandError: an address or certificate cannot be used, or the store is live.
    """
    from data.store.group import GroupStore
    from ims_tui.command.store import opened, options_of_user, practice_host
    from ims_tui.doors.server import Server
    from ims_tui.places import Places, log_to
    from transactions.core.registry import transactions_by_code

    listens = _listens(options)
    tls = _tls(options.cert, options.key)
    chosen = options_of_user()
    log_to(Places.of_user().logs)
    transactions_by_code()  # imports them, which nobody should wait for later
    with opened(options) as found:
        if not found.practice:
            raise CommandError("serve opens practice stores only")
        store = GroupStore(found.engine, found.info)
        host = replace(practice_host(store, chosen), keeps_sessions=True)
        return asyncio.run(_run(Server(host, store, tls), listens))


async def _run(server: Server, listens: list[Listen]) -> int:
    try:
        bound = await server.open(listens)
    except OSError as error:
        raise CommandError(f"cannot listen: {error.strerror or error}") from None
    for host, port in bound:
        print(f"listening at {host}:{port}", flush=True)
    ended = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, ended.set)
    await ended.wait()
    await server.close()
    return 0


def _listens(options: argparse.Namespace) -> list[Listen]:
    """Return the addresses to listen at.

    Raises:
        CommandError: other machines could connect without TLS.
    """
    from ims_tui.doors.server import Listen

    places: list[Listen] = []
    if options.tn3270 or not options.tn3270s:
        host, port = options.tn3270 or ("127.0.0.1", PORT)
        if not (options.cert or options.plain or is_loopback(host)):
            raise CommandError(f"other machines can reach {host}: add --cert FILE, or --plain")
        places.append(Listen(host, port, plain=options.plain or not options.cert))
    if options.tn3270s:
        if not options.cert:
            raise CommandError("--tn3270s needs --cert FILE")
        host, port = options.tn3270s
        places.append(Listen(host, port, tls_first=True))
    return places


def is_loopback(host: str) -> bool:
    """Return True if only this machine can reach an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _tls(cert: Path | None, key: Path | None) -> ssl.SSLContext | None:
    """Return the server's side of TLS.

    Raises:
        CommandError: the certificate or its key cannot be used.
    """
    if cert is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as error:
        told = error.strerror or error
        raise CommandError(f"the certificate {cert} cannot be used: {told}") from None
    return context
