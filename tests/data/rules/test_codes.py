"""The meaning of a code, and of one that is not in its table."""

from __future__ import annotations

from data.rules.codes import meaning
from data.rules.payment import counted_sql
from data.rules.ssn import verifies


def test_the_meaning_of_a_code() -> None:
    assert meaning("yes_no", "Y") == "YES"
    assert meaning("yes_no", "?") == "MEANING NOT KNOWN"
    assert meaning("yes_no", "") == ""


def test_some_answers_verify_the_number() -> None:
    assert [code for code in "V3X" if verifies(code)] == ["V", "X"]


def test_what_an_amount_counts_in_sql() -> None:
    assert counted_sql("sdx_payment_status", "payment_status", "gross") == (
        "CASE WHEN substr(payment_status, 1, 1) IN ('C', 'M') THEN gross ELSE 0 END"
    )
