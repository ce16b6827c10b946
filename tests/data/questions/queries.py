"""Questions about the office's persons, asked and answered without a screen."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update

from data.practice.responders import RESPONDERS
from data.questions.question import ask, persons_on_case
from data.store.clock import FixedClock, office_date
from data.store.store import Store
from data.systems.layout import write_record
from data.systems.registry import question_systems
from data.systems.request import Asked, ExchangeRequest, Subject, questions_about
from tests.transactions.office import CLOCK, MARIA

NOW = CLOCK.instant


def ask_about(
    store: Store,
    system: str,
    person_code: int = 1,
    now: datetime = NOW,
    practice: bool = False,
) -> Asked | None:
    """Ask about a person on C000001. Return the pending question, if there is one."""
    with store.transaction() as connection:
        person = persons_on_case(connection, "C000001")[person_code - 1]
        return ask(
            connection,
            system,
            person.subject,
            person.question,
            "WKR01",
            now,
            RESPONDERS if practice else {},
        )


def about(store: Store, system: str, ssn: int | None = MARIA) -> list[Asked]:
    """Return every question about a person."""
    subject = Subject(ssn, "C000001", 3)
    with store.reading() as connection:
        return questions_about(connection, system, subject)


def count(store: Store) -> int:
    """Count the questions."""
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(ExchangeRequest)).scalar_one()


def mark_sent(store: Store, at: datetime = NOW) -> None:
    """Mark every question sent."""
    with store.transaction() as connection:
        connection.execute(update(ExchangeRequest).values(sent_at=at))


ANSWERS: dict[str, dict[str, Any]] = {
    "ENU": {"code": "V", "found_ssn": 0},
    "QTR": {
        "code": "", "birth_date": None, "minimum_1937": 0, "maximum_1937": 0,
        "railroad_months": 0, "first_year": 2010, "pattern": "CCCCNNNN",
    },
    "TPQ": {
        "code": "", "birth_date": None, "response_date": office_date(CLOCK), "verification": "V",
        "claim_number": "", "rsdi_status": "CP", "rsdi_gross": Decimal("349.50"),
        "rsdi_since": None, "part_a_since": None, "part_b_since": None, "part_b_payer": "",
        "ssi_status": "C01", "ssi_net": Decimal("650.50"), "living_arrangement": "A",
    },
}  # fmt: skip


def answer(system: str, reference: int, ssn: int = MARIA, **values: Any) -> dict[str, Any]:
    """Make a record of an answer file about Maria Lopez."""
    names = {"last_name": "LOPEZ", "first_name": "MARIA", "middle_name": ""}
    return {"reference": reference, "ssn": ssn, **names, **ANSWERS[system], **values}


def answer_file(
    path: Path, system: str, *records: dict[str, Any], clock: FixedClock = CLOCK, **foot: Any
) -> Path:
    """Write an answer file, which is valid unless `foot` changes its trailer."""
    layout = question_systems()[system].answers
    assert layout is not None
    head = {
        "system": system, "created": office_date(clock), "sequence": 1, "agency": layout.agency
    }  # fmt: skip
    total = sum((one[layout.total] for one in records if layout.total), Decimal(0))
    size = layout.record_length
    trailer = {**head, "records": len(records), "total": total, **foot}
    lines = [write_record(layout.header, size, head)]
    lines += [write_record(layout.detail, size, record) for record in records]
    lines.append(write_record(layout.trailer, size, trailer))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="ascii", newline="")
    return path
