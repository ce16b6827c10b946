"""The log file. A terminal program never prints; personal data never go into the log."""

from __future__ import annotations

import logging
import os
from pathlib import Path


def log_to(folder: Path) -> None:
    """Send the program's log records to `ims-tui.log` in `folder`, private to the user.

    A folder that cannot be written is no reason not to start; then nothing is logged.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "ims-tui.log"
        os.close(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("ims_tui")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
