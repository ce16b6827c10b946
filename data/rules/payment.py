"""Payment status of a benefit: its first position tells whether it pays (OKDHS 6, 8, 13)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from data.rules.codes import code_column

NOTHING: Final = Decimal("0.00")


def pays(table: str, status: str) -> bool:
    """Return whether a record of this payment status pays; one that does not counts 0.00.

    >>> [pays("sdx_payment_status", status) for status in ("C01", "M01", "E01", "T01", "H80")]
    [True, True, False, False, False]
    """
    return status[:1] in code_column(table, "pays")


def pays_sql(table: str, column: str) -> str:
    """Return `pays` as SQL, of the SQL of the status.

    >>> pays_sql("sdx_payment_status", "payment_status")
    "substr(payment_status, 1, 1) IN ('C', 'M')"
    """
    letters = ", ".join(f"'{letter}'" for letter in code_column(table, "pays"))
    return f"substr({column}, 1, 1) IN ({letters})"


def counted(table: str, status: str, amount: Decimal) -> Decimal:
    """Return what an amount counts under a payment status.

    >>> counted("sdx_payment_status", "T01", Decimal("994.00"))
    Decimal('0.00')
    """
    return amount if pays(table, status) else NOTHING


def counted_sql(table: str, column: str, amount: str) -> str:
    """Return `counted` as SQL, of the SQL of the status and of the cents."""
    return f"CASE WHEN {pays_sql(table, column)} THEN {amount} ELSE 0 END"


def unpaid_sql(table: str, column: str) -> str:
    """Return SQL of a remark on the status of a record that pays nothing, blank if it pays."""
    return f"CASE WHEN {pays_sql(table, column)} THEN '' ELSE 'STATUS ' || {column} END"
