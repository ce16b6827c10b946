"""The systems whose files can be taken in. A further one is a module here and a line below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.systems.ben.contract import BEN
from data.systems.bil.contract import BIL
from data.systems.brt.contract import BRT
from data.systems.bwg.contract import BWG
from data.systems.contract import ExchangeSystem
from data.systems.fsd.contract import FSD
from data.systems.iev.contract import IEV
from data.systems.nhl.contract import NNH, SNH
from data.systems.owg.contract import OWG
from data.systems.sdx.contract import SDX
from data.systems.twn.contract import TWN
from data.systems.uib.contract import UIB

SYSTEMS: Final[Mapping[str, ExchangeSystem]] = MappingProxyType(
    {system.code: system for system in (BEN, BIL, BRT, BWG, FSD, IEV, NNH, OWG, SDX, SNH, TWN, UIB)}
)
"""System code to system."""
