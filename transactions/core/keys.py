"""The keys that transactions take: parsed at the edge, once, by type.

There is no general parser: SDX takes an SSN, G3 a case number, PY either of two. Each key type
reads the text after the code, says what is wrong with it, and can be taken from the screen that the
code was typed on.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from transactions.core.reply import NOTHING, Carried, refusal

USER_ID = re.compile(r"[A-Z@#$][A-Z0-9@#$]{0,7}", re.ASCII)
_SSN = re.compile(r"([0-9]{3})[- ]?([0-9]{2})[- ]?([0-9]{4})", re.ASCII)
_CASE = re.compile(r"\A[A-Z][0-9]{6}\Z", re.ASCII)
SsnNumber = Annotated[int, Field(ge=0, le=999_999_999)]
CaseNumber = Annotated[str, Field(pattern=_CASE)]
PersonCode = Annotated[int, Field(ge=1, le=99)]


class Key(BaseModel):
    """Base of the key types."""

    model_config = ConfigDict(frozen=True)

    wanted: ClassVar[str]
    """Name of the key, for the message that asks for it."""
    several: ClassVar[str]
    """Name of more than one."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Return whether the text is meant as this kind of key, right or wrong: any text is."""
        return True

    @classmethod
    @abstractmethod
    def from_text(cls, text: str) -> Self:
        """The key that the text spells.

        Raises:
            RefusedError: the text is malformed.
        """

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The keys of this type that a screen or one of its lines supplies: none."""
        return []

    def carried(self) -> Carried:
        """The subject of a screen with this key, as other transactions take it: nothing."""
        return NOTHING

    @property
    @abstractmethod
    def typed(self) -> str:
        """A text that `from_text` reads as this key."""


class SsnKey(Key):
    """A person by Social Security number."""

    wanted: ClassVar[str] = "AN SSN"
    several: ClassVar[str] = "PERSONS"

    ssn: SsnNumber

    @classmethod
    def reads(cls, text: str) -> bool:
        """Whatever begins with a digit is meant as an SSN."""
        return text[:1].isdigit()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Nine digits, also written with hyphens or blanks as 900-12-3456."""
        found = _SSN.fullmatch(text)
        if found is None:
            raise refusal("IMS0102", value=text[:20])
        return cls(ssn=int("".join(found.groups())))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """One for each SSN the screen is about."""
        return [cls(ssn=ssn) for ssn in carried.ssns]

    def carried(self) -> Carried:
        """The SSN."""
        return Carried(ssns=(self.ssn,))

    @property
    def typed(self) -> str:
        """Nine digits."""
        return f"{self.ssn:09}"


class CasePersonKey(Key):
    """A person by case number and person code."""

    wanted: ClassVar[str] = "A CASE AND PERSON CODE"
    several: ClassVar[str] = "PERSONS"

    case_number: CaseNumber
    person_code: PersonCode

    @classmethod
    def reads(cls, text: str) -> bool:
        """Whatever begins with a letter is meant as a case number."""
        return text[:1].isalpha()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`C123456 01`, `C123456 1` or `C12345601`."""
        words = text.split()
        case, code = (words[0], "".join(words[1:])) if len(words) > 1 else (text[:7], text[7:])
        case_number = checked_case(case)
        if not code:
            raise refusal("IMS0104", value="(BLANK)")
        return cls(case_number=case_number, person_code=checked_person(code))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """One for each person on a case the screen is about."""
        return [
            cls(case_number=case, person_code=person)
            for case, person in carried.cases
            if person is not None
        ]

    def carried(self) -> Carried:
        """The person on the case."""
        return Carried(cases=((self.case_number, self.person_code),))

    @property
    def typed(self) -> str:
        """`C123456 01`."""
        return f"{self.case_number} {self.person_code:02}"


class CaseKey(Key):
    """A case by its number."""

    wanted: ClassVar[str] = "A CASE NUMBER"
    several: ClassVar[str] = "CASES"

    case_number: CaseNumber

    @classmethod
    def from_text(cls, text: str) -> Self:
        """A letter and six digits."""
        return cls(case_number=checked_case(text))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """One for each case the screen is about."""
        return [cls(case_number=case) for case in dict.fromkeys(case for case, _ in carried.cases)]

    def carried(self) -> Carried:
        """The case, no person in particular."""
        return Carried(cases=((self.case_number, None),))

    @property
    def typed(self) -> str:
        """The case number."""
        return self.case_number


class ANumberKey(Key):
    """An alien by A-number: A and seven to nine digits, nothing between them."""

    wanted: ClassVar[str] = "AN A-NUMBER"
    several: ClassVar[str] = "A-NUMBERS"

    a_number: Annotated[int, Field(ge=0, le=999_999_999)]

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


class NameKey(Key):
    """A transaction code or message number, for M; may be left out."""

    wanted: ClassVar[str] = "A CODE OR MESSAGE NUMBER"
    several: ClassVar[str] = "NAMES"

    name: str

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The first word."""
        return cls(name=text.split()[0][:8])

    @property
    def typed(self) -> str:
        """The word."""
        return self.name


def checked_case(text: str) -> str:
    """The case number.

    Raises:
        RefusedError: not a letter and six digits.
    """
    if _CASE.match(text):
        return text
    raise refusal("IMS0103", value=text[:20])


def checked_person(text: str) -> int:
    """The person code.

    Raises:
        RefusedError: not 01 to 99.
    """
    if re.fullmatch(r"[0-9]{1,2}", text, re.ASCII) and int(text):
        return int(text)
    raise refusal("IMS0104", value=text[:10])


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
