"""Who answers for the agencies of a practice store: what they say, and when."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.practice.responders import delays
from data.practice.responders.alien_status import alien_status
from data.practice.responders.enumeration import enumeration
from data.practice.responders.quarters import quarters
from data.practice.responders.third_party import third_party
from data.practice.responders.wage_link import wage_link
from data.systems.question_system import Responder, Responders

RESPONDERS: Final[Responders] = MappingProxyType(
    {
        "ENU": Responder(enumeration, delays.enumeration),
        "QTR": Responder(quarters, delays.quarters),
        "TPQ": Responder(third_party, delays.third_party),
        "ASV": Responder(alien_status, delays.alien_status),
        "OWL": Responder(wage_link, delays.at_once),
    }
)
"""System code to responder."""
