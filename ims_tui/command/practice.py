"""practice clock and practice fault."""

from __future__ import annotations

import argparse
from datetime import timedelta

from data.office.lookup import faulty, set_fault
from data.store.clock import SystemClock, office_time
from data.store.clock_moves import clock_move
from data.store.store import StoreError
from ims_tui.command import CommandError
from ims_tui.command.opening import opened

WRONG_USAGE = 2


def practice_clock(options: argparse.Namespace) -> int:
    """Show where a practice store's clock stands, moved first where a move is given."""
    with opened(options) as store:
        if not store.practice:
            raise CommandError("the clock of a live store cannot be moved")
        if options.move is not None:
            try:
                move = clock_move(options.move, store.clock.now())
            except ValueError:
                wanted = "+2d, +3h, +1w, -1d or a date YYYY-MM-DD from 1990 to 2099"
                raise CommandError(f"the clock is moved by {wanted}", WRONG_USAGE) from None
            try:
                store.set_clock_offset(store.clock.offset + move)
            except StoreError as error:
                raise CommandError(str(error)) from None
        shown = office_time(store.clock)
        ahead = store.clock.now() - SystemClock().now()
    print(f"{shown:%Y-%m-%d %H:%M} {shown.tzname()}  {_words(ahead)}")
    return 0


def practice_fault(options: argparse.Namespace) -> int:
    """Show whether a service of a practice store answers, switched first where that is wanted."""
    with opened(options) as store:
        if not store.practice:
            raise CommandError("a live store has no practice faults")
        with store.transaction() as connection:
            if options.state is not None:
                set_fault(connection, options.service, options.state == "on", store.clock.now())
            off = faulty(connection, options.service)
    print(f"{options.service} {'does not answer' if off else 'answers'}")
    return 0


def _words(ahead: timedelta) -> str:
    """`2 days 3 hours ahead of the machine's clock`."""
    minutes = round(abs(ahead).total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((days, "day"), (hours, "hour"), (rest, "minute"))
        if count
    ]
    if not parts:
        return "as the machine's clock"
    return (
        f"{' '.join(parts)} {'ahead of' if ahead > timedelta(0) else 'behind'} the machine's clock"
    )
