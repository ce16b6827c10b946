"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from data.systems.question import Answer


class EnuAnswer(Answer):
    """SSA's answer to ENU; its code is kept beside it (OKDHS 11)."""

    found_ssn: int | None = None
    """The number that SSA has for the person, where it is another than was sent."""
