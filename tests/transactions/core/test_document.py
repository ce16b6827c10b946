"""Every code of the OKDHS instructions exists, and the page that lists them is current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screens.loader import names
from tests.named import is_test, source_of
from tools.documents.transactions import page, screens_of
from transactions.core.help import transaction_lines
from transactions.core.registry import all_transactions, transactions_by_code

HERE = "tests/transactions/okdhs/"
FROM_AGENCIES = "tests/transactions/test_agency_files.py::test_from_the_file_over_py_to_the_screen"
MESSAGE = (
    HERE + "test_from_files.py::test_a_message_of_a_file_is_listed_documented_cleared_and_dated"
)
QUARTERS = HERE + "test_qtr.py::test_the_answer_with_pattern_count_and_lag"
THIRD_PARTY = HERE + "test_tpq.py::test_the_answer_in_four_pages"
WAGES = HERE + "test_from_files.py::test_wages_over_py_to_the_screen"
SSI = HERE + "test_from_files.py::test_an_sdx_record_over_the_history_to_the_screen"
NAMED = {
    "PY": FROM_AGENCIES,
    "DXL": MESSAGE,
    "BEN": HERE + "test_ben.py::test_from_a_loaded_file_to_the_screen_and_to_the_message",
    "BIL": HERE + "test_bil.py::test_from_a_loaded_file_to_the_screen",
    "SDX": SSI,
    "SDL": SSI,
    "BWG": FROM_AGENCIES,
    "NHL": FROM_AGENCIES,
    "ENU": HERE + "test_enu.py::test_a_non_verifying_answer_is_on_g3_g1dx_py_and_dxl",
    "OWG": WAGES,
    "OWC": WAGES,
    "UIB": FROM_AGENCIES,
    "IEV": FROM_AGENCIES,
    "WGD": HERE + "test_from_files.py::test_an_irs_return_with_payer_and_document",
    "OWL": HERE + "test_owl.py::test_the_answer_is_there_at_once",
    "QTRC": QUARTERS,
    "QTRI": QUARTERS,
    "TPQYC": THIRD_PARTY,
    "TPQYI": THIRD_PARTY,
    "G1DX": MESSAGE,
    "G3": MESSAGE,
    "DXD": MESSAGE,
    "FSD": HERE + "test_fsd.py::test_from_the_file_over_py_to_the_screen",
    "M": HERE + "test_from_files.py::test_m_describes_over_a_loaded_record_and_pf3_goes_back",
}
"""Codes named in the instructions, with the test that reaches each from a loaded file or an
answered request.
"""
ON_PY = {"QTR": QUARTERS, "TPQ": THIRD_PARTY}
"""Codes named for lines of PY only."""
BROUGHT = re.compile(r"\b(load_file\(|take\(|answered_at\b)")
"""Calls with which a test loads a file or an answer, or sees a request answered."""


@pytest.mark.parametrize("code", [*NAMED, *ON_PY])
def test_each_code_of_the_instructions_is_whole(code: str) -> None:
    declared = transactions_by_code()[code]
    assert code in (declared.code, *declared.aliases)
    assert not declared.ours and not declared.elsewhere
    assert re.match(r"OKDHS \d", declared.source)
    assert declared.help.strip() and transaction_lines(declared)
    assert declared.code in screens_of(declared.code), "its own format bears its code"
    golden = Path(__file__).parents[1] / "golden"
    assert list(golden.glob(f"{declared.code}.txt")) or list(golden.glob(f"{declared.code}-*.txt"))
    row = next(line for line in page().splitlines() if re.match(rf"\| {declared.code}[ ,]", line))
    assert re.search(rf"\b{code}\b", row.split("|")[1])


@pytest.mark.parametrize(("code", "reference"), [*NAMED.items(), *ON_PY.items()])
def test_each_code_is_reached_from_a_file_or_an_answer(code: str, reference: str) -> None:
    assert is_test(reference), reference
    source = source_of(reference)
    assert re.search(rf"\b{code}\b", source), f"{reference} never enters {code}"
    assert BROUGHT.search(source), f"{reference} loads neither a file nor an answer"


def test_every_screen_bears_the_code_of_its_transaction_in_row_1() -> None:
    shown = {name for each in all_transactions() for name in screens_of(each.code)}
    hosts = {"DFS3649A", "DFS3650I", "DFSMO1", "EXPLAIN"}
    assert set(names()) - hosts - shown == set(), "what they paint there is no transaction's code"
    assert not hosts & shown


@pytest.mark.parametrize(
    "reference",
    [
        "tests/transactions/okdhs/test_py.py::test_no_such_test",
        "tests/transactions/test_no_such_file.py::test_three_zones",
        "tests/transactions/okdhs/test_py.py::BORN",
        "transactions/okdhs/py.py::py",
        "test_three_zones",
    ],
)
def test_what_is_no_test(reference: str) -> None:
    assert not is_test(reference)
