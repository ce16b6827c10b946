"""practice board: all seats of a class, live."""

from __future__ import annotations

import argparse

from ims_tui.command import check_window
from ims_tui.command.arguments import Parser
from ims_tui.command.class_store import class_store, trained
from ims_tui.terminal import scrub_environment


def add_board(parser: Parser) -> None:
    """Add the argument of `practice board`."""
    parser.add_argument("code", metavar="CODE")
    parser.set_defaults(run=show_board)


def show_board(options: argparse.Namespace) -> int:
    """Open the board; leaving it leaves the class as it is."""
    scrub_environment()
    with class_store(options) as progress:
        practice = trained(progress, options.code)
        check_window("practice board")
        from ims_tui.board.app import BoardApp

        return BoardApp(progress, practice).run_to_the_end()
