"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from data.safe import safe_text

Clean = Annotated[str, AfterValidator(safe_text)]
ANSWERED = "OK"
"""The code of an answer that came without a condition."""


class Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Question(Kept):
    """Whom the other agency is asked about, as the case has the person."""

    ssn: int | None
    last_name: Clean
    first_name: Clean
    middle_name: Clean = ""
    birth_date: date
    sex: Clean = ""
    claim_number: Clean = ""


class Answer(Kept):
    """Base of the answers: whom the agency answers about, as it knows the person."""

    last_name: Clean = ""
    first_name: Clean = ""
    middle_name: Clean = ""


class EnuAnswer(Answer):
    """SSA's answer to ENU; its code is kept beside it (OKDHS 11)."""

    found_ssn: int | None = None
    """The number that SSA has for the person, where it is another than was sent."""


class QtrAnswer(Answer):
    """SSA's answer to QTRC: one symbol a quarter from the first one of `first_year` on."""

    birth_date: date | None = None
    first_year: int = 0
    pattern: Clean = ""
    minimum_1937: int = 0
    """Quarters of 1937 to 1950, at least; SSA keeps these years as one sum."""
    maximum_1937: int = 0
    railroad_months: int = 0
    """Months of railroad work from 1937 to 1946."""


class TpqAnswer(Answer):
    """SSA's answer to TPQYC: SSN verification, title II, Medicare and SSI; amounts exact."""

    birth_date: date | None = None
    response_date: date
    verification: Clean = ""
    """A code of the table `enu_answer`."""
    claim_number: Clean = ""
    rsdi_status: Clean = ""
    rsdi_gross: Decimal = Decimal(0)
    rsdi_since: date | None = None
    part_a_since: date | None = None
    part_b_since: date | None = None
    part_b_payer: Clean = ""
    ssi_status: Clean = ""
    ssi_net: Decimal = Decimal(0)
    living_arrangement: Clean = ""


class OwlWage(Kept):
    """What one employer paid in one quarter (yyyyq)."""

    quarter: int
    employer_account: Clean
    employer_name: Clean
    gross_wage: Decimal


class OwlBenefit(Kept):
    """Present unemployment benefits."""

    claim_date: date
    weekly_amount: Decimal
    balance: Decimal
    weeks_paid: int


class OwlAnswer(Answer):
    """OESC's answer to OWL: the last two quarters of employment, present unemployment benefits."""

    quarters: tuple[int, ...]
    wages: tuple[OwlWage, ...] = ()
    benefit: OwlBenefit | None = None


class SaveQuestion(Question):
    """Whose status USCIS is asked about, by which document (OKDHS 17(a))."""

    a_number: int | None = None
    document: Clean
    """A code of the table `save_document`."""
    document_date: date | None = None
    level: Clean
    """A code of the table `save_level`."""
    item: Clean
    """The item that says why it is this level."""
    case_verification: Clean = ""
    """Verification number of the initial verification that this one goes on with."""


class SaveAnswer(Answer):
    """USCIS's answer to ASV; its code is kept beside it. It never decides eligibility."""

    birth_date: date | None = None
    verification_number: Clean = ""
    """13 digits and two letters."""
    class_of_admission: Clean = ""
    country: Clean = ""
    entry_date: date | None = None
    until_date: date | None = None
    response_date: date | None = None
