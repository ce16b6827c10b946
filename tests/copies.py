"""Stores that many tests begin with: made once in a process, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from data.store.store import Store, open_store
from tests import postgresql

Make = Callable[[str], Store]


class Copies(Protocol):
    """Copies of stores on one engine."""

    def open(self, make: Make) -> Store:
        """Open a copy of the store that `make` makes at a URL. All have the same token key."""
        ...


@dataclass
class FileCopies:
    """Copies of files."""

    templates: Path
    folder: Path

    def open(self, make: Make) -> Store:
        kept = self.templates / f"{make.__module__}.{make.__qualname__}.db"
        if not kept.exists():
            make(f"sqlite:///{kept}").close()
        path = self.folder / "store.db"
        shutil.copy(kept, path)
        return open_store(f"sqlite:///{path}")


@dataclass
class Databases:
    """Databases to copy, on one server."""

    server: Path
    stack: ExitStack
    made: dict[Make, str] = field(default_factory=dict)


@dataclass
class DatabaseCopies:
    """Copies of databases, dropped with the stack."""

    templates: Databases
    stack: ExitStack

    def open(self, make: Make) -> Store:
        made, server = self.templates.made, self.templates.server
        if make not in made:
            url = self.templates.stack.enter_context(postgresql.database(server))
            make(url).close()
            made[make] = postgresql.name_of(url)
        copy = postgresql.database(server, template=made[make])
        return open_store(self.stack.enter_context(copy))
