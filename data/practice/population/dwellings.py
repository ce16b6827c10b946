"""Where a household lives and how it is reached; participants of the Address Confidentiality
Program have the substitute address and no other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from data.practice.population.names import ARABIC, HMONG, SPANISH, VIETNAMESE, ZOMI, Origin
from data.rules.confidential import SUBSTITUTE, PostalAddress

ENGLISH_SPOKEN = "E"
CONFIDENTIAL = 0.004
"""Share of households in the Address Confidentiality Program."""

_LANGUAGES = ((SPANISH, "S", 0.3), (VIETNAMESE, "V", 0.5), (ZOMI, "Z", 0.7), (HMONG, "H", 0.5),
              (ARABIC, "B", 0.6))  # fmt: skip
_SEATS = (
    "STILWELL CHEROKEE ATOKA BEAVER SAYRE WATONGA DURANT ANADARKO EL_RENO ARDMORE TAHLEQUAH HUGO"
    " BOISE_CITY NORMAN COALGATE LAWTON WALTERS VINITA SAPULPA ARAPAHO JAY TALOGA ARNETT ENID"
    " PAULS_VALLEY CHICKASHA MEDFORD MANGUM HOLLIS BUFFALO STIGLER HOLDENVILLE ALTUS WAURIKA"
    " TISHOMINGO NEWKIRK KINGFISHER HOBART WILBURTON POTEAU CHANDLER GUTHRIE MARIETTA PURCELL"
    " IDABEL EUFAULA FAIRVIEW MADILL PRYOR SULPHUR MUSKOGEE PERRY NOWATA OKEMAH OKLAHOMA_CITY"
    " OKMULGEE PAWHUSKA MIAMI PAWNEE STILLWATER MCALESTER ADA SHAWNEE ANTLERS CHEYENNE CLAREMORE"
    " WEWOKA SALLISAW DUNCAN GUYMON FREDERICK TULSA WAGONER BARTLESVILLE CORDELL ALVA WOODWARD"
)
SEATS = tuple(seat.replace("_", " ") for seat in _SEATS.split())
"""County seats by county number, from 01."""
_STREETS = ("REDBUD LN", "PRACTICE AVE", "CIMARRON ST", "PRAIRIE RD", "MISTLETOE DR", "ELM ST")


@dataclass(frozen=True, slots=True)
class Dwelling:
    """Address, telephone and language of a household."""

    address: PostalAddress
    phone: str
    language: str = ENGLISH_SPOKEN
    confidential: bool = False


def dwelling(rng: Random, office: str, origin: Origin | None = None) -> Dwelling:
    """A dwelling in the county of an office; telephone numbers are of the invented 555-01nn."""
    confidential = rng.random() < CONFIDENTIAL
    phone = f"40555501{rng.randrange(100):02}" if rng.random() < 0.93 else ""
    language = ENGLISH_SPOKEN
    for known, code, share in _LANGUAGES:
        if known is origin and rng.random() < share:
            language = code
    address = SUBSTITUTE if confidential else _address(rng, int(office[:2]))
    return Dwelling(address, phone, language, confidential)


def former_dwelling(later: Dwelling, office: str) -> Dwelling:
    """Where the household lived before; of a participant that is not kept."""
    if later.confidential:
        return later
    address = _address(Random(f"before {later.address}"), int(office[:2]))
    return replace(later, address=address)


def documented_dwelling(case_number: str, office: str, confidential: bool) -> Dwelling:
    """The dwelling of a documented case."""
    rng = Random(case_number[1:])
    address = SUBSTITUTE if confidential else _address(rng, int(office[:2]))
    return Dwelling(address, f"40555501{rng.randrange(100):02}", ENGLISH_SPOKEN, confidential)


def _address(rng: Random, county: int) -> PostalAddress:
    street = f"{rng.randrange(100, 9_900)} {rng.choice(_STREETS)}"
    if rng.random() < 0.3:
        street += f" APT {rng.randrange(1, 60)}"
    return PostalAddress(street, SEATS[county - 1], "OK", f"73{county:03}")
