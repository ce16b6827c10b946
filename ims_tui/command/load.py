"""load and post: load exchange files and post discrepancies with the cases."""

from __future__ import annotations

import argparse
from pathlib import Path

from ims_tui.command import Parser
from ims_tui.command.store import opened, progress_bar
from ims_tui.places import Places


def add_load(parser: Parser) -> None:
    """Add the arguments of `load`."""
    parser.add_argument(
        "system", type=str.upper, metavar="SYSTEM", help="system code: SDX, BEN, OWG ..."
    )
    parser.add_argument("file", metavar="FILE", help="the exchange file")
    parser.add_argument("--no-post", action="store_true", help="do not post discrepancies")
    parser.set_defaults(run=load)


def add_post(parser: Parser) -> None:
    """Add the arguments of `post`: none."""
    parser.set_defaults(run=post)


def load(options: argparse.Namespace) -> int:
    """Load an exchange file or a file of answers, and print the counts."""
    from data.exchange.load import load_file
    from data.systems.registry import question_systems
    from ims_tui.command.requests import receive
    from ims_tui.settings import read_settings

    asked = question_systems().get(options.system)
    if asked is not None and asked.answers is not None:
        return receive(options)
    path = Path(options.file)
    with opened(options) as store, progress_bar(f"Loading {path.name}") as progress:
        result = load_file(
            store,
            options.system,
            path,
            store.clock,
            post=not options.no_post,
            tolerances=read_settings(Places.of_user().settings).tolerance,
            progress=lambda _step, done, total: progress(done, total),
        )
    print("\n".join(result.lines()))
    return 0


def post(options: argparse.Namespace) -> int:
    """Grade all records, compare the current ones with the cases and post the discrepancies."""
    from data.exchange.all_grades import regrade_all
    from data.exchange.post import post_discrepancies
    from ims_tui.settings import read_settings

    tolerances = read_settings(Places.of_user().settings).tolerance
    with opened(options) as store:
        regrade_all(store)
        result = post_discrepancies(store, store.clock, tolerances=tolerances)
    print("\n".join(result.lines()))
    return 0
