"""Opening the store that a command is about."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from data.store.store import Store, StoreError, exists, open_store
from ims_tui.command import CommandError
from ims_tui.places import Places, store_url
from ims_tui.settings import Settings, SettingsError, read_options, read_settings
from transactions.core.options import Options


def settings_of_user() -> Settings:
    """The settings in force.

    Raises:
        CommandError: the settings file is wrong.
    """
    try:
        return read_settings(Places.of_user().settings)
    except SettingsError as error:
        raise CommandError(str(error)) from None


def options_of_user() -> Options:
    """What transactions need to know of the settings in force.

    Raises:
        CommandError: the settings file is wrong, or what it names cannot be imported.
    """
    try:
        return read_options(Places.of_user().settings)
    except SettingsError as error:
        raise CommandError(str(error)) from None


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Store]:
    """The store, open. The default practice store is made on first use.

    Raises:
        CommandError: there is none, or it cannot be opened.
    """
    places = Places.of_user()
    url = store_url(options.db, places)
    try:
        if url == places.practice_url() and not exists(url):
            from ims_tui.command.store import make_practice_store

            make_practice_store(url)
        store = open_store(url)
    except StoreError as error:
        raise CommandError(str(error)) from None
    try:
        yield store
    finally:
        store.close()
