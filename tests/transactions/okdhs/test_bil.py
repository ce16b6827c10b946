"""BIL: Part A and B side by side, the history, odd dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.exchange.load import load_file
from data.store.store import Store
from tests.data.exchange.files import file_of, sample_record
from tests.transactions.desk import Desk
from tests.transactions.elders import OPAL, bil
from tests.transactions.office import CLOCK, put
from transactions.okdhs.bil import date_remark, reply_meaning, sent_date

SCREENS = {
    "BIL": ["BIL 900000061A"],
}
"""Inputs that lead to each golden screen."""


def test_both_parts_side_by_side(worker: Desk) -> None:
    worker.enter("BIL 900000061A")
    assert worker.code == "BIL"
    assert worker.row(5).split() == ["EVENT", "03/01/2026", "03/01/2026"]
    assert worker.row(7).split() == ["REPLY", "OF", "CMS", "41", "ONGOING", "41", "ONGOING"]
    assert worker.row(12).split() == ["STOP", "01/01/0001", "ODD", "DATE", "OPEN"]
    assert worker.row(10).split()[2] == "S37" and "370  STATE OF OKLAHOMA" in worker.row(10)


def test_the_history_and_an_event_of_it(quick: Desk) -> None:
    quick.enter("BIL 900000061A")
    assert quick.value("event_date.1") == "03/01/2026"
    quick.enter("[PF8]")
    assert quick.row(15).split()[:6] == ["06/01/2016", "B", "61", "ACCRETE:", "START", "2161"]
    quick.enter("@15 BIL")
    assert quick.value("b_reply_meaning") == "ACCRETION REJECTED"
    assert quick.value("b_reject_meaning") == "PERSON DATA DIFFER"
    assert quick.value("a_date") == "03/01/2026", "the other part stays at its newest"


def test_from_py_and_back(worker: Desk) -> None:
    worker.enter("PY 900000061", "BIL")
    assert worker.code == "BIL"
    worker.enter("PY")
    assert worker.code == "PY"
    worker.enter("@14 BIL")
    assert worker.code == "BIL" and worker.value("claim") == "900000061A"
    worker.enter("BEN")
    assert worker.code == "BENL"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000062A", "IMS0505E NO BIL RECORD FOR CLAIM 900000062A"),
        ("900000061", "IMS0504E THE BENEFICIARY CODE IS MISSING: 900000061"),
        ("1EG4TE5MK73", "IMS0502E THAT IS A MEDICARE BENEFICIARY IDENTIFIER: 1EG4TE5MK73"),
        ("WA123456", "IMS0505E NO BIL RECORD FOR CLAIM WA123456"),
    ],
)
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"BIL {key}") == message


def test_a_person_of_py_without_buy_in(quick: Desk) -> None:
    quick.enter("PY 900000002")
    assert quick.say("BIL") == "IMS0205E NO BIL RECORD FOR SSN 900-00-0002"


def test_a_railroad_number(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [bil("B", date(2026, 2, 1), claim_number="WA123456", reply="1180")])
    quick.enter("BIL WA123456")
    assert quick.value("claim") == "WA123456" and quick.value("a_date") == ""


@pytest.mark.parametrize(
    ("digits", "shown", "remark"),
    [
        ("00000000", "", "OPEN"),
        ("00010101", "01/01/0001", "ODD DATE"),
        ("20160501", "05/01/2016", ""),
        ("99999999", "99/99/9999", "ODD DATE"),
        ("20260231", "02/31/2026", "ODD DATE"),
        ("19650101", "01/01/1965", "ODD DATE"),
    ],
)
def test_dates_as_they_came(digits: str, shown: str, remark: str) -> None:
    assert (sent_date(digits), date_remark(digits, "OPEN")) == (shown, remark)


@pytest.mark.parametrize(
    ("reply", "meant"),
    [
        ("", ""),
        ("41", "ONGOING"),
        ("4162", "ONGOING"),
        ("1699", "DELETED, DEATH: CHECK"),
        ("2199", "ACCRETION REJECTED"),
        ("1728", "MOVED OUT OF STATE"),
        ("99", "MEANING NOT KNOWN"),
        ("9999", "MEANING NOT KNOWN"),
    ],
)
def test_a_reply_by_itself_or_by_its_family(reply: str, meant: str) -> None:
    assert reply_meaning(reply) == meant


def test_from_a_loaded_file_to_the_screen(sqlite_store: Store, quick: Desk, tmp_path: Path) -> None:
    record = {
        **sample_record("BIL"), "ssn": OPAL, "claim_number": "900000061A", "last_name": "REED",
        "first_name": "OPAL", "birth_date": date(1951, 3, 14), "record_date": date(2026, 3, 15),
        "sent": "51", "reply": "1751", "reject": "", "stop_date": "00010101",
    }  # fmt: skip
    path = file_of(tmp_path, "BIL", record, created=date(2026, 3, 16))
    result = load_file(sqlite_store, "BIL", path, CLOCK)
    assert (result.exact, result.posted) == (1, None), "never compared with income"
    quick.enter("BIL 900000061A")
    assert quick.value("b_sent_meaning") == "DELETE: STOP"
    assert quick.value("b_stop") == "01/01/0001"
