"""The persons that every practice store has, whatever its size, so that a lesson can name them.

What other agencies report about them is settled here too, as a difference from the case's amounts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

OFFICE, SUPERVISOR, DISTRICT = "55A", 2, 10
"""Office address of the documented cases, that of the first two practice workers."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What the files of other agencies say about a documented person, beside what the case counts.

    `sdx` and `owg` tell whether SSA and OESC have a record at all; with both differences zero and
    no other birth date the record agrees with the case in every part.
    """

    sdx: bool = False
    sdx_gross_over_case: Decimal = Decimal(0)
    """Added to the SSI of the case, a month."""
    sdx_birth_date_days: int = 0
    """Days that SSA's birth date is later than the case's: the match is then partial."""
    owg: bool = False
    owg_wage_over_case: Decimal = Decimal(0)
    """Added to the wages of the case, a quarter."""


@dataclass(frozen=True, slots=True)
class DocumentedCase:
    """A case by its number; a closed one was closed about 20 months before the store's date."""

    case_number: str
    status: str


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
    reported: Reported = Reported()
    neglected: bool = False
    """Nobody has worked the messages on this person, so that there is one of every age."""


DOCUMENTED_CASES: Final = (
    DocumentedCase("A100070", "I"),
    DocumentedCase("C100010", "C"),
    DocumentedCase("C100060", "I"),
    DocumentedCase("D100020", "I"),
    DocumentedCase("S100010", "I"),
    DocumentedCase("S100030", "I"),
    DocumentedCase("S100040", "I"),
    DocumentedCase("S100050", "A"),
    DocumentedCase("S100060", "I"),
)

_PERSONS = (
    DocumentedPerson(
        900_12_3456, "MARTINEZ", "ROSA", "ELENA", "F", 34,
        cases=(("S100010", 1), ("C100010", 1)),
        wage=Decimal("412.50"), ssi=True, claim_number="900123456A",
        reported=Reported(
            sdx=True, sdx_gross_over_case=Decimal("43.25"),
            owg=True, owg_wage_over_case=Decimal("642.18"),
        ),
    ),
    DocumentedPerson(
        900_12_3457, "MARTINEZ", "LUCIA", "", "F", 9, cases=(("S100010", 2), ("C100010", 2)),
    ),
    DocumentedPerson(
        900_12_3464, "WHITE EAGLE", "JAMES", "T", "M", 58, cases=(("D100020", 1),),
        ssi=True, reported=Reported(sdx=True),
    ),
    DocumentedPerson(
        900_12_3472, "NGUYEN", "THI", "HOA", "F", 71, cases=(("S100030", 1),),
        ssi=True, rsdi=Decimal(587), claim_number="900123472A",
        reported=Reported(sdx=True, sdx_birth_date_days=31),
    ),
    DocumentedPerson(
        900_12_3480, "O'NEAL", "PATRICK", "J", "M", 41, cases=(("S100040", 1),),
        wage=Decimal("1893.40"), reported=Reported(owg=True),
    ),
    DocumentedPerson(
        900_12_3499, "SCHNEIDER", "ANNA", "", "F", 26, cases=(("S100050", 1),),
    ),
    DocumentedPerson(
        900_12_3503, "PEÑA-CASTILLO", "GUADALUPE", "DEL CARMEN", "F", 30,
        cases=(("S100060", 1), ("C100060", 1)),
        wage=Decimal("1204.00"),
        reported=Reported(owg=True, owg_wage_over_case=Decimal("1510.75")),
    ),
    DocumentedPerson(
        900_12_3511, "PEÑA-CASTILLO", "MATEO", "", "M", 4, cases=(("S100060", 2), ("C100060", 2)),
    ),
    DocumentedPerson(
        900_12_3529, "FIXICO", "WANDA", "LEOTA", "F", 67, cases=(("A100070", 1),),
        ssi=True, neglected=True,
        reported=Reported(sdx=True, sdx_gross_over_case=Decimal("-21.00")),
    ),
)  # fmt: skip

DOCUMENTED: Final[Mapping[int, DocumentedPerson]] = MappingProxyType({p.ssn: p for p in _PERSONS})
"""SSN to person, in the order of the SSNs."""
