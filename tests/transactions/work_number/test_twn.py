"""TWN: the eleven steps of the policy, refusals, and the record of each lookup."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from data.audit.event import AuditEvent
from data.office.agreement import ServiceAgreement
from data.office.case_message import CaseMessage
from data.office.lookup import LookupRow, lookups, set_fault
from data.office.participant import Authorization, FirstContact, Participant, Withdrawal
from data.office.reviewer import ReviewerAccess
from data.rules.authorization import Limits
from data.store.clock import Clock
from data.store.store import Store
from data.systems.twn import Employment, PayPeriod
from data.systems.twn.embedded import EmbeddedService
from data.systems.twn.service import Employer, Verification
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK, TODAY, put
from tests.transactions.participants import (
    ANA,
    LEE,
    MAX,
    RITA,
    UMA,
    employment,
    form,
    furnish_participants,
)
from tests.transactions.rows import at
from tests.transactions.test_hostile_rows import PAYLOADS, assert_harmless
from transactions.core.options import Options, WorkNumber

GOLDEN = Path(__file__).parents[1] / "golden"
SIGN_ON = ("menu=1;log_in=X", "user_name=OCREV01", "password=verify01")
REQUEST = "purpose=WPR;cw=X;wtw=X"
TELEPHONE = "1-800-660-3399"


@pytest.fixture
def reviewer(store: Store, tmp_path: Path) -> Desk:
    """REV01 at an assigned workstation, once on each engine."""
    furnish_participants(store)
    return desk(store, tmp_path / "prints", "REV01")


@pytest.fixture
def office(sqlite_store: Store) -> Store:
    """Office with participants, for tests to which the engine does not matter."""
    furnish_participants(sqlite_store)
    return sqlite_store


@pytest.fixture
def quick_reviewer(office: Store, tmp_path: Path) -> Desk:
    """REV01, for tests to which the engine does not matter."""
    return desk(office, tmp_path / "prints", "REV01")


def held(store: Store, ssn: int) -> list[LookupRow]:
    with store.reading() as connection:
        return lookups(connection, ssn)


def change(store: Store, *statements: object) -> None:
    with store.transaction() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_the_eleven_steps_in_their_order(reviewer: Desk, store: Store, tmp_path: Path) -> None:
    reviewer.enter(f"TWN {ANA}")
    golden = [screen_text(reviewer.screen.image)]
    for typed in (
        *SIGN_ON, REQUEST, "check.1=X;check.2=X", "[ENTER]", "[ENTER]", "[ENTER]",
    ):  # fmt: skip
        reviewer.enter(typed)
        golden.append(screen_text(reviewer.screen.image))
        steps = "".join(golden[-1].splitlines()[2:25])
        assert "STEP" in steps
    assert reviewer.code == "TWN11"
    assert_golden(GOLDEN / "TWN-STEPS.txt", "\n".join(golden))
    said = reviewer.say("[PF12]")
    assert said.startswith("IMS0007I")
    reviewer.enter("[PF8]", "[PF12]", "[PF8]", "[PF12]")
    printed = "".join(path.read_text("utf-8") for path in (tmp_path / "prints").iterdir())
    assert all(word in printed for word in ("COAST BAKERY", "HARBOR HOTEL", "BY MONTH"))
    assert reviewer.say("new=N") == "IMS1030I LOOKUP FINISHED, NOTHING IS NEW TO THE COUNTY"
    found = held(store, ANA)
    assert [(row.outcome, row.employers) for row in found] == [
        ("LISTED", "10002 10001"), ("REVIEWED", "10002 10001"),
    ]  # fmt: skip
    assert {(row.user_id, row.terminal, row.purpose, row.programs) for row in found} == {
        ("REV01", "TEST", "WPR", "CW WTW")
    }
    assert {row.looked_at for row in found} == {CLOCK.now()}


def test_hours_of_the_chosen_employers_by_month(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X;check.2=X")
    quick_reviewer.enter("[ENTER]", "[ENTER]")
    assert quick_reviewer.code == "TWNHR"
    shown = [
        (quick_reviewer.value(f"month.{n}"), (quick_reviewer.value(f"hours.{n}") or "").strip())
        for n in (1, 2, 3)
    ]
    assert shown == [("03/2026", "40.00"), ("02/2026", "38.00"), ("01/2026", "26.50")]


def test_one_of_the_employers_alone(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.2=x")
    assert (quick_reviewer.code, quick_reviewer.value("employer")) == ("TWN10", "COAST BAKERY")
    quick_reviewer.enter("[ENTER]")
    assert quick_reviewer.value("employers") == "COAST BAKERY"
    assert held(office, ANA)[-1].employers == "10001"


WRONG = {
    "menu=2;log_in=X": ("IMS1014E", "menu"),
    "log_in=X": ("IMS1014E", "menu"),
    "menu=1": ("IMS1015E", "log_in"),
    "menu=1;log_in=Y": ("IMS1015E", "log_in"),
}
WRONG_REQUESTS = {
    "purpose=WPR;cw=X;employee_ssn=900300002": ("IMS1018E", "employee_ssn"),
    'purpose=WPR;cw=X;employee_ssn=""': ("IMS1018E", "employee_ssn"),
    "purpose=WPR;cw=X;other=X": ("IMS1019E", "other_id"),
    "purpose=WPR;cw=X;other_id=E-11": ("IMS1019E", "other"),
    "purpose=WPR;cw=X;other=Q;other_id=E-11": ("IMS1019E", "other"),
    "cw=X": ("IMS1020E", "purpose"),
    "purpose=ZZ;cw=X": ("IMS1020E", "purpose"),
    "purpose=ELIG;cw=X": ("IMS1021E", "purpose"),
    "purpose=CS;cw=X": ("IMS1021E", "purpose"),
    "purpose=WPR": ("IMS1022E", "cw"),
    "purpose=WPR;cf=Q": ("IMS1022E", "cf"),
    "purpose=WPR;cw=X;mc=X": ("IMS1023E", "mc"),
}


@pytest.mark.parametrize("typed", WRONG)
def test_steps_1_and_2_are_needed(typed: str, quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWN {ANA}")
    number, cursor = WRONG[typed]
    assert quick_reviewer.say(typed).startswith(number)
    assert (quick_reviewer.code, quick_reviewer.cursor) == ("TWN", cursor)


def test_steps_3_and_4_are_needed(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWN {ANA}", SIGN_ON[0])
    assert quick_reviewer.say("[ENTER]").startswith("IMS1016E")
    quick_reviewer.enter("user_name=OCREV02")
    assert quick_reviewer.say("password=VERIFY02").startswith("IMS1017E"), "another's account"
    quick_reviewer.enter("[PF3]", f"TWN {ANA}", SIGN_ON[0], SIGN_ON[1])
    assert quick_reviewer.say("password=VERIFY99").startswith("IMS1017E")
    assert quick_reviewer.say('password=""').startswith("IMS1049E"), "that is no try"
    assert quick_reviewer.value("password") is None, "it does not show"
    assert "verify99" not in quick_reviewer.text.lower()


@pytest.mark.parametrize("typed", WRONG_REQUESTS)
def test_what_step_8_refuses_is_recorded(typed: str, quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON)
    number, cursor = WRONG_REQUESTS[typed]
    assert quick_reviewer.say(typed).startswith(number)
    assert (quick_reviewer.code, quick_reviewer.cursor) == ("TWN5", cursor)
    (row,) = held(office, ANA)
    assert row.outcome == number[:-1]
    assert row.purpose == {"purpose=ELIG;cw=X": "ELIG", "purpose=CS;cw=X": "CS"}.get(
        typed, "WPR" if "WPR" in typed else ""
    )
    assert "CW" in row.programs or "cw=X" not in typed


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


@pytest.mark.parametrize("programs", ["cf=X", "mc=X", "cf=X;mc=X"])
def test_wpr_is_not_for_calfresh_or_medi_cal_alone(
    programs: str, quick_reviewer: Desk, office: Store
) -> None:
    change(office, update(Participant).values(programs="CW CF MC"))
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON)
    assert quick_reviewer.say(f"purpose=WPR;{programs}").startswith("IMS1034E")
    assert held(office, ANA)[-1].outcome == "IMS1034"


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


def test_an_employer_that_does_not_allow_access_by_ssn(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {LEE}", *SIGN_ON, REQUEST)
    assert quick_reviewer.code == "TWNNR"
    quick_reviewer.enter("[ENTER]")
    assert quick_reviewer.code == "TWN5"
    quick_reviewer.enter(f"other=X;other_id=e-77;{REQUEST}")
    assert quick_reviewer.value("employer.1") == "CANYON FREIGHT"
    assert [(row.outcome, row.by_other_id) for row in held(office, LEE)] == [
        ("NO RECORD", False), ("LISTED", True),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["E-99", "E-11"])
def test_the_id_number_of_another_person_shows_nothing(
    number: str, quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {LEE}", *SIGN_ON, f"other=X;other_id={number};{REQUEST}")
    assert quick_reviewer.code == "TWNNR" and "COAST" not in quick_reviewer.text
    assert held(office, LEE)[0].outcome == "NO RECORD"


def test_no_record_says_that_it_does_not_say_there_is_no_job(
    quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {MAX}", *SIGN_ON, REQUEST)
    assert_golden(GOLDEN / "TWNNR.txt", screen_text(quick_reviewer.screen.image))
    assert "NO RECORD DOES NOT MEAN THAT THERE IS NO JOB" in quick_reviewer.text
    (row,) = held(office, MAX)
    assert (row.outcome, row.purpose, row.programs) == ("NO RECORD", "WPR", "CW WTW")


def test_who_is_no_participant_is_not_looked_up(quick_reviewer: Desk, office: Store) -> None:
    assert quick_reviewer.say(f"TWN {RITA}") == (
        "IMS1031E SSN 900-30-0009 IS NOT A PARTICIPANT OF THE COUNTY"
    )
    assert held(office, RITA)[0].outcome == "IMS1031"


@pytest.mark.parametrize("step", range(4))
def test_when_the_service_does_not_answer_the_screen_has_the_number(
    step: int, quick_reviewer: Desk, office: Store
) -> None:
    quick_reviewer.enter(f"TWN {ANA}", SIGN_ON[0], SIGN_ON[1])
    inputs = [SIGN_ON[2], REQUEST, "check.1=X", "[ENTER]"]
    quick_reviewer.enter(*inputs[:step]) if step else None
    with office.transaction() as connection:
        set_fault(connection, "TWN", True, CLOCK.now())
    said = quick_reviewer.say(inputs[step])
    assert said.startswith("IMS1024E") and TELEPHONE in said
    assert held(office, ANA)[-1].outcome == "NO ANSWER"
    with office.transaction() as connection:
        set_fault(connection, "TWN", False, CLOCK.now())
    code = quick_reviewer.code
    quick_reviewer.enter(inputs[step])
    assert quick_reviewer.code != code, "it goes on where it stood"


def test_at_step_9_at_least_one_employer_is_checked(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    assert quick_reviewer.say("[ENTER]").startswith("IMS1026E")
    assert quick_reviewer.say("check.2=Q").startswith("IMS1026E")
    assert quick_reviewer.cursor == "check.2"


def test_a_record_that_is_gone(quick_reviewer: Desk, office: Store) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    change(office, delete(PayPeriod), delete(Employment).where(Employment.ssn == ANA))
    assert quick_reviewer.say("check.1=X").startswith("IMS1027E")


def test_what_is_new_is_shared_with_both_who_work_the_case(reviewer: Desk, store: Store) -> None:
    reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST, "check.2=X", "[ENTER]", "[ENTER]")
    reviewer.enter("[PF12]")
    assert reviewer.say("[ENTER]").startswith("IMS1028E")
    assert reviewer.say("new=Q").startswith("IMS1028E")
    said = reviewer.say("new=Y")
    assert said == "IMS1029I SENT TO CWW01 AND WCM01; THEY SEE IT AT THEIR NEXT SIGN-ON"
    with store.reading() as connection:
        sent = connection.execute(
            select(CaseMessage.to_user, CaseMessage.ssn, CaseMessage.sent_by, CaseMessage.text)
        ).all()
    text = "NEW TO THE COUNTY, FROM THE WORK NUMBER: COAST BAKERY, ACTIVE, HIRED 02/03/2025."
    assert sorted(map(tuple, sent)) == [
        ("CWW01", ANA, "REV01", text), ("WCM01", ANA, "REV01", text),
    ]  # fmt: skip


def test_more_employers_than_lines(quick_reviewer: Desk, office: Store) -> None:
    put(office, [employment(ANA, f"2{n:04}", f"EMPLOYER {n}") for n in range(40)])
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    assert quick_reviewer.value("page") == "PAGE 1 OF 1"
    quick_reviewer.enter(";".join(f"check.{n}=X" for n in range(1, 15)))
    assert quick_reviewer.value("number") == "1 OF 14"


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


def test_a_county_puts_its_own_connection_behind_it(office: Store, tmp_path: Path) -> None:
    options = Options(verification=OtherService)
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, options), "REV01")
    at_desk.enter(f"TWN {ANA}", SIGN_ON[0])
    assert "PRACTICE THE SERVICE" not in at_desk.text
    at_desk.enter("user_name=Me", "password=Secret", REQUEST)
    assert at_desk.value("employer.1") == "ELSEWHERE"


def test_without_a_service_none_answers(office: Store, tmp_path: Path) -> None:
    at_desk = Desk(local_door(office, CLOCK, "TEST", tmp_path, Options()), "REV01")
    at_desk.enter(f"TWN {ANA}")
    assert at_desk.say(SIGN_ON[0]).startswith("IMS1024")


def test_there_is_no_such_code_in_oklahoma(office: Store, tmp_path: Path) -> None:
    worker = desk(office, tmp_path, "WKR01")
    for code in ("TWN", "TWNF"):
        assert worker.say(f"{code} {ANA}").startswith("DFS064")
    worker.enter("[CLEAR]", "PY 900300001")
    assert "TWN" not in worker.text and "BAKERY" not in worker.text
    assert held(office, ANA) == []


SHOWN = {
    Participant: ("last_name", "first_name", "middle_name", "county_case"),
    Employment: (
        "employer_name", "employee_id", "title", "status", "rate_basis", "frequency",
    ),
}  # fmt: skip
"""Columns that are only shown."""


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_text(payload: str, quick_reviewer: Desk, office: Store) -> None:
    for model, columns in SHOWN.items():
        change(office, *(update(model).values({name: payload}) for name in columns))
    for typed in (
        f"TWN {ANA}", *SIGN_ON, REQUEST, "check.1=X;check.2=X", "[ENTER]", "[ENTER]", "[ENTER]",
        "[PF8]", "new=Y", f"TWNF {ANA}",
    ):  # fmt: skip
        screen = quick_reviewer.enter(typed)
        assert_harmless(screen.cells)
        assert not screen.message.startswith(("DFS555I", "IMS0016")), typed


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
