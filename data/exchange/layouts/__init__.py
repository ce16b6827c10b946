"""The systems whose files can be taken in. A further one is a module here and a line below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.exchange.layouts.owg import OWG
from data.exchange.layouts.sdx import SDX
from data.exchange.system import ExchangeSystem

SYSTEMS: Final[Mapping[str, ExchangeSystem]] = MappingProxyType(
    {system.code: system for system in (OWG, SDX)}
)
"""System code to system."""
