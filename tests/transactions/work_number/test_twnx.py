"""TWNX: no adverse action without its notices (WN, "Adverse Action Requirements")."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import update

from data.office.lookup import Taken, VerificationLookup, actions_about
from data.office.participant import Participant
from data.rules.adverse_action import Notices, wrong_notices
from data.store.store import Store
from tests.golden import assert_golden, screen_text
from tests.transactions.desk import Desk, desk
from tests.transactions.office import CLOCK, put
from tests.transactions.rows import at

GOLDEN = Path(__file__).parents[1] / "golden"
SSN = 900_30_7001
LOOKED_UP = date(2026, 3, 16)
WHOLE = {
    "looked_up": "03/16/2026",
    "program": "CW",
    "action": "R",
    "notice": "03/18/2026",
    "gen_1390": "03/18/2026",
}


def typed(**changed: str) -> str:
    """Return the input on TWNX, with some of it changed."""
    return ";".join(f'{name}="{text}"' for name, text in (WHOLE | changed).items())


@pytest.fixture
def county(store: Store) -> Store:
    """Store with a participant whom a reviewer looked up twice, the second time in vain."""
    put(
        store,
        [
            Participant(
                ssn=SSN, last_name="VALDEZ", first_name="NINA", middle_name="", programs="CW WTW",
                birth_date=date(1995, 5, 5), county_case="3007001", calworks_worker="CWW01",
                case_manager="WCM01",
            )
        ],
    )  # fmt: skip
    for day, outcome in ((LOOKED_UP, "REVIEWED"), (LOOKED_UP + timedelta(days=1), "NO RECORD")):
        put(
            store,
            [
                VerificationLookup(
                    looked_at=at(day, 23, 30), user_id="REV01", terminal="TEST", ssn=SSN,
                    by_other_id=False, purpose="WPR", programs="CW", outcome=outcome, employers="",
                )
            ],
        )  # fmt: skip
    return store


@pytest.fixture
def worker(county: Store, tmp_path: Path) -> Desk:
    """CalWORKs worker at a terminal."""
    return desk(county, tmp_path, "CWW01")


def recorded(store: Store) -> list[Taken]:
    with store.reading() as connection:
        return actions_about(connection, SSN)


DAYS = [None, LOOKED_UP - timedelta(days=1), LOOKED_UP, LOOKED_UP + timedelta(days=1)]


@pytest.mark.parametrize(("notice", "gen_1390"), list(product(DAYS, DAYS)))
def test_both_notices_go_out_together(notice: date | None, gen_1390: date | None) -> None:
    right = notice is not None and notice >= LOOKED_UP and notice == gen_1390
    assert (wrong_notices(LOOKED_UP, notice, gen_1390) is None) == right


def test_what_is_wrong_is_told_first_things_first() -> None:
    before, after = LOOKED_UP - timedelta(days=1), LOOKED_UP + timedelta(days=1)
    assert wrong_notices(LOOKED_UP, None, None) is Notices.NO_NOTICE
    assert wrong_notices(LOOKED_UP, after, None) is Notices.NO_GEN_1390
    assert wrong_notices(LOOKED_UP, before, before) is Notices.TOO_EARLY
    assert wrong_notices(LOOKED_UP, LOOKED_UP, after) is Notices.APART


def test_an_action_is_recorded_after_a_yes(worker: Desk, county: Store) -> None:
    worker.enter(f"TWNX {SSN}")
    assert worker.value("known") == "03/16/2026" and "VALDEZ, NINA" in worker.text
    assert_golden(GOLDEN / "TWNX.txt", screen_text(worker.screen.image))
    assert worker.say(typed()).startswith("IMS1099W TYPE Y TO RECORD") and not recorded(county)
    assert_golden(GOLDEN / "TWNX-CONFIRM.txt", screen_text(worker.screen.image))
    assert worker.cursor == "confirm"
    assert worker.say("confirm=y") == "IMS1110I ADVERSE ACTION ABOUT 900-30-7001 RECORDED"
    (taken,) = recorded(county)
    assert taken == Taken(
        SSN, LOOKED_UP, "CW", "R", date(2026, 3, 18), date(2026, 3, 18), "CWW01", CLOCK.now()
    )
    worker.enter(f"TWNX {SSN}")
    assert worker.value("taken_action_meaning.1") == "REDUCTION IN BENEFITS OR SERVICES"


@pytest.mark.parametrize(
    ("program", "applied", "allowed"),
    [("CW", "", True), ("CF", "", False), ("CF", "CF", True), ("CF", "MC", False)],
)
def test_an_action_is_about_a_program_that_the_person_is_on_or_has_applied_for(
    program: str, applied: str, allowed: bool, worker: Desk, county: Store
) -> None:
    with county.transaction() as connection:
        connection.execute(update(Participant).values(applied=applied))
    worker.enter(f"TWNX {SSN}")
    said = worker.say(typed(program=program))
    assert said.startswith("IMS1099W" if allowed else "IMS1114E"), said


@pytest.mark.parametrize("answer", ["confirm=X", "[ENTER]"])
def test_anything_else_records_nothing(answer: str, worker: Desk, county: Store) -> None:
    worker.enter(f"TWNX {SSN}", typed())
    assert worker.say(answer) == "IMS0026W ANSWER Y OR N; NOTHING HAS BEEN DONE YET"
    assert worker.say("confirm=N") == "IMS0005I TWNX NOT DONE" and not recorded(county)
    assert worker.say("[ENTER]").startswith("IMS1099W"), "what was typed is still there"


@pytest.mark.parametrize(
    ("changed", "said", "cursor"),
    [
        ({"notice": ""}, "IMS1088E NOT RECORDED: THE NOTICE OF ACTION IS MISSING", "notice"),
        ({"gen_1390": ""}, "IMS1097E NOT RECORDED: THE GEN 1390 (1/17) IS MISSING", "gen_1390"),
        ({"notice": "", "gen_1390": ""}, "IMS1088E", "notice"),
        ({"gen_1390": "03/19/2026"}, "IMS1098E", "gen_1390"),
        ({"notice": "03/15/2026", "gen_1390": "03/15/2026"}, "IMS1111E", "notice"),
        ({"gen_1390": "12/31/2016"}, "IMS1112E", "gen_1390"),
        ({"notice": "03/21/2026"}, "IMS1077E", "notice"),
        ({"gen_1390": "YES"}, "IMS1077E", "gen_1390"),
        ({"looked_up": ""}, "IMS1079E", "looked_up"),
        ({"looked_up": "03/17/2026"}, "IMS1079E", "looked_up"),
        ({"looked_up": "03/32/2026"}, "IMS1077E", "looked_up"),
        ({"program": "MC"}, "IMS1086E PROGRAM IS CW CALWORKS OR CF CALFRESH", "program"),
        ({"program": ""}, "IMS1086E", "program"),
        ({"program": "C"}, "IMS1086E", "program"),
        ({"action": "X"}, "IMS1087E ACTION IS I INELIGIBILITY OR R REDUCTION", "action"),
        ({"action": ""}, "IMS1087E", "action"),
    ],
)
def test_refusals_record_nothing(
    changed: dict[str, str], said: str, cursor: str, worker: Desk, county: Store
) -> None:
    worker.enter(f"TWNX {SSN}")
    assert worker.say(typed(**changed)).startswith(said) and worker.cursor == cursor
    assert not recorded(county)
    assert worker.say(typed()).startswith("IMS1099W"), "corrected on the same screen"


def test_who_is_no_participant(worker: Desk) -> None:
    said = worker.say("TWNX 900309999")
    assert said == "IMS1031E SSN 900-30-9999 IS NOT A PARTICIPANT OF THE COUNTY"


def test_leaving_the_question_records_nothing_and_says_so(worker: Desk, county: Store) -> None:
    worker.enter(f"TWNX {SSN}", typed())
    assert worker.say("M") == "IMS0005I TWNX NOT DONE" and not recorded(county)
