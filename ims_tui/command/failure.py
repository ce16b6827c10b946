"""Failures that a command did not expect, in one line with a next step."""

from __future__ import annotations

import errno
import os
import sys

from ims_tui.places import Places, error_sentence, log_to

_NEXT_STEPS = {
    errno.ENOSPC: "free some space and try again",
    errno.EDQUOT: "free some space and try again",
    errno.EROFS: "use a disk that can be written",
    errno.EACCES: "check who owns it",
    errno.EPERM: "check who owns it",
    errno.EMFILE: "raise the limit of open files (ulimit -n)",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def open_missing_streams() -> set[int]:
    """Point closed standard streams at the null device, and return their numbers.

    Otherwise the next file that is opened, which may be the store, takes the stream's number and
    receives what a library prints.
    """
    missing = set()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            missing.add(number)
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115
    return missing


def failure_line(error: BaseException) -> str:
    """Return the line about an error that nobody expected. It never quotes the store's data."""
    if isinstance(error, OSError) and error.strerror:
        of = f"{error.filename}: " if isinstance(error.filename, (str, os.PathLike)) else ""
        step = _NEXT_STEPS.get(error.errno or 0, "")
        return f"{of}{error.strerror}" + (f"; {step}" if step else "")
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if store := _of_store(error):
        return store
    log_to(Places.of_user().logs)
    return error_sentence(error)


def _of_store(error: BaseException) -> str:
    """Return the line about a database that failed, "" for any other error."""
    database = sys.modules.get("sqlalchemy.exc")
    if database is None or not isinstance(error, database.DBAPIError):
        return ""
    from data.store.trouble import store_trouble

    return f"the store failed: {store_trouble(error)}"
