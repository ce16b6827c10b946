"""Employers that do not exist, as the wage records of a practice store name them."""

from __future__ import annotations

from typing import Final

_NAMES: Final = (
    "REDBUD", "SCISSORTAIL", "MISTLETOE", "CROSS TIMBERS", "BLACKJACK", "SANDSTONE",
    "CIMARRON BEND", "GYPSUM HILL", "PRAIRIE DOVE", "SOONER OAK", "RED CLAY", "BLUESTEM",
    "LITTLE SAHARA", "WINDMILL",
)  # fmt: skip
_TRADES: Final = (
    "MARKET", "CAFE", "CARE CENTER", "POULTRY", "TRUCKING", "FARM SUPPLY", "CLEANING", "STAFFING",
    "DRIVE-IN", "HARDWARE",
)  # fmt: skip
_TOWNS: Final = (
    ("OKLAHOMA CITY", "73102"), ("TULSA", "74103"), ("LAWTON", "73501"), ("ENID", "73701"),
    ("MUSKOGEE", "74401"), ("ADA", "74820"), ("MCALESTER", "74501"), ("PONCA CITY", "74601"),
)  # fmt: skip
FIRST_ACCOUNT = 9_000_000_001
FEIN: Final = "89{:07}"
"""No employer has a number that begins with 89."""

COUNT = len(_NAMES) * len(_TRADES)


def employer(number: int) -> dict[str, str]:
    """The fields of a wage record that are about employer `number` (0 to `COUNT` - 1)."""
    name, trade = divmod(number, len(_TRADES))
    city, zip_code = _TOWNS[number % len(_TOWNS)]
    return {
        "employer_account": str(FIRST_ACCOUNT + number * 37),
        "employer_name": f"{_NAMES[name]} {_TRADES[trade]}",
        "employer_address": f"{100 + number * 7} PRACTICE PKWY",
        "employer_city": city,
        "employer_state": "OK",
        "employer_zip": zip_code,
    }
