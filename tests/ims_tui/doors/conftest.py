"""Fixtures: the small office of `tests.transactions.office`."""

from __future__ import annotations

from tests.transactions.furnished import furnished_file, sqlite_store, store

__all__ = ["furnished_file", "sqlite_store", "store"]
