"""serve: one host for the terminals of an office or a classroom."""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import ssl
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ims_tui.command import WRONG_USAGE, CommandError, Parser
from ims_tui.doors.address import is_loopback
from ims_tui.places import Places, error_reference, log_to

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
    parser.add_argument(
        "--names",
        type=name_prefix,
        default="TN",
        metavar="AA",
        help="first two letters of terminal names (default: TN); each process needs its own",
    )
    parser.add_argument(
        "--reuse-port", action="store_true", help="share the port with other processes (PostgreSQL)"
    )
    text = "show who is at which terminal of the servers that run"
    parser.add_argument("--status", action="store_true", help=text)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the status as JSON")
    form.add_argument("--prometheus", action="store_true", help="the status as Prometheus text")
    form.add_argument("--watch", action="store_true", help="the status, renewed until Ctrl-C")
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


def name_prefix(text: str) -> str:
    """Parse the two letters that begin terminal names.

    Raises:
        argparse.ArgumentTypeError: the text has another form.
    """
    if not re.fullmatch("[A-Za-z]{2}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"not two letters: {text}")
    return text.upper()


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal ends the program.

    Raises:
        CommandError: an address or certificate cannot be used, or the store is live.
    """
    if options.status:
        from ims_tui.command.serve_status import print_status

        return print_status(options)
    if options.json or options.prometheus or options.watch:
        raise CommandError("--json, --prometheus and --watch go with --status", WRONG_USAGE)
    from data.store.group import GroupStore
    from ims_tui.command.store import opened, options_of_user, practice_host
    from ims_tui.doors.server import Server
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
        if options.reuse_port and store.embedded:
            raise CommandError("--reuse-port needs a store on PostgreSQL")
        server = Server(host, store, tls, prefix=options.names)
        return asyncio.run(_run(server, listens, options.reuse_port))


async def _run(server: Server, listens: list[Listen], again: bool) -> int:
    from ims_tui.doors.status import close_status, open_status

    folder = Places.of_user().serving
    try:
        bound = await server.open(listens, again)
    except OSError as error:
        raise CommandError(f"cannot listen: {error.strerror or error}") from None
    for host, port in bound:
        print(f"listening at {host}:{port}", flush=True)
    try:
        status = await open_status(server, folder)
    except OSError as error:
        error_reference(error)  # the terminals matter more
        status = None
    ended = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, ended.set)
    await ended.wait()
    await server.close()
    if status is not None:
        status.close()
        close_status(folder)
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
