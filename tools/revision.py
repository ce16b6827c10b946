"""Write the next revision, from the differences between the newest revision and the models.

python -m tools.revision "awards of VAB"
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, TypeDecorator

from data.migrations import VERSIONS, newest
from data.schema import Base
from data.store.engine import create_store_engine
from data.store.upgrade import upgrade_store
from data.store.version import StoreVersion
from tests.data.migrations.stores import put_released

TEMPLATE = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"


def upgrade() -> None:
    """Upgrade from the revision before."""
    {body}
'''


def main() -> None:
    """Write the file and print its name, or say that nothing has changed."""
    parser = argparse.ArgumentParser(prog="tools.revision", description=__doc__)
    parser.add_argument("title", help="a short sentence: Keep the awards of VAB")
    title = parser.parse_args().title.rstrip(".")
    with tempfile.TemporaryDirectory() as folder:
        url = put_released(f"sqlite:///{folder}/store.db")
        upgrade_store(url, copied=False)
        engine = create_store_engine(url)
        with engine.connect() as connection:
            body = changes(connection)
        engine.dispose()
    if not body:
        raise SystemExit("the models agree with the newest revision")
    number = f"{int(newest()) + 1:04}"
    name = re.sub(r"\W+", "_", title.lower()).strip("_")
    path = VERSIONS / f"r{number}_{name}.py"
    text = TEMPLATE.format(title=title, number=number, before=newest(), body=body)
    path.write_text(text, "utf-8")
    for tidy in (("format",), ("check", "--fix")):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "--quiet", path], check=True)
    print(path)


def changes(connection: Connection) -> str:
    """Return the statements of `upgrade`, or "" if there are none."""
    options: dict[str, Any] = {
        "compare_server_default": _other_default,
        "include_object": lambda item, *_: item.name != StoreVersion.__tablename__,
    }
    context = MigrationContext.configure(connection, opts=options)
    operations = produce_migrations(context, Base.metadata).upgrade_ops
    if operations is None or operations.is_empty():
        return ""
    code = render_python_code(
        operations,
        # SQLite cannot alter most things, so Alembic copies the whole table instead.
        render_as_batch=True,
        migration_context=context,
        render_item=as_sqlalchemy,
    )
    return re.sub(r"\n? *# ###.*|, schema=None", "", code).strip()


def _other_default(
    _context: object,
    _found: object,
    _column: object,
    found: str | None,
    _wanted: object,
    wanted: str | None,
) -> bool:
    """Compare defaults without the quotes of SQL and the parentheses of an added column."""
    return (found and found.strip("()'")) != (wanted and wanted.strip("()'"))


def as_sqlalchemy(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Render a type of ours as its SQLAlchemy type, because a revision imports nothing of ours."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


if __name__ == "__main__":
    main()
