"""A question and its answer, as they are kept with a request."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from data.store.safe import safe_text

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
