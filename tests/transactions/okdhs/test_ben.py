"""BEN: a record, a combined check and the claims of a person, from file to screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import select, update

from data.audit.event import AuditEvent
from data.exchange.load import load_file
from data.office.case import CasePerson
from data.office.person import ExchangeSegment
from data.store.store import Store
from data.store.tokens import ssn_token
from ims_tui.host.script import ScriptedTerminal
from screens.loader import load
from tests.data.exchange.files import file_of, sample_record
from tests.transactions.desk import Desk, local_door
from tests.transactions.elders import OPAL, TOM, ben
from tests.transactions.office import CLOCK, MARIA, put
from transactions.core.options import Bendex, Options
from transactions.okdhs.ben.blocks import block_maps

SCREENS = {
    "BEN": ["BEN 900000062A"],
    "BEN-DUAL": ["BEN 900000061A"],
    "BEN-DUAL-RECORD": ["BEN 900000061A", "@5 BEN"],
    "BEN-LIST": ["BEN 900000063"],
}
"""Inputs that lead to each golden screen."""


def test_one_record_with_its_whole_dollars(worker: Desk) -> None:
    # OKDHS 6(1): 349.50 counts as 349.
    worker.enter("BEN 900000062A")
    assert worker.code == "BEN"
    assert worker.row(7).split() == [
        "B08", "GROSS", "BENEFIT", "349.50", "PAID", "IN", "04/2026", "COUNTABLE", "349", "DOLLARS",
    ]  # fmt: skip
    assert worker.value("payment_status_meaning") == "CURRENT PAY"
    assert worker.row(19).split() == ["A000060", "02", "ISSUING", "349.00", "0.00"]


def test_the_two_records_of_a_combined_check_stand_together(worker: Desk) -> None:
    worker.enter("BEN 900000061A")
    assert worker.code == "BENL" and worker.cursor == "select.1"
    assert [worker.value(f"claim.{n}") for n in (1, 2, 3)] == [
        "900000061A", "900000099D", "900000061A",
    ]  # fmt: skip
    assert [worker.value(f"payment_status.{n}") for n in (1, 2)] == ["CP", "AD"]
    assert [worker.value(f"held.{n}") for n in (1, 2, 3)] == ["IN FORCE", "IN FORCE", "EARLIER"]
    assert [worker.row(row)[-13:].strip() for row in range(14, 20)] == [
        "534.70", "534", "310", "844", "844", "845.00",
    ]  # fmt: skip
    assert "$1 OFF: SSA'S ISSUANCE, NOT POSTED" in worker.row(19)


@pytest.mark.parametrize(
    ("row", "step"),
    [
        (5, "STEP (II) IS 534; STEP (III), 900000099D, IS 310; (IV) ADDED 844"),
        (7, "STEP (III) IS 310; STEP (II), 900000061A, IS 534; (IV) ADDED 844"),
    ],
)
def test_a_record_of_a_combined_check_shows_its_step_and_what_both_count(
    row: int, step: str, quick: Desk
) -> None:
    quick.enter("BEN 900000061A", f"@{row} BEN")
    assert quick.value("countable") == "     844" and quick.value("counts") == "OF BOTH"
    assert quick.value("step") == step
    # The step of one record alone would not explain the difference.
    assert quick.row(19).split()[-2:] == ["845.00", "-1.00"]


def test_either_claim_number_leads_to_both(quick: Desk) -> None:
    quick.enter("BEN 900000099D")
    assert quick.code == "BENL" and "844" in quick.row(17)


def test_the_rule_in_force_on_a_day_for_a_program(quick: Desk) -> None:
    quick.enter("BEN 900000061A", "as_of=07/01/2023;program=medical")
    assert quick.value("rule") == "2023 OF 2023 FOR MEDICAL PROGRAMS: CP ALONE"
    assert quick.row(16).split() == ["COUNTABLE", "INCOME", "845"]
    assert quick.row(17).split()[-1] == "845.00" and "OFF" not in quick.row(17)
    quick.enter("as_of=12/31/2022")
    assert quick.value("program") == "MEDICAL", "what was chosen stays"
    assert quick.row(18).split() == ["COUNTABLE", "INCOME", "844"]


@pytest.mark.parametrize(
    ("typed", "number", "cursor"),
    [("as_of=2023-07-01", "IMS0508E", "as_of"), ("as_of=02/30/2023", "IMS0508E", "as_of"),
     ("program=WIC", "IMS0509E", "program")],
)  # fmt: skip
def test_a_day_or_program_that_is_none(typed: str, number: str, cursor: str, quick: Desk) -> None:
    quick.enter("BEN 900000061A")
    assert quick.say(typed).startswith(number) and quick.cursor == cursor


def test_an_ssn_alone_lists_the_claims(worker: Desk) -> None:
    # Two separate checks: 202.51 and 361.23 are 202 and 361.
    worker.enter("BEN 900-00-0063")
    assert {worker.value("claim.1"), worker.value("claim.2")} == {"900000063A", "900000098D"}
    assert "SEPARATE CHECKS" in worker.row(18) and worker.row(18).endswith("563")
    worker.enter("@7 BEN")
    assert worker.code == "BEN" and worker.value("claim") == "900000063A"
    assert worker.value("note") == "2 CLAIMS: BEN 900-00-0063 LISTS THEM"


def test_a_record_is_selected_on_its_line(quick: Desk) -> None:
    quick.enter("BEN 900000061A", "@7 BEN")
    assert quick.value("claim") == "900000099D"
    assert (quick.value("step") or "").startswith("STEP (III) IS 310;")
    quick.enter("[PF3]", "@9 BEN")
    assert quick.value("place") == "RECORD 2 OF 2" and quick.value("gross") == "    838.60"
    quick.enter("[PF3]")
    assert quick.code == "BENL" and quick.cursor == "select.3"


def test_a_code_without_a_cash_benefit(quick: Desk) -> None:
    quick.enter("BEN 900000064T")
    assert quick.value("countable") == "       0"
    assert quick.value("note") == "CODE T IS MEDICARE WITHOUT A CASH BENEFIT"


def test_medicare_of_both_parts_with_the_payer(quick: Desk) -> None:
    quick.enter("BEN 900000061A", "@5 BEN")
    assert quick.row(16).split() == [
        "PAYER", "S37", "STATE", "OF", "OKLAHOMA", "370", "STATE", "OF", "OKLAHOMA",
    ]  # fmt: skip
    quick.enter("BEN 900000062A")
    assert quick.row(16).split() == ["PAYER", "THE", "BENEFICIARY"]


def test_from_py_and_back(worker: Desk) -> None:
    worker.enter("PY 900000061")
    assert "CP GROSS 845.60" in worker.text
    worker.enter("BEN")
    assert worker.code == "BENL", "the claim of F45 is one of the two"
    worker.enter("PY")
    assert worker.code == "PY" and "900-00-0061" in worker.row(2)
    worker.enter("@13 BEN")
    assert worker.code == "BENL"
    worker.enter("PY 900000062", "BEN")
    assert worker.code == "BEN" and worker.value("claim") == "900000062A"


def test_sdx_carries_its_claim_number(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [ben(MARIA, "900000001A", "77.00")])
    quick.enter("SDX 900000001", "BEN")
    assert quick.value("gross") == "     77.00"
    quick.enter("SDL 900000001", "BEN")
    assert quick.value("claim") == "900000001A"


def test_a_claim_number_of_the_case_that_is_not_held(sqlite_store: Store, quick: Desk) -> None:
    with sqlite_store.transaction() as connection:
        connection.execute(
            update(CasePerson).where(CasePerson.ssn == TOM).values(claim_number="900000077A")
        )
    quick.enter("PY 900000062")
    assert quick.say("BEN").startswith("IMS0506W NOTHING UNDER CLAIM 900000077A")
    assert quick.code == "BENL" and quick.value("claim.1") == "900000062A"


def test_equal_digits_are_not_the_same_person(quick: Desk) -> None:
    assert quick.say("BEN 900000099") == "IMS0205E NO BEN RECORD FOR SSN 900-00-0099"


def test_several_persons_under_one_claim_number(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [ben(OPAL, "900000062A", "100.00")])
    assert quick.say("BEN 900000062A").startswith("IMS0507W")
    assert quick.code == "BENL" and "COUNTABLE INCOME" not in quick.text
    first = quick.enter("@5 BEN").value("ssn")
    assert first in ("900-00-0061", "900-00-0062") and quick.code == "BEN"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("900000055A", "IMS0505E NO BEN RECORD FOR CLAIM 900000055A"),
        ("000-00-0000", "IMS0205E NO BEN RECORD FOR SSN 000-00-0000"),
        ("1EG4-TE5-MK73", "IMS0502E THAT IS A MEDICARE BENEFICIARY IDENTIFIER: 1EG4-TE5-MK73"),
        ("WA123456", "IMS0503E A RAILROAD NUMBER IS NOT IN BENDEX: WA123456"),
        ("C000001",
         "IMS0501E A CLAIM NUMBER IS 9 DIGITS AND A BIC: C000001"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown(key: str, message: str, quick: Desk) -> None:
    assert quick.say(f"BEN {key}") == message


@pytest.mark.parametrize(
    ("year", "gross", "dual"), [("2012", "B08", "B14"), ("2015", "B27", "C21")]
)
def test_the_block_numbers_are_chosen(
    year: Literal["2012", "2015"], gross: str, dual: str, sqlite_store: Store, tmp_path: Path
) -> None:
    session = local_door(sqlite_store, CLOCK, "TEST", tmp_path, Options(bendex=Bendex(year)))
    terminal = ScriptedTerminal(session)
    terminal.sign_on("WKR01")
    terminal.enter("BEN 900000062A")
    screen = terminal.screens[-1]
    assert screen.value("b_gross") == gross and screen.value("b_dual") == dual
    assert screen.value("b_payment_status") == ("" if year == "2012" else "B20")


def test_every_numbered_field_is_on_the_screen() -> None:
    drawn = {field.name for field in load("BEN").fields}
    for numbering in block_maps().values():
        assert {f"b_{field}" for field in numbering} <= drawn
        assert set(numbering) <= drawn
    assert {name.removeprefix("b_") for name in drawn if name.startswith("b_")} == set(
        block_maps()["2015"]
    )


def test_a_code_without_meaning_is_said_to_have_none(sqlite_store: Store, quick: Desk) -> None:
    put(sqlite_store, [ben(TOM, "900000062Q", "1.00", payment_status="QQ")])
    quick.enter("BEN 900000062Q")
    assert quick.value("payment_status_meaning") == "MEANING NOT KNOWN"
    assert quick.value("bic_meaning") == "MEANING NOT KNOWN"


def test_from_a_loaded_file_to_the_screen_and_to_the_message(
    sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    record = {
        **sample_record("BEN"), "ssn": TOM, "claim_number": "900000062A", "last_name": "REED",
        "first_name": "TOM", "birth_date": date(1951, 3, 14), "record_date": date(2026, 3, 12),
        "gross": Decimal("361.23"),
    }  # fmt: skip
    path = file_of(tmp_path, "BEN", record, created=date(2026, 3, 16))
    assert load_file(sqlite_store, "BEN", path, CLOCK).exact == 1
    quick.enter("BEN 900000062A")
    assert quick.value("gross") == "    361.23" and quick.value("countable") == "     361"
    quick.enter("G3 A000060")
    assert "BEN" in quick.text and "361.00" in quick.text and "349.00" in quick.text
    with sqlite_store.reading() as connection:
        assert connection.scalar(
            select(ExchangeSegment.records).where(
                ExchangeSegment.ssn == TOM, ExchangeSegment.system == "BEN"
            )
        ) == 2  # fmt: skip


def test_the_audit_event_holds_a_token_of_the_number(sqlite_store: Store, quick: Desk) -> None:
    quick.enter("BEN 900000062A")
    with sqlite_store.reading() as connection:
        event = connection.execute(
            select(AuditEvent.transaction, AuditEvent.token).order_by(AuditEvent.event_id.desc())
        ).first()
    assert event is not None
    assert event.transaction == "BEN" and event.token == ssn_token(sqlite_store.token_key, TOM)
