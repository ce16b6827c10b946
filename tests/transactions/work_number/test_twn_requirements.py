"""TWN: the requirements on user, workstation, participant and forms, and their refusals."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from data.audit.event import AuditEvent
from data.office.agreement import ServiceAgreement
from data.office.participant import Authorization, FirstContact, Participant, Withdrawal
from data.office.reviewer import ReviewerAccess
from data.rules.authorization import Limits
from data.store.clock import Clock
from data.store.store import Store
from data.systems.twn.embedded import EmbeddedService
from data.systems.twn.service import Employer
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK, TODAY
from tests.transactions.participants import ANA, LEE, RITA, UMA, form
from tests.transactions.rows import at
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON, change, held
from transactions.core.options import Options, WorkNumber

GOLDEN = Path(__file__).parents[1] / "golden"


def refusals(connection: Connection) -> dict[str, list[object]]:
    """Changes that make each requirement fail, by message number."""
    mine = ReviewerAccess.user_id == "REV01"
    no_forms = delete(Authorization).where(Authorization.ssn == ANA)
    no_contacts = delete(FirstContact).where(FirstContact.ssn == ANA)

    def access(**values: object) -> object:
        return update(ReviewerAccess).where(mine).values(**values)

    def adds(name: str, seen: str, days: int = 0) -> object:
        values = vars(form(ANA, name, seen, TODAY + timedelta(days=days))).copy()
        del values["_sa_instance_state"]
        return insert(Authorization).values(**values)

    def asks(whom: str) -> object:
        return insert(FirstContact).values(
            ssn=ANA, whom=whom, consent=False, contact_date=TODAY, recorded_by="REV01",
            recorded_at=CLOCK.now(),
        )  # fmt: skip

    return {
        "IMS1000": [update(ServiceAgreement).values(to_date=date(2018, 9, 30))],
        "IMS1001": [access(position="calworks")],
        "IMS1002": [no_contacts],
        "IMS1003": [no_contacts, asks("E")],
        "IMS1004": [no_forms],
        "IMS1005": [no_forms, adds("F063-25-288", "P", 1)],
        "IMS1006": [no_forms, adds("SAWS2P-1214", "")],
        "IMS1007": [no_forms, adds("CF285-0415", "O")],
        "IMS1008": [access(workstation="OTHER")],
        "IMS1009": [access(agreement_signed_on=None)],
        "IMS1010": [access(job_need=False)],
        "IMS1011": [access(activated_on=None)],
        "IMS1012": [access(deactivated_on=TODAY, deactivated_by="RMGR1")],
        "IMS1033": [update(Participant).values(programs="CF MC")],
        "IMS1035": [no_forms, adds("F063-25-288", "P", -366)],
        "IMS1036": [no_forms, adds("F063-25-288", "")],
        "IMS1037": [no_forms, adds("SAWS2P-0415", "O", -4100)],
        "IMS1038": [
            insert(Withdrawal).values(
                ssn=ANA,
                form="F063-25-288",
                signed_date=date(2026, 3, 2),
                withdrawn_on=TODAY,
                recorded_by="REV01",
                recorded_at=CLOCK.now(),
            )
        ],
        "IMS1047": [access(wrong_passwords=3)],
        "IMS1039": [update(FirstContact).values(contact_date=date(1990, 5, 1))],
    }


NUMBERS = [
    *(f"IMS{number}" for number in range(1000, 1013)),
    *("IMS1033", "IMS1035", "IMS1036", "IMS1037", "IMS1038", "IMS1039", "IMS1047"),
]
UNAUTHORIZED = ("IMS1001", "IMS1009", "IMS1010", "IMS1011", "IMS1012", "IMS1047")
"""Requirements on the user. Without them nothing about the participant is shown."""


def take_away(store: Store, number: str) -> None:
    with store.transaction() as connection:
        for statement in refusals(connection)[number]:
            connection.execute(statement)  # type: ignore[call-overload]


def last_outcome(store: Store) -> str | None:
    with store.reading() as connection:
        return connection.scalars(
            select(AuditEvent.outcome).order_by(AuditEvent.event_id.desc())
        ).first()


@pytest.mark.parametrize("number", NUMBERS)
def test_each_missing_piece_is_refused_before_step_1_and_recorded(
    number: str, quick_reviewer: Desk, office: Store
) -> None:
    take_away(office, number)
    said = quick_reviewer.say(f"TWN {ANA}")
    if number in UNAUTHORIZED:
        assert said.startswith(f"{number}E") and "RIOS" not in quick_reviewer.text
    else:
        assert said.startswith("IMS1013E 1 MISSING") and quick_reviewer.code == "TWNB"
        assert f"{number}E" in quick_reviewer.text
    assert "STEP 2" not in quick_reviewer.text
    (row,) = held(office, ANA)
    assert (row.outcome, row.purpose, row.programs) == (number, "", "")
    assert last_outcome(office) == (number if number in UNAUTHORIZED else "IMS1013"), "and audited"


@pytest.mark.parametrize(
    ("number", "steps"),
    [*zip(NUMBERS, cycle([3, 4])), *(("IMS1004", steps) for steps in range(3))],
)
def test_what_is_taken_away_meanwhile_ends_the_lookup_at_the_next_key(
    number: str, steps: int, quick_reviewer: Desk, office: Store
) -> None:
    inputs = [*SIGN_ON, REQUEST, "check.1=X"]
    quick_reviewer.enter(f"TWN {ANA}", *inputs[:steps])
    before = len(held(office, ANA))
    take_away(office, number)
    said = quick_reviewer.say(inputs[steps])
    assert said.startswith(f"{number}E") and quick_reviewer.code == "DFSMO1"
    assert "RIOS" not in quick_reviewer.text and "BAKERY" not in quick_reviewer.text
    assert [row.outcome for row in held(office, ANA)[before:]] == [number], "nothing was sent"


def test_step_1_opens_when_nothing_is_missing_any_more(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {UMA}")
    assert_golden(GOLDEN / "TWNB.txt", screen_text(quick_reviewer.screen.image))
    assert quick_reviewer.say("[ENTER]").startswith("IMS1013E 2 MISSING")
    quick_reviewer.enter(
        "TWNF", "form=F063-25;signed=03/19/2026;seen=P;contact=C;contact_date=03/19/2026"
    )
    quick_reviewer.enter("[PF3]")
    assert quick_reviewer.code == "TWN" and "STEP 2" in quick_reviewer.text


class Midnight(Clock):
    """Clock that can be set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def test_an_agreement_that_ends_at_midnight_ends_the_conversation(
    office: Store, tmp_path: Path
) -> None:
    last_day = date(2026, 3, 31)
    change(office, update(ServiceAgreement).values(to_date=last_day))
    clock = Midnight(at(last_day, 23, 59))
    late = desk(office, tmp_path, "REV01", clock=clock)
    late.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    assert late.code == "TWN9"
    clock.at = at(last_day + timedelta(days=1), 0, 0)
    said = late.say("check.1=X")
    assert said == "IMS1000E NO AGREEMENT WITH THE WORK NUMBER IN FORCE ON 04/01/2026"
    assert late.code == "DFSMO1"


