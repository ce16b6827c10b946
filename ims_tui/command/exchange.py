"""load, post and db sample-files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from data.exchange.envelope import LoadRefused
from data.exchange.load import load_file
from data.exchange.post import post_discrepancies
from data.practice.answer_files import write_answer_files
from data.practice.sample_files import write_sample_files
from data.store.clock_moves import moved_to
from data.systems.registry import question_systems
from ims_tui.command import CommandError
from ims_tui.command.opening import opened, settings_of_user
from ims_tui.command.requests import requests_receive
from ims_tui.command.store import progress_bar

ANSWERING = frozenset(
    code for code, system in question_systems().items() if system.answers is not None
)
"""Systems whose files are answers to questions."""
CORRECTIONS = 0.02
"""Portion of the sample records with news for a store that has had the files of other days."""


def load(options: argparse.Namespace) -> int:
    """Take in one exchange file, or a file of answers, and print the counts."""
    if options.system in ANSWERING:
        return requests_receive(options)
    path = Path(options.file)
    with opened(options) as store, progress_bar(f"Loading {path.name}") as progress:
        try:
            result = load_file(
                store,
                options.system,
                path,
                store.clock,
                post=not options.no_post,
                tolerances=_tolerances(),
                progress=lambda _step, done, total: progress(done, total),
            )
        except LoadRefused as refused:
            raise CommandError(str(refused)) from None
    print("\n".join(result.lines()))
    return 0


def post(options: argparse.Namespace) -> int:
    """Compare everything in force with the cases and post what differs."""
    with opened(options) as store:
        result = post_discrepancies(store, store.clock, tolerances=_tolerances())
    print("\n".join(result.lines()))
    return 0


def db_sample_files(options: argparse.Namespace) -> int:
    """Write one file for each system, fitting the store's persons."""
    folder = Path(options.folder)
    with opened(options) as store:
        clock = moved_to(store.clock, options.date)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            paths = write_sample_files(store, folder, options.seed, clock, corrections=CORRECTIONS)
            paths += write_answer_files(store, folder, clock)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({type(error).__name__})") from None
    print("\n".join(str(path) for path in paths))
    return 0


def _tolerances() -> Mapping[str, Decimal]:
    return settings_of_user().tolerance
