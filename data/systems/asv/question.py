"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from datetime import date

from data.systems.question import Answer, Clean, Question


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
