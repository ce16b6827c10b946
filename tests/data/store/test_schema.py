"""`data.schema` alone knows every table, whatever else has been imported."""

from __future__ import annotations

import subprocess
import sys

_ALL = """
import pkgutil, importlib, data.schema
alone = set(data.schema.Base.metadata.tables)
for module in pkgutil.walk_packages(data.__path__, "data."):
    importlib.import_module(module.name)
print(sorted(set(data.schema.Base.metadata.tables) - alone))
"""


def test_no_table_is_missing_from_the_schema() -> None:
    found = subprocess.run([sys.executable, "-c", _ALL], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
