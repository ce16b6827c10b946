"""Interface to an employment verification service. A county can connect its own service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from sqlalchemy import Connection


class NoAnswerError(Exception):
    """Failure to reach the service, or to get an answer in time."""


@dataclass(frozen=True, slots=True)
class Employer:
    """One employment in the result of a search."""

    reference: str
    """Reference of the employment in the service; it has no blanks."""
    ssn: int
    """SSN of the employee."""
    code: str
    """Employer code of five digits."""
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
    """Verification of one employment, as of a date."""

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
    """Most recent pay periods, newest first."""


class VerificationService(Protocol):
    """Connection to the service. Every method may raise NoAnswerError."""

    def account(self, user_id: str) -> tuple[str, str]:
        """Return the user name and password to show to a trainee; blank if none may be shown."""
        ...

    def sign_on(self, user_id: str, user_name: str, password: str) -> bool:
        """Return True if the service accepts the user name and password from this user."""
        ...

    def by_ssn(self, ssn: int) -> Sequence[Employer]:
        """Return the employments of an SSN whose employers allow access by it, newest first."""
        ...

    def by_other_id(self, employee_id: str) -> Sequence[Employer]:
        """Return the employments with this employee ID number."""
        ...

    def verification(self, reference: str) -> Verification | None:
        """Return the verification of an employment; None if it no longer exists."""
        ...


ServiceFactory = Callable[[Connection, bool], VerificationService]
"""Connect to the service for one input: the database connection, and True on a practice store."""
