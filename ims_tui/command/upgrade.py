"""db upgrade: upgrade a store that an older version made."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from data.store.safe import ExpectedError, safe_text
from ims_tui.command import Parser
from ims_tui.places import Places, store_url

if TYPE_CHECKING:
    from sqlalchemy.engine import URL


def add_upgrade(parser: Parser) -> None:
    """Add the arguments of `db upgrade`: none."""
    parser.set_defaults(run=upgrade)


def upgrade(options: argparse.Namespace) -> int:
    """Upgrade the store and print the location of its copy."""
    _upgrade(store_url(options.db, Places.of_user()))
    return 0


def with_upgrade(work: Callable[[], int]) -> int:
    """Run work that needs a store. If an older version made it, offer to upgrade it first.

    Raises:
        OlderStoreError: the store was not upgraded.
    """
    try:
        return work()
    except ExpectedError as error:
        from data.store.store import OlderStoreError

        if not isinstance(error, OlderStoreError) or not _agreed(error):
            raise
        url = error.url
    _upgrade(url)
    return work()


def _agreed(older: ExpectedError) -> bool:
    """Ask, and return True for Y. Without a terminal there is no one to ask."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    print(f"{older}.")
    try:
        return input("Upgrade it now? (Y/N) ").strip().upper() == "Y"
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def _upgrade(url: str | URL) -> None:
    from data.store.location import describe
    from data.store.upgrade import upgrade_store

    done = upgrade_store(url)
    if done is None:
        print(f"{describe(url)} is current")
        return
    print(f"{describe(url)}: upgraded from schema {done.before} to {done.after}")
    if done.copy is not None:
        print(f"The store as it was: {safe_text(str(done.copy))}")
