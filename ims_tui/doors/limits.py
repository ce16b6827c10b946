"""Limits of a served host, so that no client can slow down another or exhaust the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the connections; times in seconds."""

    lines: int = 1_200
    """Most connections at a time."""
    unsigned: int = 300
    """Most connections where nobody has signed on; the one idle the longest goes first."""
    negotiation: float = 10.0
    """Time until the emulator has named its terminal."""
    unsigned_idle: float = 600.0
    """Time without an input before the sign-on."""
    idle: float = 3_600.0
    """Time without an input after it."""
    unsigned_bytes: int = 65_536
    """Most bytes of a client before the sign-on."""
    unread_bytes: int = 65_536
    """Bytes written and not taken by the client, above which nothing more is read from it."""
    unread: float = 30.0
    """Time to take them."""
    ending: float = 10.0
    """Time for the work in line when the server ends."""
