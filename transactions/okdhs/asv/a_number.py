"""A-numbers: how they are typed and written, and the key of ASV that is one (OKDHS 17(a)(1))."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field

from transactions.core.keys import Key
from transactions.core.reply import refusal

ANumber = Annotated[int, Field(ge=0, le=999_999_999)]


def typed_a_number(text: str) -> int | None:
    """The number of `A012345678`, with or without the A, hyphens and zeros before it: seven to nine
    digits, compared as a number. None where it is malformed.

    >>> typed_a_number("A012-345-678") == typed_a_number("a12345678") == 12345678
    True
    """
    found = re.fullmatch(r"A?-?([0-9](?:-?[0-9]){6,8})", text.upper(), re.ASCII)
    return int(found[1].replace("-", "")) if found else None


def a_number_words(number: int | None) -> str:
    """`A012345678`, blank for none."""
    return "" if number is None else f"A{number:09}"


class ANumberKey(Key):
    """An alien by A-number: A and seven to nine digits, nothing between them."""

    wanted: ClassVar[str] = "AN A-NUMBER"
    several: ClassVar[str] = "A-NUMBERS"

    a_number: ANumber

    @classmethod
    def reads(cls, text: str) -> bool:
        """An A with seven digits or more behind it; a case number has six, or a blank behind it."""
        return re.fullmatch(r"A-?[0-9-]{7,}", text, re.ASCII) is not None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`A12345678`, `A012345678`, `A012-345-678`."""
        number = typed_a_number(text)
        if number is None:
            raise refusal("IMS0930", value=text[:20])
        return cls(a_number=number)

    @property
    def typed(self) -> str:
        """A and nine digits."""
        return a_number_words(self.a_number)
