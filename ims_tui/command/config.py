"""config: the settings in force, and where everything is kept."""

from __future__ import annotations

import argparse
import json

from ims_tui.command import Parser
from ims_tui.places import Places, store_url


def add_config(parser: Parser) -> None:
    """Add the actions of `config`."""
    actions = parser.add_actions()
    for name, run, text in (
        ("show", show, "print the settings in force"),
        ("where", where, "print the folders and files used"),
    ):
        actions.add_parser(name, help=text).set_defaults(run=run)


def show(options: argparse.Namespace) -> int:
    """Print the settings in force, as a settings file."""
    import tomli_w

    from ims_tui.settings import read_settings

    settings = read_settings(Places.of_user().settings).model_dump()
    profiles = settings.pop("profile")
    if profiles:
        print(f"profile = {json.dumps(profiles)}\n")
    else:
        print("# profile: of every agency on a practice store, okdhs on a live one\n")
    for code, dollars in settings["tolerance"].items():
        settings["tolerance"][code] = int(dollars) if dollars == int(dollars) else dollars
    print(tomli_w.dumps(settings), end="")
    return 0


def where(options: argparse.Namespace) -> int:
    """Print where the store, the settings, the log, the prints and the recordings are."""
    places = Places.of_user()
    print(f"store       {store_url(options.db, places)}")
    print(f"settings    {places.settings}")
    print(f"logs        {places.logs}")
    print(f"prints      {places.prints}")
    print(f"recordings  {places.recordings}")
    return 0
