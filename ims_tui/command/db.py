"""db: make, find and upgrade stores, and write sample files for them."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from data.store.safe import safe_text
from ims_tui.command import CommandError, Parser, iso_day, number
from ims_tui.command.store import DEFAULT_PERSONS, DEFAULT_SEED, make_practice_store, opened
from ims_tui.places import Places, store_url

CORRECTIONS = 0.02
"""Fraction of the sample records that correct earlier ones, as in real files."""

FIRST_SEED, TODAY = f"default: {DEFAULT_SEED}", "default: today"


def add_db(parser: Parser) -> None:
    """Add the actions of `db`."""
    actions = parser.add_actions()
    text = "make a practice store; never changes an existing one"
    made = actions.add_parser("init", help=text)
    _add_making(made, f"default: {DEFAULT_PERSONS}", FIRST_SEED, TODAY)
    made.set_defaults(run=init)
    text = "replace the practice store with a new one; its data are lost"
    replaced = actions.add_parser("reset", help=text)
    _add_making(replaced, *["default: that of the store"] * 3)
    replaced.set_defaults(run=reset)
    where = actions.add_parser("where", help="print the store's URL")
    where.set_defaults(run=print_url)
    text = "upgrade an older store to this version; copies a file first"
    actions.add_parser("upgrade", help=text, module="upgrade", adds="add_upgrade")
    samples = actions.add_parser("sample-files", help="write exchange files for its persons")
    samples.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="default: the current folder"
    )
    _add_seed_and_date(samples, FIRST_SEED, TODAY)
    samples.set_defaults(run=sample_files)


def _add_making(parser: Parser, persons: str, seed: str, day: str) -> None:
    """Add the arguments of a new store, with a text for each default."""
    parser.add_argument(
        "--persons",
        type=number("a number", 10, 10_000_000),
        metavar="N",
        help=f"persons in the store ({persons})",
    )
    _add_seed_and_date(parser, seed, day)


def _add_seed_and_date(parser: Parser, seed: str, day: str) -> None:
    parser.add_argument(
        "--seed",
        type=number("a number", 0, 2**63 - 1),
        metavar="S",
        help=f"the same seed and date make the same people ({seed})",
    )
    parser.add_argument(
        "--date", type=iso_day, metavar="YYYY-MM-DD", help=f"date of the data ({day})"
    )


def init(options: argparse.Namespace) -> int:
    """Make a practice store; refuse to replace an existing one."""
    return _make(options, options.persons, options.seed, options.date)


def reset(options: argparse.Namespace) -> int:
    """Replace the practice store with a similar new one; refuse a live store."""
    from data.practice.store import Recipe, recipe_of
    from data.schema import check_removable
    from data.store.store import exists

    url = store_url(options.db, Places.of_user())
    was = Recipe()
    if exists(url):
        was = recipe_of(url)
        check_removable(url)
    seed = was.seed if options.seed is None else options.seed
    day = options.date or was.date
    return _make(options, options.persons or was.persons, seed, day, " replaced", True)


def _make(
    options: argparse.Namespace,
    persons: int | None,
    seed: int | None,
    day: date | None,
    how: str = "",
    replaces: bool = False,
) -> int:
    from sqlalchemy.engine import make_url

    from data.store.engine import shown_url

    url = store_url(options.db, Places.of_user())
    persons = persons or DEFAULT_PERSONS
    make_practice_store(url, persons, DEFAULT_SEED if seed is None else seed, day, replaces)
    print(f"practice store of {persons:,} persons{how}: {shown_url(make_url(url))}")
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
    """Write one file for each system with records of the store's persons."""
    from data.practice.files import write_sample_files
    from data.practice.responders import write_answer_files
    from data.store.clock import moved_to

    folder = Path(options.folder)
    seed = DEFAULT_SEED if options.seed is None else options.seed
    with opened(options) as store:
        clock = moved_to(store.clock, options.date)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            paths = write_sample_files(store, folder, seed, clock, corrections=CORRECTIONS)
            paths += write_answer_files(store, folder, clock)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({type(error).__name__})") from None
    print("\n".join(safe_text(str(path)) for path in paths))
    return 0
