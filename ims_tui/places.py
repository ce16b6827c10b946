"""The folders of data, settings, logs and prints, and the log file.

A terminal program must not print to its own window, so errors go to the log. Personal data never
do.
"""

from __future__ import annotations

import logging
import os
import traceback
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from data.store.address import file_address, store_address

HOME_VARIABLE = "IMS_TUI_HOME"
DATABASE_VARIABLE = "IMS_TUI_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user. Naming one does not create it."""

    data: Path
    settings: Path
    logs: Path
    prints: Path

    @classmethod
    def of_user(cls) -> Self:
        """Return folders under IMS_TUI_HOME if it is set, or else the platform's user folders."""
        home = os.environ.get(HOME_VARIABLE)
        if home:
            root = Path(home).expanduser().absolute()
            return cls(root, root / "settings.toml", root / "logs", root / "prints")
        import platformdirs

        folders = platformdirs.PlatformDirs("ims-tui", appauthor=False)
        return cls(
            folders.user_data_path,
            folders.user_config_path / "settings.toml",
            folders.user_log_path,
            folders.user_data_path / "prints",
        )

    @property
    def practice_store(self) -> Path:
        """The file of the practice store."""
        return self.data / "practice.db"

    @property
    def serving(self) -> Path:
        """The folder with a socket of each running server, which tells its status."""
        return self.data / "serve"

    @property
    def recordings(self) -> Path:
        """The folder with a recording of each attempt."""
        return self.data / "recordings"

    def practice_url(self) -> str:
        """The practice store's URL."""
        return file_address(self.practice_store)


def store_url(option: str | None, places: Places) -> str:
    """Return the URL of the store: from `--db`, the environment, or else the practice store.

    A plain path is a SQLite file.
    """
    named = option or os.environ.get(DATABASE_VARIABLE)
    return store_address(named) if named else places.practice_url()


_log = logging.getLogger("ims_tui")


def log_to(folder: Path) -> None:
    """Send the program's log records to `ims-tui.log` in `folder`, readable by the user alone.

    The program starts even if the folder cannot be written; then nothing is logged.
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


def error_reference(error: BaseException) -> str:
    """Log the location of an internal error and return its reference, 8 characters.

    The same error at the same place gets the same reference. The error's text and local variables
    are never logged, because they may contain a person's data.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    kind = type(error).__qualname__
    told = f"{zlib.crc32(' '.join([kind, *places]).encode()):08X}"
    _log.error("internal error %s: %s at %s", told, kind, " < ".join(reversed(places)))
    return told


def error_sentence(error: BaseException) -> str:
    """Return a line about an internal error with its kind and reference, without its text."""
    return f"internal error {type(error).__name__}, reference {error_reference(error)}"
