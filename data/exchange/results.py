"""Results of a load and of a posting run, with their reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

Progress = Callable[[str, int, int], None]
"""Report progress: the step, the amount done, and the total (0 if unknown)."""


def no_progress(step: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class PostResult:
    """Messages posted and updated by a comparison."""

    compared: int = 0
    """Amounts of a person on an open case for a period, and identities that differ."""
    amounts: int = 0
    identities: int = 0
    updated: int = 0
    """Open messages whose amounts or differing parts changed."""
    absences: int = 0
    """Employments and sources of income that are missing from the case."""

    @property
    def posted(self) -> int:
        """Number of new messages."""
        return self.amounts + self.identities + self.absences

    def plus(self, other: PostResult) -> PostResult:
        """Add another result."""
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
    """Result of loading one file."""

    system: str
    name: str
    rows_read: int = 0
    rows_rejected: int = 0
    exact: int = 0
    partial: int = 0
    unmatched: int = 0
    total: Decimal = Decimal(0)
    """Control total, as verified."""
    rejects: Path | None = None
    known: int | None = None
    """For an answer file: answers that were stored already. `exact` counts the new ones."""
    already_loaded: bool = False
    """True if this content was loaded before. Nothing changed; the counts are those of that load.
    """
    posted: PostResult | None = None
    """None if nothing was compared."""
    remarks: tuple[str, ...] = ()
    """A gap in the sequence numbers, or a later file of the same day."""

    @property
    def rows_good(self) -> int:
        """Number of accepted rows."""
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
