"""Sections A to D of a synthetic case, coded as a worker would, so that the blocks agree."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from data.practice.cases import APPLICATION, CLOSED, DENIED, ISSUING, CaseFile
from data.practice.draw import Stream
from data.practice.person import NOTHING
from data.rules.periods import add_months, first_day, month_of

Row = dict[str, Any]

WITHOUT_FINANCIAL = "SP"
"""Prefixes of cases without section B."""
WITH_SNAP = "SP"
"""Prefixes of cases with section C. Some family cases have one too."""
SUPPLEMENT, FAMILY = "ABD", "CHJ"
_TANF = (180, 225, 292, 361, 422, 483)
"""Monthly dollars for one, two, ... persons; the last amount is the maximum."""
_STATE_SUPPLEMENT = 41
_RECOUPED_PERCENT = {"D": 10, "E": 10, "G": 10, "J": 5, "V": 10}
_DENIED_FOR = ("10", "11", "20", "20", "30")
_REVIEWED, _ESTABLISHED = "02", "01"


def section_values(case: CaseFile, day: date) -> Row:
    """Return the columns of `ps2_case` for sections A to D, without blank ones."""
    rng = Stream("PS2", case.case_number)
    prefix = case.case_number[0]
    snap = prefix in WITH_SNAP or (prefix in FAMILY and rng.random() < 0.3)
    return {
        **_household(case),
        **(_financial(rng, case, day) if prefix not in WITHOUT_FINANCIAL else {}),
        **(_snap(rng, case) if snap else {}),
        "medical_months": 12 if prefix in SUPPLEMENT and case.status == ISSUING else None,
    }


def _household(case: CaseFile) -> Row:
    dwelling = case.dwelling
    return {
        "language": dwelling.language,
        "street": dwelling.address.street,
        "city": dwelling.address.city,
        "state": dwelling.address.state,
        "zip_code": dwelling.address.zip_code,
        "phone": dwelling.phone,
        "acp": "Y" if dwelling.confidential else "",
    }


def _financial(rng: Random, case: CaseFile, day: date) -> Row:
    adults = sum(person.adult(day) for person in case.persons)
    open_now = case.status == ISSUING
    benefit = _benefit(case) if open_now else None
    overpaid = rng.choice("DEGJVV") if benefit and rng.random() < 0.05 else ""
    percent = _RECOUPED_PERCENT.get(overpaid, 0)
    return {
        "action": _action(rng, case.status),
        "action_reason": _reason(rng, case),
        **_effective(case),
        "notice": "Y" if case.status == CLOSED else "N",
        "children": len(case.persons) - adults,
        "adults": adults,
        "resources": Decimal(rng.choice((0, 0, 0, rng.randrange(5, 900)))),
        "application_source": rng.choice(("CO", "LV")),
        "overpayment": overpaid,
        "recoupment": Decimal(benefit * percent // 100) if benefit and overpaid else None,
        "benefit": None if benefit is None else Decimal(benefit),
        "self_employment": Decimal(0) if open_now else None,
        "earned_income": _earned(case, day) if open_now else None,
    }


def _benefit(case: CaseFile) -> int:
    """Return the monthly benefit in whole dollars."""
    prefix = case.case_number[0]
    if prefix in SUPPLEMENT:
        return _STATE_SUPPLEMENT
    return _TANF[min(len(case.persons), len(_TANF)) - 1] if prefix in FAMILY else 0


def _earned(case: CaseFile, day: date) -> Decimal:
    return sum((person.amount("WAGE", month_of(day)) for person in case.persons), NOTHING)


def _action(rng: Random, status: str) -> str:
    closed = {APPLICATION: "A", DENIED: "2", CLOSED: "6"}
    return closed.get(status) or rng.choice("111CCR")


def _reason(rng: Random, case: CaseFile) -> str:
    if case.status == ISSUING:
        return _ESTABLISHED if case.dates.review is None else _REVIEWED
    return "" if case.status == APPLICATION else rng.choice(_DENIED_FOR)


def _effective(case: CaseFile) -> Row:
    """Return blocks B5 and B6: a year from the month after certification, or the month after
    closure.
    """
    began = case.dates.closed or case.dates.review or case.dates.certification
    if began is None:
        return {}
    months = 12 if case.status == ISSUING else None
    day = first_day(add_months(month_of(began), 1))
    return {"effective_date": day, "effective_months": months}


def _snap(rng: Random, case: CaseFile) -> Row:
    action = _action(rng, case.status)
    if action == "1" and rng.random() < 0.1:
        action = "S"
    months = None
    if case.status == ISSUING:
        months = rng.choice((1, 2)) if action == "S" else rng.choice((3, 99, 99))
    applied = case.dates.application
    if case.case_number[0] in FAMILY:
        applied -= timedelta(days=rng.randrange(0, 20))
    return {"snap_application_date": applied, "snap_action": action, "snap_months": months}
