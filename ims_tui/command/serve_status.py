"""serve --status: who is at which terminal of the servers that run."""

from __future__ import annotations

import argparse
import json
import sys
import time

from rich.console import Console
from rich.live import Live
from rich.table import Table

from ims_tui.command import CommandError
from ims_tui.doors.status import Status, ask
from ims_tui.places import Places

WATCH_SECONDS = 1.0


def print_status(options: argparse.Namespace) -> int:
    """Print the status, or with --watch show it until Ctrl-C.

    Raises:
        CommandError: no server runs, or prometheus-client is not installed.
    """
    folder = Places.of_user().serving
    servers = ask(folder)
    if options.json:
        json.dump(servers, sys.stdout, indent=2)
        sys.stdout.write("\n")
    elif options.prometheus:
        sys.stdout.write(_metrics(servers))
    elif not servers:
        raise CommandError("no server runs")
    elif options.watch:
        _watch()
    else:
        Console(highlight=False).print(table(servers))
    return 0


def table(servers: list[Status]) -> Table:
    """Return a line for each terminal, with the servers in the title."""
    titles = [
        f"{', '.join(each['doors'])}: {len(each['terminals'])} terminals, {each['inputs']} inputs, "
        f"answer {each['answer_p50'] * 1000:.1f} ms, p99 {each['answer_p99'] * 1000:.1f} ms"
        for each in servers
    ]
    made = Table(title="\n".join(titles), title_justify="left", title_style="", box=None)
    for name in ("terminal", "user", "door", "last"):
        made.add_column(name)
    for name in ("inputs", "answer ms", "idle s"):
        made.add_column(name, justify="right")
    for each in servers:
        for line in each["terminals"]:
            made.add_row(
                line["terminal"],
                line["user"] or "-",
                line["door"],
                line["transaction"] or "-",
                str(line["inputs"]),
                f"{line['answer_seconds'] * 1000:.1f}",
                str(line["idle_seconds"]),
            )
    return made


def _watch() -> None:
    folder = Places.of_user().serving
    try:
        with Live(table(ask(folder)), auto_refresh=False) as live:
            while True:
                time.sleep(WATCH_SECONDS)
                live.update(table(ask(folder)), refresh=True)
    except KeyboardInterrupt:
        return


def _metrics(servers: list[Status]) -> str:
    try:
        from ims_tui.doors.metrics import metrics
    except ImportError:
        told = "--prometheus needs prometheus-client: pip install 'ims-tui[serve]'"
        raise CommandError(told) from None
    return metrics(servers)
