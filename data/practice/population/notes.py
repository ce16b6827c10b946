"""A few case notes of the practice workers, so that a case is not without history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data.practice.population.cases import ISSUING, CaseFile
from data.practice.population.documented import DOCUMENTED_CASES
from data.practice.population.rows import Row
from data.practice.population.workers import documented_worker
from data.store.clock import at_office

_SHARE = 0.12
_LATEST_DAYS, _EARLIEST_DAYS = 1, 340
_DOCUMENTED = {case.case_number for case in DOCUMENTED_CASES}
_TEXTS = (
    "PHONE INTERVIEW FOR REVIEW HELD. CLIENT REPORTS NO CHANGE IN HOUSEHOLD OR INCOME.",
    "PAY STUBS FOR THE LAST 30 DAYS RECEIVED AND FILED. WAGES UPDATED.",
    "CLIENT CALLED TO REPORT A NEW ADDRESS IN THE SAME COUNTY. ADDRESS UPDATED.",
    "NO ANSWER TO TWO CALLS. REQUEST FOR PROOF OF INCOME MAILED, DUE IN TEN DAYS.",
    "AWARD LETTER FOR SSI SEEN AND COPIED. AMOUNT AGREES WITH THE CASE.",
    "CLIENT STATES THAT HOURS AT WORK WERE CUT. EMPLOYER TO CONFIRM IN WRITING.",
)


def note_rows(rng: Random, cases: Iterator[CaseFile], day: date) -> Iterator[Row]:
    """Rows of `case_note` for some of the issuing cases of the practice workers."""
    for case in cases:
        user_id = documented_worker(rng, case.address)
        if user_id is None or case.status != ISSUING:
            continue
        if case.case_number in _DOCUMENTED or rng.random() < _SHARE:
            written = day - timedelta(days=rng.randint(_LATEST_DAYS, _EARLIEST_DAYS))
            yield {
                "case_number": case.case_number,
                "written_at": at_office(written, rng.randint(8, 16), rng.randrange(60)).now(),
                "user_id": user_id,
                "kind": "",
                "action": "",
                "basis": "",
                "text": rng.choice(_TEXTS),
            }
