"""The systems whose files can be taken in. A further one is a module here and a line below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.exchange.layouts.ben import BEN
from data.exchange.layouts.bil import BIL
from data.exchange.layouts.brt import BRT
from data.exchange.layouts.bwg import BWG
from data.exchange.layouts.fsd import FSD
from data.exchange.layouts.iev import IEV
from data.exchange.layouts.new_hire import NNH, SNH
from data.exchange.layouts.owg import OWG
from data.exchange.layouts.sdx import SDX
from data.exchange.layouts.twn import TWN
from data.exchange.layouts.uib import UIB
from data.exchange.system import ExchangeSystem

SYSTEMS: Final[Mapping[str, ExchangeSystem]] = MappingProxyType(
    {system.code: system for system in (BEN, BIL, BRT, BWG, FSD, IEV, NNH, OWG, SDX, SNH, TWN, UIB)}
)
"""System code to system."""
