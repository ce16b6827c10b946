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
    irs: tuple[tuple[str, int], ...] = ()
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


DOCUMENTED_CASES: Final = (
    DocumentedCase("A100070", "I"),
    DocumentedCase("A100080", "I"),
    DocumentedCase("C100010", "C"),
    DocumentedCase("C100060", "I"),
    DocumentedCase("D100020", "I"),
    DocumentedCase("S100010", "I"),
    DocumentedCase("S100030", "I"),
    DocumentedCase("S100040", "I"),
    DocumentedCase("S100050", "A", confidential=True),
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
        ssi=True, reported=Reported(sdx=True, irs=(("92", 1_284),)),
    ),
    DocumentedPerson(
        900_12_3472, "NGUYEN", "THI", "HOA", "F", 71, cases=(("S100030", 1),), verified=False,
        ssi=True, rsdi=Decimal(587), claim_number="900123472A",
        reported=Reported(
            sdx=True, sdx_birth_date_days=31,
            ben=True, ben_gross_over_case=Decimal("0.40"),
        ),
    ),
    DocumentedPerson(
        900_12_3480, "O'NEAL", "PATRICK", "J", "M", 41, cases=(("S100040", 1),),
        wage=Decimal("1893.40"), reported=Reported(owg=True, disqualified=True),
    ),
    DocumentedPerson(
        900_12_3499, "SCHNEIDER", "ANNA", "", "F", 26, cases=(("S100050", 1),), verified=False,
        reported=Reported(uib_weekly=Decimal(180), hired=True, earnings=True),
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
    DocumentedPerson(
        900_12_3537, "HENDERSON", "OPAL", "MAE", "F", 74, cases=(("A100080", 1),),
        rsdi=Decimal(845), claim_number="900123537A",
        reported=Reported(
            ben=True, ben_gross_over_case=Decimal("0.60"),
            ben_second_claim="900123545D", ben_ad_gross=Decimal("310.90"),
        ),
    ),
)  # fmt: skip

DOCUMENTED: Final[Mapping[int, DocumentedPerson]] = MappingProxyType({p.ssn: p for p in _PERSONS})
"""SSN to person, in the order of the SSNs."""
