"""The keys of transactions, parsed once at the edge.

SDX takes an SSN, G3 a case number, PY either of two; there is no general parser. Each key type
reads the text after the code, says what is wrong with it, or takes its value from the screen on
which the code was typed.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from transactions.core.reply import NOTHING, Carried, refusal
from transactions.core.typed import typed_ssn

USER_ID = re.compile(r"[A-Z@#$][A-Z0-9@#$]{0,7}", re.ASCII)
_CASE = re.compile(r"\A[A-Z][0-9]{6}\Z", re.ASCII)
SsnNumber = Annotated[int, Field(ge=0, le=999_999_999)]
CaseNumber = Annotated[str, Field(pattern=_CASE)]
PersonCode = Annotated[int, Field(ge=1, le=99)]


class Key(BaseModel):
    """Base of the key types."""

    model_config = ConfigDict(frozen=True)

    wanted: ClassVar[str]
    """Name of the key in the message that asks for it."""
    several: ClassVar[str]
    """Plural in the message that asks to select a line."""

    @classmethod
    def reads(cls, text: str) -> bool:
        """Return whether the text is meant as this kind of key, valid or not; by default it is."""
        return True

    @classmethod
    @abstractmethod
    def from_text(cls, text: str) -> Self:
        """Parse the text after the code.

        Raises:
            RefusedError: the text is not a valid key.
        """

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return the keys of this type that a screen or a line supplies; by default none."""
        return []

    def carried(self) -> Carried:
        """Return what a screen with this key supplies to other transactions; by default nothing."""
        return NOTHING

    @property
    @abstractmethod
    def typed(self) -> str:
        """The key as text that `from_text` accepts."""


class SsnKey(Key):
    """A person by Social Security number."""

    wanted: ClassVar[str] = "AN SSN"
    several: ClassVar[str] = "PERSONS"

    ssn: SsnNumber

    @classmethod
    def reads(cls, text: str) -> bool:
        """Take any text that begins with a digit as an SSN."""
        return text[:1].isdigit()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read nine digits, with or without hyphens or spaces, as in 900-12-3456."""
        ssn = typed_ssn(text)
        if ssn is None:
            raise refusal("IMS0102", value=text[:20])
        return cls(ssn=ssn)

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return one key for each SSN on the screen."""
        return [cls(ssn=ssn) for ssn in carried.ssns]

    def carried(self) -> Carried:
        """Return the SSN."""
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
        """Take any text that begins with a letter as a case number."""
        return text[:1].isalpha()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `C123456 01`, `C123456 1` or `C12345601`."""
        words = text.split()
        case, code = (words[0], "".join(words[1:])) if len(words) > 1 else (text[:7], text[7:])
        case_number = checked_case(case)
        if not code:
            raise refusal("IMS0104", value="(BLANK)")
        return cls(case_number=case_number, person_code=checked_person(code))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return one key for each person on a case on the screen."""
        return [
            cls(case_number=case, person_code=person)
            for case, person in carried.cases
            if person is not None
        ]

    def carried(self) -> Carried:
        """Return the person on the case."""
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
        """Read a letter and six digits."""
        return cls(case_number=checked_case(text))

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return one key for each case on the screen."""
        return [cls(case_number=case) for case in dict.fromkeys(case for case, _ in carried.cases)]

    def carried(self) -> Carried:
        """Return the case, without a person."""
        return Carried(cases=((self.case_number, None),))

    @property
    def typed(self) -> str:
        """The case number."""
        return self.case_number


class ANumberKey(Key):
    """An alien by A-number: A and seven to nine digits."""

    wanted: ClassVar[str] = "AN A-NUMBER"
    several: ClassVar[str] = "A-NUMBERS"

    a_number: Annotated[int, Field(ge=0, le=999_999_999)]

    @classmethod
    def reads(cls, text: str) -> bool:
        """Take A and at least seven digits as an A-number; a case number has only six."""
        return re.fullmatch(r"A-?[0-9-]{7,}", text, re.ASCII) is not None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `A12345678`, `A012345678` or `A012-345-678`."""
        number = typed_a_number(text)
        if number is None:
            raise refusal("IMS0930", value=text[:20])
        return cls(a_number=number)

    @property
    def typed(self) -> str:
        """A and nine digits."""
        return a_number_words(self.a_number)


class NameKey(Key):
    """A transaction code or message number, for M."""

    wanted: ClassVar[str] = "A CODE OR MESSAGE NUMBER"
    several: ClassVar[str] = "NAMES"

    name: str

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the first word."""
        return cls(name=text.split()[0][:8])

    @property
    def typed(self) -> str:
        """The word."""
        return self.name


def checked_case(text: str) -> str:
    """Check a case number.

    Raises:
        RefusedError: not a letter and six digits.
    """
    if _CASE.match(text):
        return text
    raise refusal("IMS0103", value=text[:20])


def checked_person(text: str) -> int:
    """Parse a person code.

    Raises:
        RefusedError: not 01 to 99.
    """
    if re.fullmatch(r"[0-9]{1,2}", text, re.ASCII) and int(text):
        return int(text)
    raise refusal("IMS0104", value=text[:10])


def typed_a_number(text: str) -> int | None:
    """Parse an A-number of seven to nine digits; A, hyphens and leading zeros are optional. Return
    None if it is not valid.

    >>> typed_a_number("A012-345-678") == typed_a_number("a12345678") == 12345678
    True
    """
    found = re.fullmatch(r"A?-?([0-9](?:-?[0-9]){6,8})", text.upper(), re.ASCII)
    return int(found[1].replace("-", "")) if found else None


def a_number_words(number: int | None) -> str:
    """Format an A-number as `A012345678`, or blank for None."""
    return "" if number is None else f"A{number:09}"
