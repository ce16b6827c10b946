"""Find, make and open the store of a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ims_tui.places import Places, store_url

if TYPE_CHECKING:
    from data.store.clock import Clock
    from data.store.store import Store
    from ims_tui.host.host import Gate, Host
    from transactions.core.options import Options

DEFAULT_PERSONS = 5000
DEFAULT_SEED = 1


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Store]:
    """Open the store; make the default practice store on first use.

    Raises:
        StoreError: there is no store, or it cannot be opened.
    """
    from data.store.store import exists, open_store

    places = Places.of_user()
    url = store_url(options.db, places)
    if url == places.practice_url() and not exists(url):
        make_first_store(places)
    store = open_store(url)
    try:
        go_on_with_clock(store, store.clock)
        yield store
    finally:
        store.close()


def options_of_user() -> Options:
    """Return the options in the settings file, with responders for the practice world.

    Raises:
        SettingsError: the settings file has an error, or its service cannot be imported.
    """
    from data.practice.responders import RESPONDERS
    from ims_tui.settings import read_options

    return replace(read_options(Places.of_user().settings), responders=RESPONDERS)


def practice_host(store: Store, options: Options, clock: Clock | None = None) -> Host:
    """Make a host on a store, with the documented users of practice stores."""
    from data.practice.users import EXAMPLE_SSN, PRACTICE_USERS
    from ims_tui.host.host import Host, open_gate

    runs_on = clock or store.clock
    return Host(
        store,
        runs_on,
        Places.of_user().prints,
        options,
        _going_on(store, runs_on) if store.practice else open_gate,
        PRACTICE_USERS,
        EXAMPLE_SSN,
    )


def _going_on(store: Store, clock: Clock) -> Gate:
    """Return a gate that extends budgets and reviews before the first input of a month."""
    from data.rules.periods import month_of
    from data.store.clock import office_date

    @cache
    def reach(_month: int) -> None:
        go_on_with_clock(store, clock)

    def gate(_code: str) -> None:
        reach(month_of(office_date(clock)))

    gate("")
    return gate


def go_on_with_clock(store: Store, clock: Clock) -> None:
    """Extend a practice store's budgets and reviews up to its clock; do nothing on a live store."""
    from data.practice.budgets import go_on

    if store.practice:
        go_on(store, clock)


def make_first_store(places: Places) -> None:
    """Make the default practice store. Another program that makes it at the same time is waited
    for, and its store is used.
    """
    from filelock import FileLock

    from data.store.files import make_private_folder

    make_private_folder(places.data)
    with FileLock(places.data / ".first-start", mode=0o600):
        if not places.practice_store.exists():
            make_practice_store(places.practice_url())


def make_practice_store(
    url: str,
    persons: int = DEFAULT_PERSONS,
    seed: int = DEFAULT_SEED,
    day: date | None = None,
    replaces: bool = False,
) -> None:
    """Make a practice store and show a progress bar.

    Raises:
        StoreError: it exists already, or it cannot be made.
    """
    from data.practice.store import create_practice_store
    from data.store.clock import SystemClock, office_date

    base = day or office_date(SystemClock())
    with progress_bar(f"Making a practice store of {persons:,} persons") as progress:
        create_practice_store(url, persons, seed, base, progress, replaces).close()


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on stderr; yield a function that takes (done, total)."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
