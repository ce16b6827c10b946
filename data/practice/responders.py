"""Who answers for the agencies of a practice store: what they say, and when."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import Final

from data.practice.agencies import asv, enu, owl, qtr, tpq
from data.systems.question_system import Responder, Responders

RESPONDERS: Final[Responders] = MappingProxyType(
    {
        "ENU": Responder(enu.answer, enu.due),
        "QTR": Responder(qtr.answer, qtr.due),
        "TPQ": Responder(tpq.answer, tpq.due),
        "ASV": Responder(asv.answer, asv.due),
        "OWL": Responder(owl.answer, owl.due),
    }
)
"""System code to responder."""
PLAIN_RESPONDERS: Final[Responders] = MappingProxyType(
    {
        **RESPONDERS,
        "TPQ": Responder(partial(tpq.answer, plain=True), tpq.due),
        "OWL": Responder(partial(owl.answer, plain=True), owl.due),
    }
)
"""Those of a scenario: they know what cases count and files brought, and nothing otherwise."""
