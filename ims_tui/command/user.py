"""user: the users of a store."""

from __future__ import annotations

import argparse

from ims_tui.command import CommandError, Parser
from ims_tui.command.store import opened
from ims_tui.places import Places


def add_user(parser: Parser) -> None:
    """Add the actions of `user`."""
    listing = parser.add_actions().add_parser(
        "list", help="list practice users: user ids, passwords, offices, SSNs for DXD"
    )
    listing.set_defaults(run=list_users)


def list_users(options: argparse.Namespace) -> int:
    """Print the documented users of a practice store."""
    from data.office.user import user_by_id
    from data.practice.users import PRACTICE_USERS
    from ims_tui.settings import read_settings
    from transactions.core.options import Options
    from transactions.core.words import ssn_words

    chosen = Options(profile=read_settings(Places.of_user().settings).profile)
    with opened(options) as store:
        profiles = chosen.profiles_on(store.practice)
        if not store.practice:
            raise CommandError("user list shows passwords, so it is for practice stores only")
        with store.reading() as connection:
            there = [
                user
                for user in PRACTICE_USERS
                if user.agency in profiles and user_by_id(connection, user.user_id) is not None
            ]
    print(
        f"{'USER':<8} {'PASSWORD':<9} {'AGENCY':<10} {'OFFICE':<9} {'POSITION':<11} "
        f"{'SSN':<12} NAME"
    )
    for user in there:
        address = f"{user.office} {user.supervisor:02}{user.district:02}"
        print(
            f"{user.user_id:<8} {user.password:<9} {user.agency:<10} {address:<9} "
            f"{user.position:<11} {ssn_words(user.ssn):<12} {user.name}"
        )
    return 0
