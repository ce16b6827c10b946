"""The transactions as a set: found by looking, each complete."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from screens.loader import names
from tests.transactions.desk import Desk
from transactions.m_help import WIDTH, index_lines, transaction_lines
from transactions.registry import Transaction, all_transactions, transactions_by_code

ALL = all_transactions()


def test_the_codes_of_this_system() -> None:
    assert [declared.code for declared in ALL] == [
        "DXD", "DXL", "FCN", "G1DX", "G3", "M", "OWG", "PY", "SDL", "SDX",
    ]  # fmt: skip
    assert transactions_by_code()["OWC"] is transactions_by_code()["OWG"]


@pytest.mark.parametrize("declared", ALL, ids=lambda declared: declared.code)
def test_each_is_complete(declared: Transaction) -> None:
    assert declared.code.isalnum() and declared.code.isupper() and len(declared.code) <= 6
    assert all(len(alias) <= 6 for alias in declared.aliases)
    assert declared.title.isupper() and len(declared.title) <= 40
    assert declared.source.startswith(("OKDHS ", "WN ")) and declared.keys
    assert declared.code in names()
    assert declared.help.strip() and f"{declared.code} " in declared.help
    assert all(len(line) <= WIDTH and line.isascii() for line in transaction_lines(declared))


@pytest.mark.parametrize("declared", ALL, ids=lambda declared: declared.code)
def test_m_describes_each(declared: Transaction, quick: Desk) -> None:
    quick.enter(f"m {declared.code.lower()}")
    assert quick.value("subject") == f"{declared.code}  {declared.title}"
    assert quick.value("text.1") == transaction_lines(declared)[0]
    for alias in declared.aliases:
        quick.enter(f"M {alias}")
        assert quick.value("subject") == f"{declared.code}  {declared.title}"


def test_the_index_lists_each_whole(quick: Desk) -> None:
    quick.enter("M")
    for declared in ALL:
        assert declared.title in quick.text
    assert max(map(len, index_lines())) <= WIDTH
    assert " OWG OWC  OESC WAGE DATA EXCHANGE                  SSN" in quick.text
    assert " FCN*     CASE NOTES                               CASE NUMBER" in quick.text


@pytest.mark.parametrize("name", ["NOSUCH", "900000001", "IMS9999"])
def test_m_knows_no_more_than_there_is(name: str, quick: Desk) -> None:
    said = quick.say(f"M {name}")
    assert said == f"IMS0014E NO SUCH TRANSACTION OR MESSAGE: {name[:8]}"


def test_two_modules_may_not_claim_one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    transactions_by_code.cache_clear()
    real = importlib.import_module
    second = SimpleNamespace(TRANSACTION=ALL[0])

    def imported(name: str) -> object:
        return second if name == "transactions.words" else real(name)

    monkeypatch.setattr(importlib, "import_module", imported)
    try:
        with pytest.raises(RuntimeError, match="DXD is declared by"):
            transactions_by_code()
    finally:
        transactions_by_code.cache_clear()
