"""Loading of one exchange file: checked as a whole, then row by row, and stored all at once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection

from data.exchange.envelope import LoadRefused, pending_rejects, refusing, visible
from data.exchange.foreign import exchange_file
from data.exchange.grades import regrade
from data.exchange.keeping import already_loaded, keep_file, keep_records, keep_segments, kept_name
from data.exchange.matching import Roll, grade, new_roll
from data.exchange.post import post_loaded
from data.exchange.results import LoadResult, Progress, no_progress
from data.exchange.sequence import sequence_remarks
from data.exchange.staging import Staged, accept, rejected_rows, stage
from data.office.identity import settled_since
from data.rules.money import TOLERANCES
from data.store.clock import Clock, office_date
from data.store.store import Store
from data.store.turns import Turn, take_turn
from data.systems.contract import BatchEngine, Contract
from data.systems.registry import contracts


def load_file(
    store: Store,
    system: str,
    path: Path,
    clock: Clock,
    post: bool = True,
    progress: Progress | None = None,
    tolerances: Mapping[str, Decimal] = TOLERANCES,
    roll: Roll | None = None,
) -> LoadResult:
    """Load the exchange file at `path`, match it with the cases and, with `post`, post messages.

    All accepted rows, the lines on PY and the messages are one transaction of the store. Rejected
    rows go to PATH.rejects. The same content is never loaded twice. Consecutive loads may share a
    `roll` unless the persons of the store change meanwhile.

    Raises:
        LoadRefused: the file as a whole is not valid; nothing was stored.
    """
    if system not in contracts():
        known = ", ".join(contracts())
        raise LoadRefused(f"{visible(system)} is not a system; the systems are {known}")
    with refusing(path), nullcontext(roll) if roll else new_roll() as shared:
        load = _Load(store, contracts()[system], path, clock, progress or no_progress, shared)
        return load.run(tolerances if post else None)


@dataclass(frozen=True, slots=True)
class _Load:
    """Load of one file."""

    store: Store
    system: Contract
    path: Path
    clock: Clock
    progress: Progress
    roll: Roll

    @property
    def engine(self) -> BatchEngine:
        return self.roll.engine

    @property
    def name(self) -> str:
        return kept_name(self.path)

    def run(self, tolerances: Mapping[str, Decimal] | None) -> LoadResult:
        layout, today = self.system.layout, office_date(self.clock)
        with exchange_file(self.path) as stream:
            staged = stage(self.engine, stream, layout, self.store.practice, today, self.progress)
            with self.store.reading() as connection:
                if earlier := already_loaded(connection, layout.system, self.name, staged.sha256):
                    return earlier
                accept(self.engine, layout)
                self.progress("match", 0, 0)
                grade(self.roll, connection, layout, self.system.matched)
            result = self._counts(staged)
            with (
                pending_rejects(self.path, rejected_rows(self.engine, stream)) as put_in_place,
                self.store.transaction() as connection,
            ):
                result = self._keep(connection, result, staged, tolerances)
                # Before the commit, so that a loaded file never lacks its rejects.
                return replace(result, rejects=put_in_place())

    def _counts(self, staged: Staged) -> LoadResult:
        counts = self.engine.one(
            "SELECT (SELECT count(*) FROM rejected), count(*) FILTER (match = 'E'),"
            " count(*) FILTER (match = 'P'), count(*) FILTER (match = 'U') FROM graded"
        )
        rejected, exact, partial, unmatched = counts
        trailer = staged.trailer
        return LoadResult(
            self.system.code,
            self.name,
            trailer.records,
            rejected,
            exact,
            partial,
            unmatched,
            trailer.total,
        )

    def _keep(
        self,
        connection: Connection,
        result: LoadResult,
        staged: Staged,
        tolerances: Mapping[str, Decimal] | None,
    ) -> LoadResult:
        take_turn(connection, Turn.BATCH)
        if earlier := already_loaded(connection, self.system.code, self.name, staged.sha256):
            return earlier
        self.progress("store", 0, result.rows_good)
        header = staged.header
        result = replace(result, remarks=sequence_remarks(connection, header))
        file_id = keep_file(connection, result, header, staged.sha256, self.clock.now())
        keep_records(self.engine, connection, self.system, file_id)
        if self.system.summary:
            keep_segments(self.engine, connection, self.system, file_id, header)
        # Identities may have been settled since the persons were read.
        regrade(connection, settled_since(connection, self.roll.newest_verdict))
        if self.system.applied is not None:
            self.system.applied(self.engine, connection, office_date(self.clock), file_id)
        self.progress("store", result.rows_good, result.rows_good)
        if tolerances is None or self.system.comparison is None:
            return result
        posted = post_loaded(
            self.roll, connection, self.system, self.clock, tolerances, file_id, header
        )
        return replace(result, posted=posted)
