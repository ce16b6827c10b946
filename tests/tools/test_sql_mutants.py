"""Mutants of SQL: comparisons and numbers, never texts, comments or names that are filled in."""

from __future__ import annotations

from tests.named import ROOT
from tools.sql_mutants import every_mutant, mutants_of

SQL = """-- at least 3
SELECT '1 <= 2', a.b1 FROM t WHERE x <= 10 AND y <> '' AND z = $other AND w -> 5
"""


def test_one_change_at_a_time() -> None:
    changed = [mutant.line(SQL).split("WHERE ")[1] for mutant in mutants_of("t.sql", SQL)]
    assert changed == [
        "x < 10 AND y <> '' AND z = $other AND w -> 5",
        "x <= 11 AND y <> '' AND z = $other AND w -> 5",
        "x <= 10 AND y = '' AND z = $other AND w -> 5",
        "x <= 10 AND y <> '' AND z <> $other AND w -> 5",
        "x <= 10 AND y <> '' AND z = $other AND w -> 6",
    ]


def test_of_a_module_only_the_sql_is_changed() -> None:
    module = 'ONE = 1\nSQL = f"""CASE\n    WHEN r.amount >= {ONE} THEN 7\nEND"""\n'
    assert [mutant.line(module) for mutant in mutants_of("m.py", module)] == [
        "m.py:3: WHEN r.amount > {ONE} THEN 7",
        "m.py:3: WHEN r.amount >= {ONE} THEN 8",
    ]


def test_the_exchange_has_some() -> None:
    paths = {mutant.path for mutant in every_mutant(ROOT)}
    assert {"data/exchange/sql/in_force.sql", "data/rules/bendex.py"} <= paths
