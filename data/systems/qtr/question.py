"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from datetime import date

from data.systems.question import Answer, Clean


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
