"""What goes wrong around a file, said as the refusal of that file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError

from data.exchange.envelope import LoadRefused
from data.exchange.lines import LineTooLongError
from data.exchange.rejects import visible


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Errors of the store, of the disk and of lines without end become LoadRefused."""
    try:
        yield
    except LineTooLongError:
        raise LoadRefused("a line is longer than 65,536 characters") from None
    except OperationalError as error:
        reason = str(error.orig).partition("\n")[0]
        raise LoadRefused(f"the store cannot be used: {visible(reason)}") from None
    except OSError as error:
        where = visible(str(error.filename or path))
        raise LoadRefused(f"{where}: {error.strerror or error}") from None
