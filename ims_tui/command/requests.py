"""requests send, requests receive."""

from __future__ import annotations

import argparse
from pathlib import Path

from data.exchange.envelope import LoadRefused
from data.practice.responders import RESPONDERS
from data.questions.receiving import receive_file
from data.questions.sending import send_requests
from ims_tui.command import CommandError
from ims_tui.command.opening import opened


def requests_send(options: argparse.Namespace) -> int:
    """Write what has not been sent yet to request files, one a system."""
    folder = Path(options.folder)
    with opened(options) as store:
        try:
            sent = send_requests(store, folder, store.clock)
        except OSError as error:
            raise CommandError(f"{folder}: cannot be written ({type(error).__name__})") from None
    for file in sent:
        print(f"{file.system}  {file.questions:,} to {file.path}")
    if not sent:
        print("nothing to send")
    return 0


def requests_receive(options: argparse.Namespace) -> int:
    """Take in one answer file and print the counts."""
    with opened(options) as store:
        try:
            result = receive_file(store, Path(options.file), store.clock, RESPONDERS)
        except LoadRefused as refused:
            raise CommandError(str(refused)) from None
    print("\n".join(result.lines()))
    return 0
