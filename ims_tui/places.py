"""Where things are kept: one folder of data, settings, logs and prints."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

HOME_VARIABLE = "IMS_TUI_HOME"
DATABASE_VARIABLE = "IMS_TUI_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user. Nothing is created by asking."""

    data: Path
    settings: Path
    logs: Path
    prints: Path

    @classmethod
    def of_user(cls) -> Self:
        """Everything under IMS_TUI_HOME if that is set, else the platform's user folders."""
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
    def recordings(self) -> Path:
        """Where what happened in each try is recorded."""
        return self.data / "recordings"

    def practice_url(self) -> str:
        """The practice store's URL."""
        return f"sqlite:///{self.practice_store}"


def store_url(option: str | None, places: Places) -> str:
    """The store meant: the `--db` option, the environment, else the practice store.

    A plain path is taken for a SQLite file.
    """
    named = option or os.environ.get(DATABASE_VARIABLE)
    if not named:
        return places.practice_url()
    return named if "://" in named else f"sqlite:///{Path(named).expanduser().absolute()}"
