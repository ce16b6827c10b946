"""config: show the settings and the folders in use."""

from __future__ import annotations

import argparse
import json

from data.store.safe import safe_text
from ims_tui.command import Parser
from ims_tui.places import Places, store_url


def add_config(parser: Parser) -> None:
    """Add the actions of `config`."""
    actions = parser.add_actions()
    for name, run, text in (
        ("show", show, "print the current settings"),
        ("where", where, "print the folders and files in use"),
    ):
        actions.add_parser(name, help=text).set_defaults(run=run)


def show(options: argparse.Namespace) -> int:
    """Print the current settings in the form of a settings file."""
    import tomli_w

    from ims_tui.settings import read_settings

    settings = read_settings(Places.of_user().settings).model_dump()
    profiles = settings.pop("profile")
    if profiles:
        print(f"profile = {json.dumps(profiles)}\n")
    else:
        print("# profile: every agency on a practice store, okdhs on a live one\n")
    for code, dollars in settings["tolerance"].items():
        settings["tolerance"][code] = int(dollars) if dollars == int(dollars) else dollars
    print(tomli_w.dumps(settings), end="")
    return 0


def where(options: argparse.Namespace) -> int:
    """Print the location of the store, settings, logs, prints and recordings."""
    from data.store.engine import checked_url, shown_url

    places = Places.of_user()
    print(f"store       {shown_url(checked_url(store_url(options.db, places)))}")
    print(f"settings    {safe_text(str(places.settings))}")
    print(f"logs        {safe_text(str(places.logs))}")
    print(f"prints      {safe_text(str(places.prints))}")
    print(f"recordings  {safe_text(str(places.recordings))}")
    return 0
