"""db: making, finding and upgrading stores, and files that fit them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ims_tui.command import CommandError, Parser, iso_day, number
from ims_tui.command.store import DEFAULT_PERSONS, DEFAULT_SEED, make_practice_store, opened
from ims_tui.places import Places, store_url

CORRECTIONS = 0.02
"""Portion of the sample records with news for a store that has had the files of other days."""


def add_db(parser: Parser) -> None:
    """Add the actions of `db`."""
    actions = parser.add_actions()
    for name, run, text in (
        ("init", init, "make a practice store; an existing one is never touched"),
        ("reset", reset, "make the practice store anew, discarding what is in it"),
    ):
        action = actions.add_parser(name, help=text)
        persons = number("a number", 10, 10_000_000)
        action.add_argument(
            "--persons",
            type=persons,
            default=DEFAULT_PERSONS,
            metavar="N",
            help=f"persons in the store (default: {DEFAULT_PERSONS})",
        )
        _add_seed_and_date(action)
        action.set_defaults(run=run)
    where = actions.add_parser("where", help="print the store's URL")
    where.set_defaults(run=print_url)
    text = "bring an older store to this version; a file is copied first"
    actions.add_parser("upgrade", help=text, module="upgrade", adds="add_upgrade")
    samples = actions.add_parser("sample-files", help="write exchange files that fit the store")
    samples.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="default: the current folder"
    )
    _add_seed_and_date(samples)
    samples.set_defaults(run=sample_files)


def _add_seed_and_date(parser: Parser) -> None:
    parser.add_argument(
        "--seed",
        type=int,
        default=DEFAULT_SEED,
        metavar="S",
        help="the same seed and date make the same people (default: 1)",
    )
    parser.add_argument(
        "--date", type=iso_day, metavar="YYYY-MM-DD", help="the day of the data (default: today)"
    )


def init(options: argparse.Namespace) -> int:
    """Make a practice store where none is."""
    return _make(options, "")


def reset(options: argparse.Namespace) -> int:
    """Replace the practice store with a new one. A live store is refused."""
    from data.schema import remove_practice_store
    from data.store.store import exists

    url = store_url(options.db, Places.of_user())
    if exists(url):
        remove_practice_store(url)
    return _make(options, " made anew")


def _make(options: argparse.Namespace, how: str) -> int:
    from sqlalchemy.engine import make_url

    from data.store.engine import shown_url

    url = store_url(options.db, Places.of_user())
    make_practice_store(url, options.persons, options.seed, options.date)
    print(f"practice store of {options.persons:,} persons{how}: {shown_url(make_url(url))}")
    return 0


def print_url(options: argparse.Namespace) -> int:
    """Print the store's URL, without a password."""
    from data.store.engine import checked_url, shown_url

    try:
        url = checked_url(store_url(options.db, Places.of_user()))
    except ValueError as error:
        raise CommandError(f"the address of the store is {error}") from None
    sys.stdout.write(shown_url(url) + "\n")
    return 0


def sample_files(options: argparse.Namespace) -> int:
    """Write one file for each system, fitting the store's persons."""
    from data.practice.files import write_sample_files
    from data.practice.responders import write_answer_files
    from data.store.clock import moved_to

    folder = Path(options.folder)
    with opened(options) as store:
        clock = moved_to(store.clock, options.date)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            paths = write_sample_files(store, folder, options.seed, clock, corrections=CORRECTIONS)
            paths += write_answer_files(store, folder, clock)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({type(error).__name__})") from None
    print("\n".join(str(path) for path in paths))
    return 0
