"""BEN: SSA's Social Security records of a person.

The amount for a month depends only on person and month, so that all files and answers agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from data.practice.agencies import Feed, Record
from data.practice.agencies.medicare import (
    PART_A_PAYER,
    PART_A_PREMIUM,
    PART_B_PAYER,
    entitled,
    medicare,
)
from data.practice.difference import Share, difference, dollars, known_as, off_by
from data.practice.documented import DOCUMENTED
from data.practice.draw import Stream
from data.practice.income import rates
from data.practice.person import ADULT_YEARS, NOTHING, Person
from data.rules.bendex import ADJUSTED, CURRENT_PAY, DUAL
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.money import TOLERANCES, rsdi_whole_dollars
from data.rules.periods import add_months, month_of
from data.systems.ben.contract import LAYOUT

SUSPENDED = ("S2", "S6", "S8", "S9", "D2", "D6")
"""Statuses from which Social Security can resume."""
NEVER_PAID = ("N", "ND", "W", "P", "T1", "T5", "T8", "X5")
"""Denied and terminated claims, for persons whose cases count no Social Security."""
SECOND_CLAIM = {"D": "A", "A": "D", "HA": "C1", "B": "A"}
"""Beneficiary code of a person's second claim, by that of the claim on the case."""
DUAL_SHARES = {"D": 0.45, "A": 0.06, "HA": 0.03, "B": 0.5}
COMBINED = 0.8
"""Share of dually entitled persons with one combined check."""
SMALLER_CHECK = Decimal("0.36")


def months(today: date) -> list[int]:
    """Return the month of the records, and the month in which their amounts are paid."""
    return [month_of(today), add_months(month_of(today), 1)]


def records(person: Person, today: date) -> Iterator[Record]:
    """Make a person's records of this month, one for each claim number."""
    steady = Stream("BEN", person.ssn)
    if documented := DOCUMENTED.get(person.ssn):
        if documented.reported.ben:
            yield from _records(person, person, today)
    elif person.amount("RSDI", *months(today)) or health_insurance_only(person.claim_number):
        yield from _records(person, known_as("SSA", person), today)
    elif not person.plain and person.years(today) >= ADULT_YEARS and steady.random() < 0.008:
        for record in _records(person, person, today):
            yield {**record, "payment_status": steady.choice(NEVER_PAID), "gross": NOTHING}


def stranger_records(person: Person, today: date) -> Iterator[Record]:
    """Make the records of a person on no case."""
    paid = Stream("BEN", person.ssn).randrange(300_00, 1500_00, 100)
    receiver = replace(person, income={"RSDI": dict.fromkeys(months(today), paid)})
    yield from _records(receiver, receiver, today)


def paid(person: Person, month: int) -> tuple[Decimal, str]:
    """Return the gross of a month with cents, and the status if it is not paid."""
    counted = person.amount("RSDI", month)
    if health_insurance_only(person.claim_number):
        return NOTHING, "U"
    if documented := DOCUMENTED.get(person.ssn):
        return max(NOTHING, counted + documented.reported.ben_gross_over_case), ""
    if not counted or person.plain:
        return counted, ""
    cents = dollars(Stream("cents", person.ssn).randrange(100))
    kind, rng = different = difference("BEN", person, month)
    if kind is Share.BEYOND and rng.random() < 0.3:
        return counted + cents, rng.choice(SUSPENDED)
    if kind is Share.WITHIN:
        return counted + rng.choice((0, 1)) + cents, ""
    return rsdi_whole_dollars(off_by(different, counted, TOLERANCES["BEN"])) + cents, ""


def _records(person: Person, known: Person, today: date) -> Iterator[Record]:
    claim = person.claim_number or f"{person.ssn:09}A"
    gross, suspended = paid(person, add_months(month_of(today), 1))
    record = _record(person, today, suspended, gross) | {
        **known.names(LAYOUT), "birth_date": known.birth_date, "claim_number": claim,
    }  # fmt: skip
    other = _second_claim(person, claim)
    if suspended or not other or gross < 100:
        yield record
        return
    record |= {"dual": DUAL, "cross_reference": other}
    if combined := _ad_gross(person, gross):
        yield record
        part: Record = {"payment_status": ADJUSTED, "gross": combined, "net": NOTHING}
        yield {**record, **part, "claim_number": other, "cross_reference": claim}
    else:
        smaller = rsdi_whole_dollars(gross * SMALLER_CHECK) + Decimal("0.51")
        rest = rsdi_whole_dollars(gross) - rsdi_whole_dollars(smaller) + Decimal("0.23")
        yield {**record, "gross": rest, "net": _net(record, rest)}
        part = {"gross": smaller, "net": smaller, "cross_reference": claim}
        yield {**record, **part, "claim_number": other}


