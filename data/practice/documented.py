"""The persons that every practice store has, whatever its size, so that a lesson can name them.

What other agencies report about them is settled here too, as a difference from the case's amounts.
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
"""Office address of the documented cases, that of the first two practice workers."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Reports of other agencies on a documented person, beside what the case counts.

    `sdx`, `ben` and `owg` tell whether SSA and OESC have a record at all; with the differences zero
    and no other birth date the record agrees with the case in every part.
    """

    sdx: bool = False
    sdx_gross_over_case: Decimal = Decimal(0)
    """Added to the SSI of the case, a month."""
    sdx_birth_date_days: int = 0
    """Days that SSA's birth date is later than the case's: the match is then partial."""
    owg: bool = False
    owg_wage_over_case: Decimal = Decimal(0)
    """Added to the wages of the case, a quarter."""
    uib_weekly: Decimal = Decimal(0)
    """Unemployment benefits a week that the case counts nothing of."""
    hired: bool = False
    """A hire is on the state's list that the case does not know."""
    earnings: bool = False
    """SSA's earnings file has a year."""
    ben: bool = False
    """SSA has BENDEX records, and CMS buy-in events where the person has Medicare."""
    ben_gross_over_case: Decimal = Decimal(0)
    """Added to the Social Security of the case, a month."""
    ben_second_claim: str = ""
    """The other claim number of who is entitled under two."""
    ben_ad_gross: Decimal = Decimal(0)
    """Of a combined check, the part on the other claim, which has the status AD."""
    disqualified: bool = False
    """Fraud was determined twice, here and in Texas, and the second period is not over."""
    irs: Sequence[tuple[str, int]] = ()
    """Document codes with the dollars that payers reported to the IRS."""


@dataclass(frozen=True, slots=True)
class DocumentedCase:
    """A case by its number; a closed one was closed about 20 months before the store's date."""

    case_number: str
    status: str
    confidential: bool = False
    """In the Address Confidentiality Program."""


@dataclass(frozen=True, slots=True)
class DocumentedPerson:
    """A person by SSN with what the case counts each month; SSI follows from the other income."""

    ssn: int
    last_name: str
    first_name: str
    middle_name: str
    sex: str
    age: int
    cases: tuple[tuple[str, int], ...]
    """(case number, person code); person code 1 is the payee."""
    wage: Decimal = Decimal(0)
    rsdi: Decimal = Decimal(0)
    ssi: bool = False
    claim_number: str = ""
    verified: bool = True
    """PS-2 block F42; who is not verified can be sent for matching with ENU."""
    reported: Reported = Reported()
    neglected: bool = False
    """Nobody has worked the messages on this person, so that there is one of every age."""


def documented(kind: str) -> list[dict[str, Any]]:
    """The entries of a kind of `documented.toml`."""
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
"""SSN to person, in the order of the SSNs."""
