"""Sample files of BENDEX and buy-in: every kind of claim, consistent with each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from data.practice.agencies import ben as social_security
from data.practice.agencies import bil as buy_in
from data.practice.person import Person
from data.rules.bendex import Benefit, countable_social_security, dual_rule
from data.rules.claim_number import health_insurance_only
from data.systems.layout import write_record
from data.systems.registry import contracts

DAY = date(2026, 2, 10)
MONTHS = (202602, 202603)


def people() -> Iterator[Person]:
    """Draw 2,000 persons aged 25 to 95, most with Social Security."""
    for number in range(2000):
        ssn = 900_70_0001 + number
        bic = ("A", "A", "D", "HA", "T", "M", "")[number % 7]
        paid = 300_00 + 100 * number if bic not in ("T", "M", "") else 0
        income = {"RSDI": dict.fromkeys(MONTHS, paid)}
        if number % 3 == 0:
            income |= {"SSI": dict.fromkeys(MONTHS, 100_00)}
        born = date(1931 + number % 70, 1 + number % 12, 1 + number % 28)
        claim = f"{ssn - (bic == 'D')}{bic}" if bic else ""
        yield Person(ssn, "SMITH", "ANN", "", born, "F", claim, income=income)


@pytest.fixture(scope="module")
def ben() -> dict[int, list[dict[str, Any]]]:
    found = defaultdict(list)
    for person in people():
        for record in social_security.records(person, DAY):
            found[person.ssn].append(record)
    return found


@pytest.fixture(scope="module")
def bil() -> list[dict[str, Any]]:
    return [event for person in people() for event in buy_in.records(person, DAY)]


def test_every_record_fits_its_layout(
    ben: dict[int, list[dict[str, Any]]], bil: list[dict[str, Any]]
) -> None:
    for code, records in (("BEN", [r for each in ben.values() for r in each]), ("BIL", bil)):
        layout = contracts()[code].layout
        keys = [tuple(record[name] for name in layout.key) for record in records]
        assert len(set(keys)) == len(keys) > 1000
        for record in records:
            write_record(layout.detail, layout.record_length, record)


def test_most_count_what_the_case_counts(ben: dict[int, list[dict[str, Any]]]) -> None:
    counted = {p.ssn: p.amount("RSDI", 202603) for p in people()}
    names = ("claim_number", "payment_status", "gross", "dual", "cross_reference")
    differ, combined = 0, 0
    for ssn, records in ben.items():
        benefits = [Benefit(*(record[name] for name in names)) for record in records]
        result = countable_social_security(benefits, dual_rule(DAY))
        differ += abs(result.amount - counted[ssn]) > 2
        combined += result.combined
    assert 0.02 < differ / len(ben) < 0.1
    assert combined > 50


def test_all_kinds_of_claims_are_there(ben: dict[int, list[dict[str, Any]]]) -> None:
    kinds = Counter((r["payment_status"], r["dual"]) for records in ben.values() for r in records)
    assert kinds["CP", ""] > 800 and kinds["AD", "D"] > 50 and kinds["U", ""] > 200
    assert sum(count for (status, _), count in kinds.items() if status[0] in "STDX") > 5
    pairs = [r for r in ben.values() if {each["payment_status"] for each in r} == {"CP", "AD"}]
    assert all(
        one["cross_reference"] == other["claim_number"]
        and other["cross_reference"] == one["claim_number"]
        for one, other in pairs
    )
    separate = [r for r in ben.values() if [each["payment_status"] for each in r] == ["CP", "CP"]]
    assert len(separate) > 10


def test_medicare_only_has_no_cash_benefit(ben: dict[int, list[dict[str, Any]]]) -> None:
    only = [r for each in ben.values() for r in each if health_insurance_only(r["claim_number"])]
    assert only and all(record["gross"] == record["net"] == 0 for record in only)


def test_files_of_two_days_of_a_month_report_the_same() -> None:
    for person in list(people())[:300]:
        one, other = (
            list(social_security.records(person, DAY.replace(day=day))) for day in (5, 20)
        )
        assert [r["gross"] for r in one] == [r["gross"] for r in other]
        assert [r["payment_status"] for r in one] == [r["payment_status"] for r in other]


def test_buy_in_has_every_outcome_and_odd_dates(bil: list[dict[str, Any]]) -> None:
    replies = Counter(event["reply"] for event in bil)
    for reply in ("1161", "1163", "1180", "1184", "86", "2161", "41", "1751", "1728", "16", "4375"):
        assert replies[reply], reply
    assert replies["41"] > 300
    assert {"A", "B"} == {event["part"] for event in bil}
    assert any(event["stop_date"] == "00010101" for event in bil)


def test_the_payer_in_bendex_is_the_one_of_the_buy_in(
    ben: dict[int, list[dict[str, Any]]], bil: list[dict[str, Any]]
) -> None:
    accepted = {event["ssn"] for event in bil if event["part"] == "B" and not event["reject"]}
    leads = {event["ssn"] for event in bil if event["reply"] == "86"}
    bought = accepted - (leads - {event["ssn"] for event in bil if event["reply"] == "1184"})
    for ssn, records in ben.items():
        for record in records:
            assert (record["part_b_payer"] == "370") == (ssn in bought)