def test_an_other_id_is_checked_again_before_anything_is_sent(
    quick_reviewer: Desk, office: Store
) -> None:
    sent: list[str] = []

    class Listening(EmbeddedService):
        def by_other_id(self, employee_id: str) -> list[Employer]:
            sent.append(employee_id)
            return super().by_other_id(employee_id)

    options = Options(verification=Listening)
    at_desk = Desk(local_door(office, CLOCK, "TEST", Path("unused"), options), "REV01")
    at_desk.enter(f"TWN {LEE}", *SIGN_ON)
    change(office, delete(Authorization).where(Authorization.ssn == LEE))
    assert at_desk.say(f"other=X;other_id=E-77;{REQUEST}").startswith("IMS1004E")
    assert sent == []


def test_a_refusal_is_recorded_once_on_each_engine(reviewer: Desk, store: Store) -> None:
    assert reviewer.say(f"TWN {UMA}").startswith("IMS1013E")
    assert [(row.outcome, row.programs) for row in held(store, UMA)] == [("IMS1002", "")]


@pytest.mark.parametrize("user_id", ["REV02", "REV03", "RSUP1", "RMGR1", "CWW01", "WCM01"])
def test_step_1_opens_for_nobody_else(user_id: str, office: Store, tmp_path: Path) -> None:
    other = desk(office, tmp_path / "prints", user_id)
    assert other.say(f"TWN {ANA}")[:7] in ("IMS1001", "IMS1011")
    assert "RIOS" not in other.text and "STEP" not in other.text
    (row,) = held(office, ANA)
    assert (row.user_id, row.purpose) == (user_id, "")


def test_the_same_user_at_another_workstation(office: Store, tmp_path: Path) -> None:
    other = desk(office, tmp_path / "prints", "REV01", lterm="HOME")
    assert other.say(f"TWN {ANA}").startswith("IMS1013E 1 MISSING") and "IMS1008E" in other.text
    (row,) = held(office, ANA)
    assert (row.outcome, row.terminal) == ("IMS1008", "HOME")


def test_who_is_no_participant_is_not_looked_up(quick_reviewer: Desk, office: Store) -> None:
    assert quick_reviewer.say(f"TWN {RITA}") == (
        "IMS1031E SSN 900-30-0009 IS NOT A PARTICIPANT OF THE COUNTY"
    )
    assert held(office, RITA)[0].outcome == "IMS1031"


def test_there_is_no_such_code_in_oklahoma(office: Store, tmp_path: Path) -> None:
    worker = desk(office, tmp_path, "WKR01")
    for code in ("TWN", "TWNF"):
        assert worker.say(f"{code} {ANA}").startswith("DFS064")
    worker.enter("[CLEAR]", "PY 900300001")
    assert "TWN" not in worker.text and "BAKERY" not in worker.text
    assert held(office, ANA) == []


def test_the_limits_are_those_of_the_office(office: Store, tmp_path: Path) -> None:
    strict = Options(verification=EmbeddedService, work_number=WorkNumber(Limits(17, 16, 1), 30))
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, strict), "REV01")
    at_desk.enter(f"TWN {ANA}")
    assert at_desk.code == "TWNB" and "IMS1035E" in at_desk.text and "IMS1039E" in at_desk.text
    looser = Options(verification=EmbeddedService, work_number=WorkNumber(Limits(18, 17, 1), 30))
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, looser), "REV01")
    at_desk.enter(f"TWN {ANA}", *SIGN_ON[:2])
    assert at_desk.say("password=VERIFY99").startswith("IMS1047E"), "one try"
    boss = Desk(local_door(office, CLOCK, "TEST", tmp_path, looser), "RSUP1")
    boss.enter("TWNS")
    assert boss.value("guidelines.2") == "DUE", "reviewed 46 days ago"
