"""The terminal. It paints before the store and its libraries are imported."""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ims_tui.command import CommandError
from ims_tui.logs import log_to
from ims_tui.places import Places, store_url
from ims_tui.terminal import TerminalSettings, run_terminal
from ims_tui.terminal.door import Host
from ims_tui.terminal.keymap import KeymapError
from ims_tui.terminal.theme import ThemeError


def terminal(options: argparse.Namespace) -> int:
    """Open the terminal; the practice store is made on first start.

    Raises:
        CommandError: the settings are wrong or the store cannot be opened.
    """
    places = Places.of_user()
    url = store_url(options.db, places)
    if url == places.practice_url() and not places.practice_store.exists():
        _first_start(url)
    log_to(places.logs)
    try:
        return run_terminal(lambda: _open_host(url, places), terminal_settings(places.settings))
    except (KeymapError, ThemeError) as error:
        _check(places.settings)
        raise CommandError(str(error)) from None


def _check(path: Path) -> None:
    """Say what is wrong with a settings file, if anything is.

    Raises:
        CommandError: it is wrong.
    """
    from ims_tui.settings import SettingsError, read_settings

    try:
        read_settings(path)
    except SettingsError as error:
        raise CommandError(str(error)) from None


def checked_terminal_settings(path: Path) -> TerminalSettings:
    """The terminal's part of a settings file that is right as a whole.

    Raises:
        CommandError: it is wrong.
    """
    _check(path)
    return terminal_settings(path)


def _first_start(url: str) -> None:
    from data.store.store import StoreError
    from ims_tui.command.store import make_practice_store

    try:
        make_practice_store(url)
    except StoreError as error:
        raise CommandError(str(error)) from None


def _open_host(url: str, places: Places) -> Host:
    """Import and open everything that the first paint did not wait for."""
    from data.practice.responders import RESPONDERS
    from data.store.store import StoreError, open_store
    from ims_tui.host.host import Host as StoreHost
    from ims_tui.settings import SettingsError, read_options

    try:
        options = replace(read_options(places.settings), responders=RESPONDERS)
        return StoreHost(open_store(url), places, options=options)
    except (StoreError, SettingsError) as error:
        raise CommandError(str(error)) from None


def terminal_settings(path: Path) -> TerminalSettings:
    """The terminal's part of the settings file, read without checking it.

    The check imports a validation library, so it comes after the first paint, with the store.
    Until then a value of another type than its default is left out.
    """
    try:
        section: Any = tomllib.loads(path.read_text("utf-8")).get("terminal", {})
    except (OSError, ValueError, RecursionError):
        section = {}
    default = asdict(TerminalSettings())
    given = section if isinstance(section, dict) else {}
    right = {name: given[name] for name in default if type(given.get(name)) is type(default[name])}
    return TerminalSettings(**right)
