"""requests: send requests to other agencies and receive their answers, in files."""

from __future__ import annotations

import argparse
from pathlib import Path

from data.store.safe import safe_text
from ims_tui.command import CommandError, Parser
from ims_tui.command.store import opened


def add_requests(parser: Parser) -> None:
    """Add the actions of `requests`."""
    actions = parser.add_actions()
    sending = actions.add_parser(
        "send", help="request data on applicants; write all unsent requests, one file per system"
    )
    sending.add_argument(
        "--folder", default=".", metavar="FOLDER", help="default: the current folder"
    )
    sending.set_defaults(run=send)
    receiving = actions.add_parser("receive", help="load a file of answers")
    receiving.add_argument("file", metavar="FILE", help="the file of answers")
    receiving.set_defaults(run=receive)


def send(options: argparse.Namespace) -> int:
    """Write all unsent requests to files, one per system."""
    from data.questions.request_file import send_requests

    folder = Path(options.folder)
    with opened(options) as store:
        try:
            sent = send_requests(store, folder, store.clock)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({type(error).__name__})") from None
    for file in sent:
        print(f"{file.system}  {file.questions:,} to {safe_text(str(file.path))}")
    if not sent:
        print("nothing to send")
    return 0


def receive(options: argparse.Namespace) -> int:
    """Load a file of answers and print the counts."""
    from data.practice.responders import RESPONDERS
    from data.questions.answer_file import receive_file

    with opened(options) as store:
        result = receive_file(store, Path(options.file), store.clock, RESPONDERS)
    print("\n".join(result.lines()))
    return 0
