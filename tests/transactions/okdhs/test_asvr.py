"""ASVR: reports to FSSD (OKDHS 17(b))."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.audit.event import AuditEvent
from data.office.case import Case
from data.office.fssd_report import FssdReport
from data.office.user import User
from data.rules.confidential import SUBSTITUTE
from data.store.store import Store
from tests.transactions.desk import Desk, desk

KIM = "ASV C000001 03"


def reported(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as connection:
        rows = connection.execute(
            select(FssdReport.reason, FssdReport.name, FssdReport.street)
        ).all()
    return [(row[0], row[1], row[2]) for row in rows]


@pytest.mark.parametrize("reason", ["1", "2"])
def test_a_report_is_recorded_and_kept_from_other_workers(
    reason: str, worker: Desk, store: Store, tmp_path: Path
) -> None:
    worker.enter(KIM, "ASVR")
    assert worker.code == "ASVR" and worker.value("shown") == "ARE FOR SUPERVISORS AND MANAGERS"
    assert worker.say(f"reason={reason}").startswith("IMS0944W TYPE Y TO RECORD THE REPORT")
    assert reported(store) == []
    assert worker.say("confirm=Y") == "IMS0945I REPORT ON C000001 RECORDED FOR FSSD"
    assert worker.code == "ASV", "back where the worker came from"
    assert [row[:2] for row in reported(store)] == [(reason, "LEE, KIM")]
    worker.enter("ASVR C000001 03")
    assert worker.value("by.1") == "" and worker.say("[PF12]").startswith("IMS0008E")
    with store.transaction() as connection:
        connection.execute(
            update(User).where(User.user_id == "WKR02").values(position="supervisor")
        )
    supervisor = desk(store, tmp_path, "WKR02", "SUP")
    supervisor.enter("ASVR C000001 03")
    assert supervisor.value("by.1") == "WKR01"
    assert supervisor.value("reported_reason.1") == reason
    with store.reading() as connection:
        outcomes = connection.execute(
            select(AuditEvent.outcome).where(AuditEvent.transaction == "ASVR")
        ).scalars()
        assert "CHANGED" in set(outcomes)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (["reason=3"], "IMS0943E REASON MUST BE 1 OR 2: NOTHING ELSE IS REPORTED"),
        (["[ENTER]"], "IMS0001W NOTHING WAS ENTERED"),
        (["reason=1", "confirm=N"], "IMS0005I ASVR NOT DONE"),
        (["reason=1", "[ENTER]"], "IMS0026W ANSWER Y OR N; NOTHING HAS BEEN DONE YET"),
        (
            ["reason=1", "confirm=N", "[ENTER]"],
            "IMS0944W TYPE Y TO RECORD THE REPORT; ANYTHING ELSE RECORDS NOTHING",
        ),
    ],
)
def test_what_records_no_report(
    inputs: list[str], message: str, quick: Desk, sqlite_store: Store
) -> None:
    quick.enter("ASVR C000001 03", *inputs)
    assert quick.screen.message == message and reported(sqlite_store) == []


def test_a_confidential_address_is_the_substitute_one(quick: Desk, sqlite_store: Store) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(
            update(Case)
            .where(Case.case_number == "C000001")
            .values(acp="Y", street=SUBSTITUTE.street, city=SUBSTITUTE.city)
        )
    quick.enter("ASVR C000001 03")
    assert "NO HOME VISIT" in quick.row(6)
    quick.enter("reason=2", "confirm=Y")
    assert reported(sqlite_store) == [("2", "LEE, KIM", SUBSTITUTE.street)]


def test_nobody_on_the_case(quick: Desk) -> None:
    assert quick.say("ASVR C000001 09") == "IMS0203E NO PERSON 09 ON CASE C000001"
