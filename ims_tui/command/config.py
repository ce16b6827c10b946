"""config show, config where."""

from __future__ import annotations

import argparse
from decimal import Decimal

from ims_tui.command.opening import settings_of_user
from ims_tui.places import Places, store_url


def config_show(options: argparse.Namespace) -> int:
    """Print the settings in force, as a settings file."""
    settings = settings_of_user().model_dump()
    print(_profile(settings.pop("profile")), end="\n\n")
    for name, section in settings.items():
        print(f"[{name}]")
        for key, value in section.items():
            print(f"{key} = {_toml(value)}")
        print()
    return 0


def _profile(profiles: tuple[str, ...]) -> str:
    if not profiles:
        return "# profile: of every agency on a practice store, okdhs on a live one"
    return f"profile = {list(profiles)}".replace("'", '"')


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        pairs = ", ".join(f'"{key}" = "{action}"' for key, action in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return str(value) if isinstance(value, Decimal) else f'"{value}"'


def config_where(options: argparse.Namespace) -> int:
    """Print where the store, the settings, the log, the prints and the recordings are."""
    places = Places.of_user()
    print(f"store       {store_url(options.db, places)}")
    print(f"settings    {places.settings}")
    print(f"logs        {places.logs}")
    print(f"prints      {places.prints}")
    print(f"recordings  {places.recordings}")
    return 0
