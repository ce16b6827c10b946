"""Codes that workers type out of habit: each tells what it did and what to use instead."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from data.audit.event import AuditEvent
from data.store.store import Store
from data.store.tokens import ssn_token
from tests.transactions.desk import Desk
from transactions.core.authority import may_enter
from transactions.core.registry import all_transactions, transactions_by_code
from transactions.okdhs.neighbours import TRANSACTIONS

SCREENS = {
    "AC": ["AC C000001"],
}
"""Inputs that lead to each golden screen."""

NAMED = {
    "AC", "AS", "AD", "AP", "AL", "EKL", "PS1B", "ABWI", "ABWO", "ABWU", "EBTU", "ABBREV", "AIH",
    "AIHL", "AIW", "AIWH", "AIWHL", "ALW", "AUAI", "AUL", "AULS", "AUPRI", "AUSN", "AUSW", "105E",
    "105EQ", "105H", "105HQ",
}  # fmt: skip


def test_every_code_of_the_staff_help_that_we_lack_is_there() -> None:
    assert {neighbour.code for neighbour in TRANSACTIONS} == NAMED
    assert {declared.code for declared in all_transactions() if declared.elsewhere} == NAMED
    for code in ("EA", "EB", "EF", "FD"):
        assert not transactions_by_code()[code].elsewhere


@pytest.mark.parametrize("neighbour", TRANSACTIONS, ids=lambda neighbour: neighbour.code)
def test_each_says_what_it_did_and_what_helps(neighbour: object, quick: Desk) -> None:
    code = neighbour.code  # type: ignore[attr-defined]
    declared = transactions_by_code()[code]
    said = quick.enter("[CLEAR]", code).message
    assert said.startswith(f"IMS0808W {code} IS NOT AVAILABLE HERE; USE ")
    assert quick.code == "M" and quick.row(2).startswith(f" {code}  {declared.title}")
    helps = said.partition("; USE ")[2].split()
    assert helps and all(not transactions_by_code()[each].elsewhere for each in helps)
    assert may_enter("worker", code) and declared.key_needed is False


@pytest.mark.parametrize(
    ("typed", "then", "field", "value"),
    [
        ("AC C000001", "PS2", "case", "C000001"),
        ("EBTU C000050 EC", "EA", "case", "C000050"),
        ("AS 900-00-0001", "PY", "ssn", "900-00-0001"),
    ],
)
def test_the_key_is_kept_for_what_helps(
    typed: str, then: str, field: str, value: str, worker: Desk
) -> None:
    worker.enter(typed, then)
    assert worker.code == then and worker.value(field) == value


@pytest.mark.parametrize("typed", ["AC", "AC LOPEZ", "AS LOPEZ", "AS 12", "105E 900000001 X", "AL"])
def test_whatever_follows_it_answers(typed: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", typed).message.startswith("IMS0808W")


def test_on_a_screen_about_several_it_asks_nothing(quick: Desk) -> None:
    assert quick.enter("PY 900000001", "AC").message.startswith("IMS0808W")
    assert quick.enter("PY 900000001", "@4 AC", "PS2").image.name == "PS2"
    assert quick.value("case") == "C000001"


def test_an_ssn_typed_behind_one_leaves_its_token(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("AS 900000001")
    with sqlite_store.reading() as connection:
        event = connection.execute(
            select(AuditEvent.token).where(AuditEvent.transaction == "AS")
        ).scalar_one()
    assert event == ssn_token(sqlite_store.token_key, 900_00_0001)


def test_m_lists_them_apart_and_marks_our_own(quick: Desk) -> None:
    quick.enter("M")
    lines = []
    for _ in range(6):
        lines += [quick.value(f"text.{line}") or "" for line in range(1, 21)]
        quick.enter("[PF8]")
    text = "\n".join(lines)
    here, _, elsewhere = text.partition("NOT AVAILABLE HERE")
    assert "PS2*" in here and "ALX*" in here and "BRT*" in here
    assert "\nEF  " in here and "EF*" not in here
    assert "\nAC  " in elsewhere and "\n105E  " in elsewhere and "\nAC  " not in here
    quick.enter("[CLEAR]", "M AC")
    assert "NOT AVAILABLE HERE; NAMED IN OKDHS STAFF HELP" in quick.text
