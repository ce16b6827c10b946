"""Sequence numbers of an agency's files: gaps, and files that come after a later one of the day."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from data.exchange.envelope import Header
from data.systems.record import ExchangeFile


def sequence_remarks(connection: Connection, header: Header) -> tuple[str, ...]:
    """Return the remarks of a load's report about the sequence number of a file that is not stored
    yet.
    """
    number = header.sequence
    of_system = select(func.max(ExchangeFile.sequence)).where(
        ExchangeFile.system == header.system, ExchangeFile.sequence > 0
    )
    before = connection.scalar(of_system.where(ExchangeFile.sequence < number))
    later = connection.scalar(
        of_system.where(ExchangeFile.created_date == header.created, ExchangeFile.sequence > number)
    )
    remarks = []
    if gap := gap_words(before, number):
        remarks.append(gap)
    if later is not None:
        remarks.append(f"sequence {number:06} is older than {later:06} of the same day")
    return tuple(remarks)


def gap_words(before: int | None, number: int) -> str:
    """Report the sequence numbers that are missing since the previous file; blank if none are.

    >>> gap_words(802, 804)
    'sequence 000804 follows 000802: 000803 is missing'
    >>> gap_words(802, 806)
    'sequence 000806 follows 000802: 000803 to 000805 are missing'
    >>> gap_words(802, 803), gap_words(None, 803)
    ('', '')
    """
    if before is None or number <= before + 1:
        return ""
    first, last = before + 1, number - 1
    missing = f"{first:06} is" if first == last else f"{first:06} to {last:06} are"
    return f"sequence {number:06} follows {before:06}: {missing} missing"
