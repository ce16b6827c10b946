"""Formats of a value in a fixed-width record, each defined once for Python and the engine's SQL."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from data.rules.periods import quarter_end

LARGEST_CENTS_DIGITS = 15
"""Most digits of an amount. A sum of thousands of such amounts fits in 64 bits."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a value.

    `shape` is a regular expression for the characters, in syntax that Python and RE2 read alike.
    `typed` is the SQL that turns column `{0}` into the value, or NULL if the characters are no
    value; `day` is the SQL of the last day that the value covers.
    """

    name: str
    description: str
    shape: str
    complaint: str
    write: Callable[[Any, int], str]
    read: Callable[[str], Any]
    typed: str
    sql_type: str
    nothing: str = ""
    """Text, without trailing blanks, that means no value in a field that may be empty."""
    day: str = ""


def _left(value: str, width: int) -> str:
    return value.ljust(width)


def _zero_filled(value: int | str, width: int) -> str:
    return str(value).rjust(width, "0")


def _write_date(value: date | None, width: int) -> str:
    return "0" * width if value is None else f"{value.year:04}{value:%m%d}"


def _read_date(text: str) -> date | None:
    return None if text == "00000000" else date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _write_money(value: Decimal, width: int) -> str:
    cents = value.scaleb(2)
    if cents != cents.to_integral_value() or cents < 0:
        raise ValueError("an amount is not negative and has at most two decimals")
    return _zero_filled(int(cents), width)


def _read_money(text: str) -> Decimal:
    return Decimal(int(text)).scaleb(-2)


def _read_quarter(text: str) -> int:
    quarter_end(int(text))
    return int(text)


TEXT = Format(
    "text",
    "ASCII capitals, digits and punctuation, left-justified, padded with blanks",
    r"[ -~]*",
    "HAS A CHARACTER OUTSIDE ASCII",
    _left,
    lambda text: text.strip().upper(),
    "upper(trim({0}))",
    "VARCHAR",
)
CODE = Format(
    "code",
    "one of the codes listed, left-justified, padded with blanks",
    r"[ -~]*",
    "IS NOT A KNOWN CODE",
    _left,
    lambda text: text.strip().upper(),
    "upper(trim({0}))",
    "VARCHAR",
)
DIGITS = Format(
    "digits",
    "digits, right-justified, padded with zeros",
    r"[0-9]+",
    "IS NOT ALL DIGITS",
    _zero_filled,
    str,
    "{0}",
    "VARCHAR",
)
COUNT = Format(
    "count",
    "a whole number, right-justified, padded with zeros",
    r"[0-9]+",
    "IS NOT A NUMBER",
    _zero_filled,
    int,
    "TRY_CAST({0} AS BIGINT)",
    "BIGINT",
)
SSN = Format(
    "SSN",
    "nine digits without hyphens",
    r"[0-9]{9}",
    "IS NOT NINE DIGITS",
    _zero_filled,
    int,
    "TRY_CAST({0} AS INTEGER)",
    "INTEGER",
)
SSN_IF_ANY = Format(
    "SSN if any",
    "nine digits without hyphens, zeros if none",
    r"[0-9]{9}",
    "IS NOT NINE DIGITS",
    lambda value, width: _zero_filled(value or 0, width),
    lambda text: int(text) or None,
    "nullif(TRY_CAST({0} AS INTEGER), 0)",
    "INTEGER",
    nothing="000000000",
)
DATE = Format(
    "date",
    "CCYYMMDD, zeros if none",
    r"0{8}|(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])",
    "IS NOT A DATE CCYYMMDD",
    _write_date,
    _read_date,
    "CAST(try_strptime(nullif({0}, '00000000'), '%Y%m%d') AS DATE)",
    "DATE",
    nothing="00000000",
    day="{0}",
)
QUARTER = Format(
    "quarter",
    "CCYYQ, Q from 1 to 4",
    r"(19|20)[0-9]{2}[1-4]",
    "IS NOT A QUARTER CCYYQ",
    _zero_filled,
    _read_quarter,
    "TRY_CAST({0} AS INTEGER)",
    "INTEGER",
    day="last_day(make_date({0} // 10, {0} % 10 * 3, 1))",
)
YEAR = Format(
    "year",
    "CCYY",
    r"(19|20)[0-9]{2}",
    "IS NOT A YEAR CCYY",
    _zero_filled,
    int,
    "TRY_CAST({0} AS INTEGER)",
    "INTEGER",
    day="make_date({0}, 12, 31)",
)
MONEY = Format(
    "money",
    "cents, right-justified, padded with zeros, no sign and no decimal point",
    r"[0-9]+",
    "IS NOT AN AMOUNT IN CENTS",
    _write_money,
    _read_money,
    "TRY_CAST({0} AS BIGINT)",
    "BIGINT",
)
HOURS = replace(
    MONEY,
    name="hours",
    description="hundredths of an hour, right-justified, padded with zeros",
    complaint="IS NOT A NUMBER OF HOURS",
)

FORMATS = (TEXT, CODE, DIGITS, COUNT, SSN, SSN_IF_ANY, DATE, QUARTER, YEAR, MONEY, HOURS)


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def matches(shape: str, text: str) -> bool:
    """Match all of `text` with a shape."""
    return _compiled(shape).fullmatch(text) is not None
