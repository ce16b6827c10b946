"""Claim number keys of BEN and BIL, which begin with nine digits like an SSN."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from data.rules.claim_number import digits_of, is_claim_number, is_mbi, is_railroad_number
from transactions.core.keys import Key, SsnNumber
from transactions.core.reply import Carried, RefusedError, refusal


class ClaimKey(Key):
    """A Social Security claim number, or an SSN for all the claims of a person.

    A screen may supply both; the transaction looks for the claim first.
    """

    wanted: ClassVar[str] = "A CLAIM NUMBER"
    several: ClassVar[str] = "CLAIMS"

    claim: str = ""
    ssn: SsnNumber | None = None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `900123456A` or `900-12-3456 C1`; nine digits alone are a person's own SSN."""
        number = squeezed(text)
        if re.fullmatch("[0-9]{9}", number, re.ASCII):
            return cls(ssn=int(number))
        if is_claim_number(number):
            return cls(claim=number)
        raise _not_a_claim(text, number)

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """Return the claim on the screen, or the person if there is no claim or more than one."""
        claims = list(dict.fromkeys(each for each in carried.claims if cls.fits(each)))
        ssn = carried.ssns[0] if len(carried.ssns) == 1 else None
        if len(claims) == 1 and len(carried.ssns) < 2:
            return [cls(claim=claims[0], ssn=ssn)]
        if carried.ssns:
            return [cls(ssn=each) for each in carried.ssns]
        return [cls(claim=each) for each in claims]

    @classmethod
    def fits(cls, claim: str) -> bool:
        """Return whether the transaction takes this claim number."""
        return is_claim_number(claim)

    def carried(self) -> Carried:
        """Return the claim and the person, as far as they are known."""
        return Carried(
            ssns=() if self.ssn is None else (self.ssn,),
            claims=(self.claim,) if self.claim else (),
        )

    @property
    def typed(self) -> str:
        """The claim, or the SSN if the claim is not known."""
        return self.claim or ("" if self.ssn is None else f"{self.ssn:09}")

    @property
    def number(self) -> int | None:
        """The person's SSN, or the wage earner's from the claim number; None for the railroad."""
        return self.ssn if self.ssn is not None else digits_of(self.claim)


class MedicareKey(ClaimKey):
    """A Medicare claim number: the Social Security one, or the Railroad Retirement Board's."""

    wanted: ClassVar[str] = "A MEDICARE CLAIM NUMBER"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read `900123456A`, or `WA123456` with a railroad prefix."""
        number = squeezed(text)
        if cls.fits(number):
            return cls(claim=number)
        if re.fullmatch("[0-9]{9}", number, re.ASCII):
            raise refusal("IMS0504", value=text[:20])
        raise _not_a_claim(text, "")

    @classmethod
    def fits(cls, claim: str) -> bool:
        """Return whether it is a claim number of Social Security or of the railroad."""
        return is_claim_number(claim) or is_railroad_number(claim)


def _not_a_claim(text: str, number: str) -> RefusedError:
    if is_mbi(squeezed(text)):
        return refusal("IMS0502", value=text[:20])
    if is_railroad_number(number):
        return refusal("IMS0503", value=number)
    return refusal("IMS0501", value=text[:14])


def squeezed(text: str) -> str:
    """Return the number without hyphens and spaces."""
    return re.sub("[- ]", "", text)
