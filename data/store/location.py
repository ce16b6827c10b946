"""Locations of stores: their URLs and files, and the errors that name them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from data.store.engine import UnsafeSqliteError, checked_url, create_store_engine, shown_url
from data.store.files import has_store_info, store_path
from data.store.safe import ExpectedError
from data.store.trouble import plain_reason, store_trouble


class StoreError(ExpectedError):
    """Failure to make or open a store."""


def check_file(path: Path) -> None:
    """Check the file of a store before it is opened.

    Raises:
        StoreError: it is not a store.
    """
    if not path.exists():
        raise StoreError(f"there is no store at {path}")
    try:
        ours = path.is_file() and has_store_info(path)
    except OSError as error:
        reason = error.strerror or plain_reason(str(error))
        raise StoreError(f"{path} cannot be used: {reason}") from None
    if not ours:
        raise StoreError(f"{path} is not a store of this program")


def parsed_url(url: str | URL) -> URL:
    """Parse the URL of a store.

    Raises:
        StoreError: it is not a database URL.
    """
    try:
        return checked_url(url)
    except ValueError as error:
        raise StoreError(f"the address of the store is {error}") from None


def engine_of(url: URL) -> Engine:
    """Create the engine of a store.

    Raises:
        StoreError: the URL cannot be a store.
    """
    if url.get_backend_name() == "sqlite" and store_path(url) is None:
        raise StoreError("a store needs a file: sqlite:///PATH")
    try:
        return create_store_engine(url)
    except (ValueError, UnsafeSqliteError, ImportError) as error:
        raise StoreError(str(error)) from None


def describe(url: str | URL) -> str:
    """Format the location of a store for a message: its path, or its URL without the password."""
    parsed = parsed_url(url)
    path = store_path(parsed)
    return shown_url(parsed) if path is None else str(path)


def unreachable(url: URL, error: Exception) -> StoreError:
    """Return the error for a database that fails, in one line."""
    return StoreError(f"{describe(url)} cannot be used: {store_trouble(error)}")
