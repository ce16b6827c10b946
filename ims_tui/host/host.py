"""The host: one open store and the sessions on it."""

from __future__ import annotations

from data.store.clock import Clock
from data.store.store import Store
from ims_tui.host.session import HostSession
from ims_tui.places import Places
from transactions.core.options import DEFAULTS, Options


class Host:
    """Hands out sessions over one store."""

    def __init__(
        self,
        store: Store,
        places: Places,
        clock: Clock | None = None,
        options: Options = DEFAULTS,
    ) -> None:
        self._options = options
        self._store = store
        self._places = places
        self._clock = clock or store.clock

    @property
    def practice(self) -> bool:
        """Whether the store is a practice store."""
        return self._store.practice

    def session(self, lterm: str) -> HostSession:
        """A new session for the logical terminal `lterm`."""
        return HostSession(self._store, self._clock, lterm, self._places.prints, self._options)

    def close(self) -> None:
        """Close the store."""
        self._store.close()
