"""Every line of PY of random persons leads to its transaction, and PY at the bottom leads back."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from sqlalchemy import func, select

from data.office.case import CasePerson
from data.office.client import Client
from data.office.person import ExchangeSegment
from data.questions.request_file import send_requests
from data.rules.federal_tax import FEDERAL_TAX
from data.store.clock import FixedClock, at_office
from data.store.store import Store
from screens.loader import load
from tests.conftest import TEST_ALL
from tests.templates import practice_store
from tests.transactions.desk import Desk, local_door
from tools.documents.transactions import screens_of
from transactions.core.registry import transactions_by_code

DAY = date(2026, 3, 20)
CLOCK = at_office(DAY, 10)
PERSONS = 500 if os.environ.get(TEST_ALL) == "1" else 60
ON_CASES, ON_CLIENTS = "EF", "ALX"
"""Codes to type on the lines of the upper and middle portions."""
BY_CASE = "ASV"
"""Transaction with case and person code instead of the SSN on its screen."""
LINES = {
    ON_CASES, ON_CLIENTS, "BEN", "BIL", "BRT", "BWG", "FSD", "IEV", "NNH", "OWG", "SDX", "SNH",
    "UIB", "ENU", "QTR", "TPQ", "OWL", "ASV",
}  # fmt: skip
"""Least number of lines to walk."""
NOT_AUTHORIZED = "DFS2469W TRANSACTION REJECTED TRANS NOT AUTH; RC=08"


class Step(NamedTuple):
    """One line of PY: its place, and the code to type on it."""

    page: int
    row: int
    code: str


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Practice store with months of files."""
    path = tmp_path_factory.mktemp("walk") / "practice.db"
    store = practice_store(path, 700, 11, date=DAY)
    yield store
    store.close()


@pytest.fixture(scope="session")
def persons(practice: Store, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """Draw SSNs on cases, of clients and in files, with at least one of every system. Ask SSA, OESC
    and USCIS about some, and SSA for the applicants' earnings.
    """
    with practice.reading() as connection:
        known = {
            ssn
            for column in (CasePerson.ssn, Client.ssn, ExchangeSegment.ssn)
            for ssn in connection.scalars(select(column).distinct())
            if ssn is not None
        }
        one_of_each = connection.scalars(
            select(func.min(ExchangeSegment.ssn)).group_by(ExchangeSegment.system)
        )
        drawn = sorted(set(one_of_each))
        drawn += Random(203).sample(sorted(known - set(drawn)), PERSONS - len(drawn))
        places = connection.execute(
            select(CasePerson.ssn, CasePerson.case_number, CasePerson.person_code)
            .where(CasePerson.ssn.in_(drawn[:25]))
            .order_by(CasePerson.case_number)
        )
        on_case = {ssn: (case, code) for ssn, case, code in places}
    earlier = FixedClock(CLOCK.instant - timedelta(days=6))
    at_desk = Desk(local_door(practice, earlier, "ASKS", tmp_path_factory.mktemp("asks")))
    for ssn, (case, code) in on_case.items():
        at_desk.enter("[CLEAR]", f"QTRC {ssn}", "[ENTER]", "[ENTER]", "[CLEAR]", f"ENU {ssn}")
        at_desk.enter("[CLEAR]", f"TPQYC {case}", f"ssn={ssn}", "confirm=Y", "[CLEAR]")
        at_desk.enter(f"ASV {case} {code:02}", "document=OTHER", "[CLEAR]", f"OWL {ssn}")
    send_requests(practice, tmp_path_factory.mktemp("sent"), earlier)
    return drawn


def lines(at_desk: Desk) -> Iterator[Step]:
    """Return the lines of every page of PY, each once: a shorter zone repeats its last page.
    Ends on the first page.
    """
    seen: set[tuple[str, ...]] = set()
    pages = int((at_desk.value("page") or "").split()[-1])
    for page in range(1, pages + 1):
        for field in at_desk.screen.image.fields:
            if field.name != "select" or field.attribute.protected:
                continue
            zone, words = zone_of(field.line), tuple(at_desk.row(field.row).split())
            if (zone, *words) not in seen:
                seen.add((zone, *words))
                yield Step(page, field.row, zone or words[0])
        if pages > 1:
            at_desk.enter("[PF8]" if page < pages else "=1")


def zone_of(line: int) -> str:
    """Return the code for a line of the upper or middle portion; blank for the lower portion."""
    areas = load("PY").lists
    if line in areas["cases"].lines:
        return ON_CASES
    return ON_CLIENTS if line in areas["clients"].lines else ""


def ssn_of(at_desk: Desk) -> str | None:
    """Return the SSN in the screen's field or, without a field, the only one in its text."""
    if any(field.key == "ssn" for field in at_desk.screen.image.fields):
        return (at_desk.value("ssn") or "").replace("-", "")
    found = {text.replace("-", "") for text in re.findall(r"\b\d{3}-\d{2}-\d{4}\b", at_desk.text)}
    return found.pop() if len(found) == 1 else None


def follow(at_desk: Desk, ssn: int, step: Step, position: str) -> None:
    """Type the code on its line, and PY at the bottom of the resulting screen."""
    at_desk.enter(*["[PF8]"] * (step.page - 1))
    said = at_desk.say(f"@{step.row} {step.code}")
    where = (ssn, step, said)
    if step.code in FEDERAL_TAX and position != "fti":
        assert said == NOT_AUTHORIZED and at_desk.code == "PY", where
        assert "RESTRICTED" in at_desk.row(step.row), where
        at_desk.enter("[CLEAR]", f"PY {ssn:09}")
        return
    assert at_desk.code in screens_of(transactions_by_code()[step.code].code), where
    assert step.code == BY_CASE or ssn_of(at_desk) == f"{ssn:09}", where
    assert not said.startswith("DFS"), where
    back = at_desk.say("PY")
    assert at_desk.code == "PY" and not back, (where, back)
    assert ssn_of(at_desk) == f"{ssn:09}", where


@pytest.mark.parametrize(("user", "position"), [("WKR01", "worker"), ("FTI01", "fti")])
def test_every_line_of_py_leads_to_its_transaction_and_back(
    user: str, position: str, practice: Store, persons: list[int], tmp_path: Path
) -> None:
    at_desk = Desk(local_door(practice, CLOCK, "WALK", tmp_path), user)
    walked = Counter[str]()
    for ssn in persons:
        assert at_desk.enter("[CLEAR]", f"PY {ssn:09}").image.name == "PY", ssn
        for step in list(lines(at_desk)):
            follow(at_desk, ssn, step, position)
            walked[step.code] += 1
    assert set(walked) >= LINES, walked
    assert sum(walked.values()) > 3 * len(persons), walked
