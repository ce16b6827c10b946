"""PF12: the screen as text in the print folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from screens.image import ScreenImage


def print_screen(
    image: ScreenImage, folder: Path, terminal: str, at: datetime, heading: Sequence[str] = ()
) -> str:
    """Write 24 lines (hidden fields blank), below a heading if there is one, to a new private file;
    returns its name.

    The name holds no client data: screen, terminal, office time.

    Raises:
        OSError: the file cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"{image.name}-{terminal}-{at:%Y%m%d-%H%M%S}"
    text = "\n".join(row.rstrip() for row in (*heading, *image.rows())) + "\n"
    for number in range(1, 1000):
        name = f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt"
        try:
            handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        return name
    raise FileExistsError(stem)
