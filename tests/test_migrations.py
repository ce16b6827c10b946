"""Revisions upgrade the released schema to that of the models."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Inspector, inspect

from data.migrations import FOLDER, RELEASED, VERSIONS, newest, revisions
from data.schema import create_store
from data.store.engine import create_store_engine
from data.store.upgrade import upgrade_store
from tests.data.migrations.stores import put_released


def test_each_revision_follows_the_one_before() -> None:
    scripts = ScriptDirectory(FOLDER, version_locations=[VERSIONS])
    assert scripts.get_heads() == [newest()]
    walked = list(scripts.walk_revisions())
    assert [each.revision for each in walked] == sorted(revisions(), reverse=True)
    assert walked[-1].revision == RELEASED


def test_every_file_is_a_revision_of_its_name() -> None:
    named = [path.name[1:5] for path in VERSIONS.glob("[!_]*.py")]
    assert sorted(named) == list(revisions())
    numbers = [int(name) for name in revisions()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_upgraded_store_has_the_schema_of_a_new_one(
    store_url: str, other_store_url: str
) -> None:
    put_released(store_url)
    upgrade_store(store_url)
    create_store(other_store_url, date(2026, 3, 20)).close()
    upgraded, made = (schema_at(url) for url in (store_url, other_store_url))
    assert upgraded.keys() == made.keys()
    for table, described in made.items():
        assert upgraded[table] == described, table


def schema_at(url: str) -> dict[str, dict[str, Any]]:
    """Describe each table, whatever the order of its columns."""
    engine = create_store_engine(url)
    try:
        inspector = inspect(engine)
        return {name: _table(inspector, engine, name) for name in inspector.get_table_names()}
    finally:
        engine.dispose()


def _table(inspector: Inspector, engine: Engine, name: str) -> dict[str, Any]:
    columns = {
        column["name"]: {
            **column,
            "type": column["type"].compile(engine.dialect),
            # SQLite keeps the parentheses around the default of a column that was added.
            "default": column["default"] and column["default"].strip("()"),
        }
        for column in inspector.get_columns(name)
    }
    return {
        "columns": columns,
        "key": inspector.get_pk_constraint(name),
        "references": _sorted(inspector.get_foreign_keys(name)),
        "unique": _sorted(inspector.get_unique_constraints(name)),
        "checks": _sorted(inspector.get_check_constraints(name)),
        "indexes": _sorted(inspector.get_indexes(name)),
        "options": inspector.get_table_options(name),
    }


def _sorted(found: Iterable[Any]) -> list[dict[str, Any]]:
    return sorted(({**each, "dialect_options": _text(each)} for each in found), key=_name)


def _text(found: Any) -> dict[str, str]:
    return {key: str(value) for key, value in found.get("dialect_options", {}).items()}


def _name(found: Any) -> str:
    return str(found["name"])
