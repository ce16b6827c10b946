"""Values that do not fit: no number reads smaller than it is, no text as if it were whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from screens.fitting import CUT, fitted

AMOUNTS = st.decimals(min_value=-(10**13), max_value=10**13, places=2).map(
    lambda amount: f"{amount:,.2f}"
)


@given(AMOUNTS, st.integers(1, 20))
def test_an_amount_is_whole_or_asterisks(amount: str, length: int) -> None:
    shown = fitted(amount, length)
    assert shown == amount if len(amount) <= length else shown == "*" * length


@given(st.integers(0, 10**9).map(str), st.integers(1, 8))
def test_so_is_a_count(count: str, length: int) -> None:
    assert fitted(count, length) in (count, "*" * length)


@given(AMOUNTS, st.text("ABC DEF", max_size=12), st.text("ABC DEF", max_size=12), st.data())
def test_a_text_never_ends_with_part_of_a_number(
    amount: str, before: str, after: str, data: st.DataObject
) -> None:
    text = f"{before} {amount} {after}".strip()
    length = data.draw(st.integers(2, len(text) + 2))
    shown = fitted(text, length)
    assert len(shown) <= length or shown == text
    assert amount in shown or not re.search(r"\d", shown)
    if len(text) > length and shown.strip("*"):
        assert shown.endswith(CUT)


def test_blanks_around_a_value_are_no_reason_to_cut_it() -> None:
    assert fitted("      12.50", 6) == " 12.50"
    assert fitted("NAME      ", 6) == "NAME"
