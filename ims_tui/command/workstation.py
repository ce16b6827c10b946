"""Name of this machine's terminal. Two windows never have the same name at the same time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from data.office.terminal import claim, terminals
from data.store.files import make_private_folder
from data.store.store import Store
from ims_tui.command import TERMINAL_NAME, CommandError
from ims_tui.places import Places

WINDOW, RUN = "LTERM", "RUN"
MOST = 99


@dataclass(frozen=True, slots=True)
class Workstation:
    """A name reserved for this program. The lock releases it even if the program crashes."""

    name: str
    lock: FileLock

    def close(self) -> None:
        """Release the name."""
        self.lock.release()


def hold_terminal(
    store: Store, places: Places, at: datetime, wanted: str | None = None, prefix: str = WINDOW
) -> Workstation:
    """Reserve a terminal name: the one wanted, the one this machine remembers, another one of this
    machine, or the next free one in the store, in this order.

    Raises:
        CommandError: the name wanted is open in another window or belongs to another machine, or
            the data folder cannot be written.
        SQLAlchemyError: the store failed.
    """
    try:
        return _hold(store, places.data / "terminals", at, wanted, prefix)
    except OSError as error:
        told = error.strerror or error
        raise CommandError(f"the name of the terminal cannot be saved: {told}") from None


def _hold(store: Store, folder: Path, at: datetime, wanted: str | None, prefix: str) -> Workstation:
    make_private_folder(folder)
    with FileLock(folder / "machine.lock", 10, 0o600, preserve_lock_file=True):
        machine = _Machine.of(folder / "machine.json")
        if wanted:
            held = _locked(folder, wanted)
            if held is None:
                raise CommandError(f"terminal {wanted} is open in another window")
            if not claim(store, wanted, machine.token, at):
                held.close()
                raise CommandError(f"the terminal name {wanted} belongs to another machine")
        else:
            held = _next(store, folder, machine, at, prefix)
        if prefix == WINDOW and (wanted or not machine.name):
            machine.remember(held.name)
    return held


def _next(store: Store, folder: Path, machine: _Machine, at: datetime, prefix: str) -> Workstation:
    with store.reading() as connection:
        known = terminals(connection)
    mine = [row.name for row in known if row.machine == machine.token]
    taken = {row.name for row in known if row.machine} - {*mine}
    first = [machine.name] if machine.name and prefix == WINDOW else []
    own = [name for name in mine if name.startswith(prefix)]
    for name in dict.fromkeys([*first, *own, *_new_names(prefix)]):
        if name in taken or (held := _locked(folder, name)) is None:
            continue
        if claim(store, name, machine.token, at):
            return held
        held.close()
    raise CommandError(f"all {MOST} terminal names are taken; choose one with --terminal NAME")


def _new_names(prefix: str) -> list[str]:
    """Return LTERM01, LTERM02 ... for windows; for `run`, mostly used alone, RUN, RUN02 ..."""
    names = [f"{prefix}{number:02}" for number in range(1, MOST + 1)]
    return names if prefix == WINDOW else [prefix, *names[1:]]


def _locked(folder: Path, name: str) -> Workstation | None:
    lock = FileLock(folder / f"{name}.lock", 0, 0o600, thread_local=False, preserve_lock_file=True)
    try:
        lock.acquire()
    except Timeout:
        return None
    return Workstation(name, lock)


@dataclass(frozen=True, slots=True)
class _Machine:
    """This machine: its unique key and the terminal name it remembers."""

    path: Path
    key: str
    name: str = ""

    @classmethod
    def of(cls, path: Path) -> _Machine:
        try:
            read = json.loads(path.read_text("utf-8"))
            key, name = str(read["key"]), str(read["name"])
            if re.fullmatch("[0-9a-f]{32}", key) and (not name or TERMINAL_NAME.fullmatch(name)):
                return cls(path, key, name)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            pass
        machine = cls(path, token_hex(16))
        machine.remember("")
        return machine

    @property
    def token(self) -> str:
        """Return the hash by which the store knows the machine; it does not reveal the key."""
        return blake2b(self.key.encode(), digest_size=16).hexdigest()

    def remember(self, name: str) -> None:
        """Save the name for the next start, in a file that only this user can read."""
        new = self.path.with_name(".new-machine")
        new.write_text(json.dumps({"key": self.key, "name": name}), "utf-8")
        new.chmod(0o600)
        new.replace(self.path)
