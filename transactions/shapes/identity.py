"""Identity messages with the person that the record names and the last verdict (OKDHS 5(a))."""

from __future__ import annotations

from sqlalchemy import Connection

from data.exchange.whose import named_by
from data.office.discrepancy import Posted
from data.office.identity import Verdict, verdicts
from data.rules.identity import Sent


def named_and_settled(connection: Connection, posted: Posted) -> tuple[Sent | None, Verdict | None]:
    """Return the person named by the record of an identity message, and the last verdict on it."""
    sent = named_by(connection, posted.system, posted.ssn, posted.subject, posted.differs)
    on = posted.case_number, posted.person_code
    settled = [
        each
        for each in verdicts(connection, posted.ssn)
        if (each.case_number, each.person_code, each.sent) == (*on, sent)
    ]
    return sent, settled[-1] if settled else None


def undecided(connection: Connection, posted: Posted) -> bool:
    """Return True for an identity message that nobody has settled with DXI."""
    return posted.error_type == "IDENTITY" and named_and_settled(connection, posted)[1] is None