def _second_claim(person: Person, claim: str) -> str:
    """Return the second claim number of a dually entitled person; blank for most persons."""
    if documented := DOCUMENTED.get(person.ssn):
        return documented.reported.ben_second_claim
    if person.plain:
        return ""
    about, bic = Stream("dual", person.ssn), bic_of(claim)
    if about.random() >= DUAL_SHARES.get(bic, 0):
        return ""
    own = f"{person.ssn:09}"
    digits = f"{about.randrange(900_01_0001, 999_99_9999):09}" if claim.startswith(own) else own
    return f"{digits}{SECOND_CLAIM[bic]}"


def _ad_gross(person: Person, gross: Decimal) -> Decimal:
    """Return the part of a combined check on the other claim; zero if there are two checks."""
    if documented := DOCUMENTED.get(person.ssn):
        return documented.reported.ben_ad_gross
    about = Stream("combined", person.ssn)
    if about.random() >= COMBINED:
        return NOTHING
    cents = dollars(about.randrange(100))
    return rsdi_whole_dollars(gross * about.randrange(20, 60) / 100) + cents


def _record(person: Person, today: date, suspended: str, gross: Decimal) -> Record:
    about = Stream("BEN record", person.ssn)  # what stays the same from record to record
    day = today.replace(day=about.randint(1, today.day))
    started = entitled(person)
    record: dict[str, Any] = {
        "ssn": person.ssn,
        "record_date": day,
        "payment_status": suspended or CURRENT_PAY,
        "gross": gross,
        "dual": "",
        "cross_reference": "",
        "cycle": _cycle(person, day),
        "direct_deposit": about.choice("YYYYN"),
        "entitled_first": started,
        "entitled": started,
        "effective": started,
        "retroactive": NOTHING,
        "overpayment": NOTHING,
        "overpayment_end": None,
        "ssi_overpayment": NOTHING,
        "garnishment": NOTHING,
        **medicare_fields(person, day),
    }
    kind = about.random()
    if kind < 0.06 and gross > 200:
        record["overpayment"] = Decimal(about.randrange(10, 90))
        record["overpayment_end"] = date(day.year + 1, about.randint(1, 12), 1) - timedelta(1)
    elif kind < 0.07 and gross > 200:
        record["garnishment"] = Decimal(about.randrange(25, 120))
    return {**record, "net": NOTHING if suspended else _net(record, gross)}


def _net(record: Record, gross: Decimal) -> Decimal:
    """Return the gross less withholding, and less a Part B premium that the person pays."""
    paid_for = record["part_b_payer"] and record["part_b_payer_stop"] is None
    premium = NOTHING if paid_for else record["part_b_premium"]
    withheld = record["overpayment"] + record["garnishment"] + premium
    return max(NOTHING, rsdi_whole_dollars(gross - withheld))


def _cycle(person: Person, day: date) -> str:
    """Return the payment cycle: the 3rd for persons with SSI, or else by day of birth."""
    if person.amount("SSI", month_of(day)):
        return "3RD"
    return ("2WED", "3WED", "4WED")[min(2, (person.birth_date.day - 1) // 10)]


def medicare_fields(person: Person, day: date) -> Record:
    """Return the Medicare fields of a person's record."""
    has = medicare(person, day)
    part_a, part_b = (has.part_a_start, has.part_b_start) if has else (None, None)
    paid = has is not None and has.paid(day)
    bought = has.buy_in if has and paid else None
    paid_a = has is not None and paid and has.pays_part_a
    stop = has.end - timedelta(days=1) if has and has.end and has.end <= day else None
    return {
        "part_a_start": part_a,
        "part_a_premium": PART_A_PREMIUM if paid_a else NOTHING,
        "part_a_payer": PART_A_PAYER if paid_a else "",
        "part_a_payer_start": bought if paid_a else None,
        "part_a_payer_stop": stop if paid_a else None,
        "part_b_start": part_b,
        "part_b_premium": rates(day.year).part_b if part_b else NOTHING,
        "part_b_payer": PART_B_PAYER if bought else "",
        "part_b_payer_start": bought,
        "part_b_payer_stop": stop if paid else None,
    }


FEED = Feed(LAYOUT, records, stranger_records, months, counted="RSDI")
