"""Opening the class store that a command is about."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from data.store.clock import Clock, SystemClock
from ims_tui.places import Places, log_to

if TYPE_CHECKING:
    from ims_tui.practice.classroom.classes import ClassRecord
    from ims_tui.practice.classroom.progress import Progress

CLASS_VARIABLE = "IMS_TUI_CLASS_URL"


def class_store_url(options: argparse.Namespace) -> str:
    """The class store meant: the `--db` option, the environment, else the one on this computer."""
    from ims_tui.practice.classroom.study import CLASS_STORE

    named = _named(options)
    if not named:
        return f"sqlite:///{Places.of_user().data / CLASS_STORE}"
    return named if "://" in named else f"sqlite:///{Path(named).expanduser().absolute()}"


def _named(options: argparse.Namespace) -> str | None:
    return options.db or os.environ.get(CLASS_VARIABLE)


@contextmanager
def class_store(
    options: argparse.Namespace, clock: Clock | None = None, make: bool = False
) -> Iterator[Progress]:
    """The class store, open; one that was named is made with `make` alone, one's own on first use.

    Raises:
        ProgressError: it cannot be used.
    """
    from ims_tui.practice.classroom.progress import open_progress

    log_to(Places.of_user().logs)
    url = class_store_url(options)
    progress = open_progress(url, clock or SystemClock(), make or not _named(options))
    try:
        yield progress
    finally:
        progress.close()


def tell_left_out(**counts: int) -> None:
    """Say on the error output what was left out, if anything: classes=..., seats=..."""
    for what, count in counts.items():
        if count:
            told = f"{what} left out: {count}"
            print(f"ims-tui: {told} (the class store is wrong about them)", file=sys.stderr)


def trained(progress: Progress, code: str) -> ClassRecord:
    """The class with a trainer of a join code; self-study is none.

    Raises:
        ProgressError: there is none.
    """
    from ims_tui.practice.classroom.classes import class_of
    from ims_tui.practice.classroom.progress import SELF_CODE, ProgressError

    if code.strip().upper() == SELF_CODE:
        raise ProgressError("self-study has no trainer: ims-tui practice start")
    return class_of(progress, code)
