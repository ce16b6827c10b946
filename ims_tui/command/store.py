"""db init, db reset, db where."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy.engine import make_url

from data.practice.store import create_practice_store
from data.schema import remove_practice_store
from data.store.clock import SystemClock, office_date
from data.store.store import StoreError, exists
from data.store.url import checked_url, shown_url
from ims_tui.command import CommandError
from ims_tui.places import Places, store_url

DEFAULT_PERSONS = 5000
DEFAULT_SEED = 1


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on the error output; the function it gives takes (done, total)."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def make_practice_store(
    url: str, persons: int = DEFAULT_PERSONS, seed: int = DEFAULT_SEED, day: date | None = None
) -> None:
    """Make a practice store with a progress bar.

    Raises:
        StoreError: something stands there already, or it cannot be made.
    """
    base = day or office_date(SystemClock())
    with progress_bar(f"Making a practice store of {persons:,} persons") as progress:
        create_practice_store(url, persons=persons, seed=seed, date=base, progress=progress).close()


def db_init(options: argparse.Namespace) -> int:
    """Make a practice store where none is."""
    url = store_url(options.db, Places.of_user())
    try:
        make_practice_store(url, options.persons, options.seed, options.date)
    except StoreError as error:
        raise CommandError(str(error)) from None
    print(f"practice store of {options.persons:,} persons: {shown_url(make_url(url))}")
    return 0


def db_reset(options: argparse.Namespace) -> int:
    """Make the practice store anew. A live store is refused."""
    url = store_url(options.db, Places.of_user())
    try:
        if exists(url):
            remove_practice_store(url)
        make_practice_store(url, options.persons, options.seed, options.date)
    except StoreError as error:
        raise CommandError(str(error)) from None
    print(f"practice store of {options.persons:,} persons made anew: {shown_url(make_url(url))}")
    return 0


def db_where(options: argparse.Namespace) -> int:
    """Print the store's URL, without a password."""
    try:
        url = checked_url(store_url(options.db, Places.of_user()))
    except ValueError as error:
        raise CommandError(f"the address of the store is {error}") from None
    sys.stdout.write(shown_url(url) + "\n")
    return 0
