"""The program `ims-tui`, also as `python -m ims_tui`."""

from __future__ import annotations

import sys

from ims_tui import neighbour_error


def main() -> int:
    """Run the command line and return the exit status; refuse to run with foreign packages."""
    if foreign := neighbour_error():
        print(foreign, file=sys.stderr)
        return 2
    from ims_tui.command.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
