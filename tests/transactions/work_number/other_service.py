"""Verification service of a county's own."""

from __future__ import annotations

from sqlalchemy import Connection

from data.systems.twn.service import Employer, Verification
from tests.transactions.office import TODAY
from tests.transactions.participants import ANA


class OtherService:
    """A county's own service."""

    def __init__(self, connection: Connection, practice: bool) -> None:
        self._employer = Employer("r", ANA, "55555", "ELSEWHERE", "A", TODAY, None, "")

    def account(self, user_id: str) -> tuple[str, str]:
        return "", ""

    def sign_on(self, user_id: str, user_name: str, password: str) -> bool:
        return (user_name, password) == ("Me", "Secret")

    def by_ssn(self, ssn: int) -> list[Employer]:
        return [self._employer]

    def by_other_id(self, employee_id: str) -> list[Employer]:
        return []

    def verification(self, reference: str) -> Verification | None:
        return None
