"""What the transactions ask of an employment verification service; a county can put its own
connection behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from sqlalchemy import Connection


class NoAnswerError(Exception):
    """The service cannot be reached, or does not answer in time."""


@dataclass(frozen=True, slots=True)
class Employer:
    """One employment in the list that a search brings."""

    reference: str
    """By which the service knows this employment; without blanks."""
    ssn: int
    """Whose it is."""
    code: str
    """The employer's, of five digits."""
    name: str
    status: str
    """A code of the table `twn_status`."""
    hire_date: date
    end_date: date | None
    employee_id: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One pay period: dollars gross, and hours."""

    begin: date
    end: date
    pay_date: date | None
    gross: Decimal
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything that the service has about one employment, as of a day."""

    employer: Employer
    title: str
    pay_rate: Decimal
    rate_basis: str
    """A code of the table `twn_basis`."""
    frequency: str
    """A code of the table `twn_frequency`."""
    weekly_hours: Decimal
    as_of: date
    year_to_date: Decimal
    periods: Sequence[Paid]
    """The newest pay periods, the newest first."""


class VerificationService(Protocol):
    """A connection to the service; every method may raise NoAnswerError."""

    def account(self, user_id: str) -> tuple[str, str]:
        """User name and password to be shown to a learner; blank where nobody is to see them."""
        ...

    def sign_on(self, user_id: str, user_name: str, password: str) -> bool:
        """Whether the service accepts user name and password, from this user."""
        ...

    def by_ssn(self, ssn: int) -> Sequence[Employer]:
        """The employments of an SSN whose employers allow access by it, the newest first."""
        ...

    def by_other_id(self, employee_id: str) -> Sequence[Employer]:
        """The employments whose employers know the employee by this number."""
        ...

    def verification(self, reference: str) -> Verification | None:
        """One employment of a search; None where it is gone."""
        ...


ServiceFactory = Callable[[Connection, bool], VerificationService]
"""Makes a connection for one input, from the database transaction and whether it is practice."""
