"""Documented persons: those in every practice store, of any size, so that lessons can name them.

The reports of other agencies about them are defined here too, as differences from the case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

OFFICE, SUPERVISOR, DISTRICT = "55A", 2, 10
"""Office address of the documented cases and of the first two practice workers."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Reports of other agencies on a documented person, compared with the case.

    `sdx`, `ben` and `owg` are True if SSA or OESC has a record. The record agrees with the case in
    every part unless a difference is given.
    """

    sdx: bool = False
    sdx_gross_over_case: Decimal = Decimal(0)
    """Added to the case's SSI each month."""
    sdx_birth_date_days: int = 0
    """Days that SSA's birth date is later than the case's, which makes the match partial."""
    owg: bool = False
    owg_wage_over_case: Decimal = Decimal(0)
    """Added to the case's wages each quarter."""
    uib_weekly: Decimal = Decimal(0)
    """Weekly unemployment benefit that the case does not count."""
    hired: bool = False
    """True for a state new hire that the case does not show."""
    earnings: bool = False
    """True if SSA's earnings file has a year."""
    ben: bool = False
    """True if SSA has BENDEX records, and CMS buy-in records if the person has Medicare."""
    ben_gross_over_case: Decimal = Decimal(0)
    """Added to the case's Social Security each month."""
    ben_second_claim: str = ""
    """Second claim number of a person who is dually entitled."""
    ben_ad_gross: Decimal = Decimal(0)
    """Gross on the AD record of a combined check."""
    disqualified: bool = False
    """True for two fraud determinations, in Oklahoma and in Texas; the second is still running."""
    irs: Sequence[tuple[str, int]] = ()
    """Document codes and dollars that payers reported to the IRS."""


@dataclass(frozen=True, slots=True)
class DocumentedCase:
    """Documented case. A closed one was closed about 20 months before the store's date."""

    case_number: str
    status: str
    confidential: bool = False
    """True if it participates in the Address Confidentiality Program."""


@dataclass(frozen=True, slots=True)
class DocumentedPerson:
    """Documented person, with the monthly income that the case counts. SSI is computed from it."""

    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    sex: str
    age: int
    cases: tuple[tuple[str, int], ...]
    """Case number and person code; person 1 is the payee."""
    wage: Decimal = Decimal(0)
    rsdi: Decimal = Decimal(0)
    ssi: bool = False
    claim_number: str = ""
    verified: bool = True
    """PS-2 block F42. ENU can be tried on a person who is not verified."""
    reported: Reported = Reported()
    neglected: bool = False
    """True if the messages on this person were never worked, so that overdue ones exist."""


def documented(kind: str) -> list[dict[str, Any]]:
    """Read the entries of a kind in `documented.toml`."""
    text = Path(__file__).with_name("documented.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text, parse_float=Decimal)[kind]
    return found


def _person(entry: dict[str, Any]) -> DocumentedPerson:
    cases = tuple((number, code) for number, code in entry["cases"])
    reported = Reported(**entry.get("reported", {}))
    return DocumentedPerson(**entry | {"cases": cases, "reported": reported})


DOCUMENTED_CASES: Final = tuple(DocumentedCase(**each) for each in documented("case"))

DOCUMENTED: Final[Mapping[int, DocumentedPerson]] = MappingProxyType(
    {each["ssn"]: _person(each) for each in documented("person")}
)
"""Documented persons by SSN, in SSN order."""
