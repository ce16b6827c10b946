"""config show, config where."""

from __future__ import annotations

import argparse
import json

import tomli_w

from ims_tui.command.opening import settings_of_user
from ims_tui.places import Places, store_url


def config_show(options: argparse.Namespace) -> int:
    """Print the settings in force, as a settings file."""
    settings = settings_of_user().model_dump()
    profiles = settings.pop("profile")
    if profiles:
        print(f"profile = {json.dumps(profiles)}\n")
    else:
        print("# profile: of every agency on a practice store, okdhs on a live one\n")
    for code, dollars in settings["tolerance"].items():
        settings["tolerance"][code] = int(dollars) if dollars == int(dollars) else dollars
    print(tomli_w.dumps(settings), end="")
    return 0


def config_where(options: argparse.Namespace) -> int:
    """Print where the store, the settings, the log, the prints and the recordings are."""
    places = Places.of_user()
    print(f"store       {store_url(options.db, places)}")
    print(f"settings    {places.settings}")
    print(f"logs        {places.logs}")
    print(f"prints      {places.prints}")
    print(f"recordings  {places.recordings}")
    return 0
