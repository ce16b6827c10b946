"""What a load and a posting run did, in numbers and in a few lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

Progress = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and how much there is (0: not known)."""


def no_progress(step: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class PostResult:
    """Messages that a comparison led to."""

    compared: int = 0
    """Amounts of a person on an open case for a period, and identities that differ."""
    amounts: int = 0
    identities: int = 0
    updated: int = 0
    """Open messages whose amounts or parts were brought up to date."""
    absences: int = 0
    """Employments and sources of income that the case does not know."""

    @property
    def posted(self) -> int:
        """New messages."""
        return self.amounts + self.identities + self.absences

    def plus(self, other: PostResult) -> PostResult:
        """Both together."""
        return PostResult(
            self.compared + other.compared,
            self.amounts + other.amounts,
            self.identities + other.identities,
            self.updated + other.updated,
            self.absences + other.absences,
        )

    def lines(self) -> list[str]:
        """For a person to read."""
        return [
            f"compared {self.compared:,}",
            f"posted {self.posted:,} (amount {self.amounts:,}, identity {self.identities:,},"
            f" not on case {self.absences:,})",
            f"updated {self.updated:,}",
        ]


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of one file."""

    system: str
    name: str
    rows_read: int = 0
    rows_rejected: int = 0
    exact: int = 0
    partial: int = 0
    unmatched: int = 0
    total: Decimal = Decimal(0)
    """Control total, which held."""
    rejects: Path | None = None
    known: int | None = None
    """Of a file of answers: those that were held already, to the letter; `exact` are the new ones.
    """
    already_loaded: bool = False
    """This content was taken in before: nothing changed, and the counts are those of that time."""
    posted: PostResult | None = None
    """None where nothing was compared."""
    remarks: tuple[str, ...] = ()
    """A gap in the sequence numbers, or a later file of the same day."""

    @property
    def rows_good(self) -> int:
        """Rows taken in."""
        return self.rows_read - self.rows_rejected

    def lines(self) -> list[str]:
        """For a person to read."""
        file, answers = f"{self.system} {self.name}", self.known is not None
        if self.already_loaded:
            return [f"{file}: already {'received' if answers else 'loaded'}, nothing changed"]
        rejects = [f"rejects in {self.rejects}"] if self.rejects is not None else []
        read, rejected = f"read {self.rows_read:,}", f"rejected {self.rows_rejected:,}"
        if answers:
            return [file, f"{read}  answered {self.exact:,}  known {self.known:,}  {rejected}",
                    *rejects]  # fmt: skip
        return [
            file,
            f"{read}  good {self.rows_good:,}  {rejected}",
            f"exact {self.exact:,}  partial {self.partial:,}  unmatched {self.unmatched:,}",
            f"control total {self.total:,.2f}",
            *self.remarks,
            *rejects,
            *(self.posted.lines() if self.posted is not None else ["not posted"]),
        ]
