"""TWN: the eleven steps of the policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.office.case_message import CaseMessage
from data.office.participant import Participant
from data.store.store import Store
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk
from tests.transactions.office import CLOCK, put
from tests.transactions.participants import ANA, employment
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON, change, held

GOLDEN = Path(__file__).parents[1] / "golden"


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


@pytest.mark.parametrize("programs", ["cf=X", "mc=X", "cf=X;mc=X"])
def test_wpr_is_not_for_calfresh_or_medi_cal_alone(
    programs: str, quick_reviewer: Desk, office: Store
) -> None:
    change(office, update(Participant).values(programs="CW CF MC"))
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON)
    assert quick_reviewer.say(f"purpose=WPR;{programs}").startswith("IMS1034E")
    assert held(office, ANA)[-1].outcome == "IMS1034"


def test_at_step_9_at_least_one_employer_is_checked(quick_reviewer: Desk) -> None:
    quick_reviewer.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    assert quick_reviewer.say("[ENTER]").startswith("IMS1026E")
    assert quick_reviewer.say("check.2=Q").startswith("IMS1026E")
    assert quick_reviewer.cursor == "check.2"


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
