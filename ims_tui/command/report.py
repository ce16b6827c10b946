"""practice report: the results of a class or of self-study."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ims_tui.command import CommandError, Parser
from ims_tui.command.classroom import class_store, tell_left_out

if TYPE_CHECKING:
    from ims_tui.practice.report.figures import Figures


def add_report(parser: Parser) -> None:
    """Add the arguments of `practice report`."""
    parser.add_argument(
        "code", metavar="CODE|self", help="the join code of the class; self: self-study"
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=("terminal", "csv", "json", "html"),
        default="terminal",
        help="default: terminal",
    )
    parser.add_argument(
        "--by", choices=("person", "class", "rule"), help="one table; default: all, csv: class"
    )
    parser.add_argument("--to", metavar="FILE", help="a new file; default: print it")
    parser.set_defaults(run=report)


def report(options: argparse.Namespace) -> int:
    """Print the report, or write it to a new file of mode 0600."""
    from data.store.files import make_private_file
    from ims_tui.practice.classroom.class_store import SELF_CODE
    from ims_tui.practice.classroom.classes import class_of
    from ims_tui.practice.report.gather import gather

    with class_store(options) as store:
        alone = options.code.upper() == SELF_CODE
        if alone:
            store.self_study()
        figures = gather(store, class_of(store, options.code))
    tell_left_out(**figures.left_out)
    text = _in_form(figures, options.form, options.by)
    if options.to is None:
        sys.stdout.write(text)
        return 0
    path = Path(options.to)
    try:
        make_private_file(path)
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from None
    print(path)
    return 0


def _in_form(figures: Figures, form: str, by: str | None) -> str:
    from ims_tui.practice.report.page import as_html
    from ims_tui.practice.report.tables import BY, as_csv, as_json, as_text

    chosen = tuple(each for each in BY if by in (None, each))
    if form == "csv":
        return as_csv(figures, chosen[0])
    if form == "json":
        return as_json(figures)
    return as_html(figures, chosen) if form == "html" else as_text(figures, chosen)
