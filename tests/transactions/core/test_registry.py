"""Registry of transactions: all are found and complete."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest

from data.office.user import AGENCIES, OKDHS, ORANGE_CA
from screens.loader import names
from tests.transactions.desk import Desk
from transactions.core.help import WIDTH, index_lines, transaction_lines
from transactions.core.registry import Transaction, all_transactions, transactions_by_code

ALL = all_transactions()
USERS = {"": "WKR01", OKDHS: "WKR01", ORANGE_CA: "RMGR1"}
"""User of each agency."""
HERE = [declared for declared in ALL if not declared.elsewhere]


def test_other_codes_of_a_transaction() -> None:
    table = transactions_by_code()
    for alias, code in {"OWC": "OWG", "QTR": "QTRI", "TPQ": "TPQYI"}.items():
        assert table[alias] is table[code]


@pytest.mark.parametrize("declared", HERE, ids=lambda declared: declared.code)
def test_each_has_a_screen_and_says_how_it_is_typed(declared: Transaction) -> None:
    assert declared.code in names()
    assert f"{declared.code} " in declared.help


@pytest.mark.parametrize("declared", ALL, ids=lambda declared: declared.code)
def test_each_is_complete(declared: Transaction) -> None:
    assert declared.code.isalnum() and declared.code.isupper() and len(declared.code) <= 6
    assert all(len(alias) <= 6 for alias in declared.aliases)
    assert declared.title.isupper() and len(declared.title) <= 40
    assert declared.source.startswith(("OKDHS ", "WN ")) and declared.keys
    assert declared.help.strip()
    assert all(len(line) <= WIDTH and line.isascii() for line in transaction_lines(declared))


@pytest.mark.parametrize("agency", USERS)
def test_m_describes_each(agency: str, quick: Desk) -> None:
    quick.enter(f"/SIGN ON {USERS[agency]} LEARN01")
    for declared in ALL:
        if declared.agency == agency:
            for name in (declared.code.lower(), *declared.aliases):
                quick.enter(f"m {name}")
                assert quick.value("subject") == f"{declared.code}  {declared.title}", name
                assert quick.value("text.1") == transaction_lines(declared)[0], name


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_index_lists_each_of_the_agency_whole(agency: str, quick: Desk) -> None:
    quick.enter(f"/SIGN ON {USERS[agency]} LEARN01", "M")
    pages = [quick.text]
    while not quick.enter("[PF8]").message:
        pages.append(quick.text)
    whole = "\n".join(pages)
    for declared in ALL:
        known = declared.agency in ("", agency)
        assert (f"\n {declared.code}" in whole and declared.title in whole) == known
    assert max(map(len, index_lines(agency))) <= WIDTH


def test_the_index_tells_keys_and_other_codes(quick: Desk) -> None:
    quick.enter("M")
    pages = [quick.text]
    while not quick.enter("[PF8]").message:
        pages.append(quick.text)
    whole = "\n".join(pages)
    assert " OWG      OESC WAGE DATA EXCHANGE                  SSN" in whole
    assert " OWC      THE SAME AS OWG" in whole
    assert " FCN*     CASE NOTES                               CASE NUMBER" in whole


@pytest.mark.parametrize("name", ["NOSUCH", "900000001", "IMS9999"])
def test_m_refuses_an_unknown_code(name: str, quick: Desk) -> None:
    said = quick.say(f"M {name}")
    assert said == f"IMS0014E NO SUCH TRANSACTION OR MESSAGE: {name[:8]}"


def test_two_modules_may_not_claim_one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    second = SimpleNamespace(TRANSACTION=transactions_by_code()["PY"])
    transactions_by_code.cache_clear()
    real = importlib.import_module

    def imported(name: str) -> object:
        return second if name == "transactions.okdhs.uib" else real(name)

    monkeypatch.setattr(importlib, "import_module", imported)
    try:
        with pytest.raises(RuntimeError, match="PY is declared by"):
            transactions_by_code()
    finally:
        transactions_by_code.cache_clear()
