"""The address of a store: checked before anything is done with it, shown without what is secret."""

from __future__ import annotations

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.store.safe import safe_text


def checked_url(url: str | URL) -> URL:
    """The address, which a database may have.

    Raises:
        ValueError: it is none; what was given, a password perhaps, is not repeated.
    """
    try:
        parsed = make_url(url)
        parsed.get_dialect()
        # Drivers find out when they connect, and not all in the same way.
        (parsed.host or "").encode("idna")
    except (ArgumentError, ValueError):
        raise ValueError("not a database URL") from None
    if "@" in (parsed.host or ""):
        raise ValueError("not a database URL: @ in a password is written %40")
    return parsed


def shown_url(url: URL) -> str:
    """The address for a message: without passwords, harmless on a terminal."""
    secret = [name for name in url.query if "password" in name.lower()]
    return safe_text(url.difference_update_query(secret).render_as_string(hide_password=True))
