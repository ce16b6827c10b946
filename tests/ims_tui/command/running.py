"""`ims-tui run` in a test."""

from __future__ import annotations

from typing import Protocol


class Run(Protocol):
    """Run `ims-tui run` with these arguments and return exit status, output and error output."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...
