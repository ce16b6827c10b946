"""The terminal, which paints before it imports the store and its libraries, to start fast."""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.store.small_text import read_small_text
from ims_tui.command import check_window
from ims_tui.command.upgrade import with_upgrade
from ims_tui.places import Places, log_to, store_url
from ims_tui.terminal import TerminalSettings, run_terminal
from ims_tui.terminal.door import Host
from ims_tui.terminal.keymap import KeymapError
from ims_tui.terminal.theme import ThemeError


def terminal(options: argparse.Namespace) -> int:
    """Open the terminal; make the practice store on the first start.

    Raises:
        ExpectedError: the settings have an error, or the store cannot be opened.
    """
    check_window("", "ims-tui run INPUT")
    places = Places.of_user()
    url = store_url(options.db, places)
    if url == places.practice_url() and not places.practice_store.exists():
        from ims_tui.command.store import make_first_store

        make_first_store(places)
    log_to(places.logs)
    try:
        settings = terminal_settings(places.settings)
        return with_upgrade(
            lambda: run_terminal(lambda: _open_host(url, options.terminal), settings)
        )
    except (KeymapError, ThemeError):
        from ims_tui.settings import read_settings

        read_settings(places.settings)  # raises the same error with the name of the file
        raise


def _open_host(url: str, wanted: str | None) -> Host:
    """Import and open everything that the first paint does not need.

    Raises:
        CommandError: the terminal cannot have the name `wanted`.
    """
    from data.store.store import open_store
    from ims_tui.command.store import options_of_user, practice_host
    from ims_tui.command.workstation import hold_terminal
    from ims_tui.host.door import OpenHost

    options = options_of_user()
    store = open_store(url)
    try:
        held = hold_terminal(store, Places.of_user(), store.clock.now(), wanted)
        return OpenHost(practice_host(store, options), held)
    except BaseException:
        store.close()
        raise


def terminal_settings(path: Path) -> TerminalSettings:
    """Return the terminal's section of the settings file without validating it.

    Validation imports a library, so it comes after the first paint, with the store. Until then, a
    value whose type differs from its default is ignored.
    """
    try:
        section: Any = tomllib.loads(read_small_text(path)).get("terminal", {})
    except (OSError, ValueError, RecursionError):
        section = {}
    default = asdict(TerminalSettings())
    given = section if isinstance(section, dict) else {}
    right = {name: given[name] for name in default if type(given.get(name)) is type(default[name])}
    return TerminalSettings(**right)
