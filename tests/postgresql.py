"""Temporary PostgreSQL server for the tests, on a Unix socket in a temporary folder."""

from __future__ import annotations

import glob
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

USER = "ims_tui"
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=50",
)
START_SECONDS = 30.0

_numbers = itertools.count(1)


def program(name: str) -> str | None:
    """Return the path of a server program, or None. Debian keeps them off the PATH."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([*folders, os.environ.get("PATH", "")]))


def installed() -> bool:
    """Return True if a server can be started here."""
    return program("initdb") is not None and program("postgres") is not None


@contextmanager
def server() -> Iterator[Path]:
    """Run a server and yield the folder of its socket. It is stopped and removed at the end.

    Raises RuntimeError, with what the server said, when it does not come up.
    """
    folder = Path(tempfile.mkdtemp(prefix="ims-tui-postgresql-"))
    account = _account()
    try:
        if account is not None:
            shutil.chown(folder, account)
        _make_cluster(folder, account)
        process = _start(folder, account)
        try:
            _wait(folder, process)
            yield folder
        finally:
            _stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(folder: Path, template: str = "template1") -> Iterator[str]:
    """Yield the SQLAlchemy URL of a new database, dropped at the end: empty, or a copy of one that
    nobody is connected to.
    """
    name = f"test_{next(_numbers)}"
    _execute(folder, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield f"postgresql+psycopg://{USER}@/{name}?host={folder}"
    finally:
        _execute(folder, f"DROP DATABASE {name} WITH (FORCE)")


def name_of(url: str) -> str:
    """Return the name of the database of a URL."""
    return str(make_url(url).database)


def _account() -> str | None:
    """Return the account for the server, because PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _make_cluster(folder: Path, account: str | None) -> None:
    initdb = program("initdb")
    assert initdb is not None
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(
        [initdb, "-D", str(folder / "data"), "-U", USER, *options],
        user=account,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise RuntimeError(f"initdb: {done.stderr}")


def _start(folder: Path, account: str | None) -> subprocess.Popen[bytes]:
    postgres = program("postgres")
    assert postgres is not None
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [postgres, "-D", str(folder / "data"), "-k", str(folder), *settings],
            user=account,
            cwd=folder,
            stdout=log,
            stderr=log,
        )


def _wait(folder: Path, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            _execute(folder, "SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"postgres did not start: {(folder / 'log').read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # "fast": disconnects whoever is left
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _execute(folder: Path, statement: str) -> None:
    import psycopg

    conninfo = psycopg.conninfo.make_conninfo(host=str(folder), user=USER, dbname="postgres")
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(statement.encode())
