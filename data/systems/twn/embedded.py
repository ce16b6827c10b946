"""Verification service that answers from the store, with data from The Work Number's files."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from data.office.agreement import SERVICE
from data.office.lookup import faulty
from data.systems.twn import PAY_PERIODS, Employment, employments, pay_periods, ssns_known_by
from data.systems.twn.service import Employer, NoAnswerError, Paid, Verification


class EmbeddedService:
    """Service that answers from the store. On a practice store a trainer can make it fail.

    Only practice has accounts. A live store uses the county's own connection instead.
    """

    def __init__(self, connection: Connection, practice: bool) -> None:
        self._connection = connection
        self._practice = practice

    def account(self, user_id: str) -> tuple[str, str]:
        """Return a user name and password, such as OCREV01 and VERIFY01 for REV01."""
        if not self._practice:
            return "", ""
        return f"OC{user_id}", f"VERIFY{user_id[-2:]}"

    def sign_on(self, user_id: str, user_name: str, password: str) -> bool:
        """Check the user name and password of the user's own account, in either case."""
        self._answer()
        return self._practice and (user_name.upper(), password.upper()) == self.account(user_id)

    def by_ssn(self, ssn: int) -> list[Employer]:
        """Return the employments under an SSN whose employers allow access by it."""
        self._answer()
        held = employments(self._connection, ssn)
        return [_employer(row) for row in held if row.allows_ssn == "Y"]

    def by_other_id(self, employee_id: str) -> list[Employer]:
        """Return the employments that have this ID number now."""
        self._answer()
        return [
            _employer(row)
            for ssn in ssns_known_by(self._connection, employee_id)
            for row in employments(self._connection, ssn)
            if row.employee_id == employee_id
        ]

    def verification(self, reference: str) -> Verification | None:
        """Return an employment with its newest pay periods."""
        self._answer()
        found = re.fullmatch("([0-9]{9})-([0-9]{5})", reference, re.ASCII)
        if found is None:
            return None
        ssn, code = int(found[1]), found[2]
        for row in employments(self._connection, ssn):
            if row.employer_code == code:
                return self._verification(row)
        return None

    def _verification(self, row: Employment) -> Verification:
        periods = pay_periods(self._connection, row.ssn, row.employer_code)[:PAY_PERIODS]
        return Verification(
            employer=_employer(row),
            title=row.title,
            pay_rate=row.pay_rate,
            rate_basis=row.rate_basis,
            frequency=row.frequency,
            weekly_hours=row.weekly_hours,
            as_of=row.as_of,
            year_to_date=row.year_to_date,
            periods=[Paid(p.begin_date, p.end_date, p.pay_date, p.gross, p.hours) for p in periods],
        )

    def _answer(self) -> None:
        if faulty(self._connection, SERVICE):
            raise NoAnswerError


def _employer(row: Employment) -> Employer:
    return Employer(
        reference=f"{row.ssn:09}-{row.employer_code}",
        ssn=row.ssn,
        code=row.employer_code,
        name=row.employer_name,
        status=row.status,
        hire_date=row.hire_date,
        end_date=row.end_date,
        employee_id=row.employee_id,
    )
