"""Page `docs/settings.md`: every setting with its default, from the settings' classes."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from ims_tui.settings import Settings
from tools.documents import markdown_table

INTRODUCTION = """\
# Settings

`ims-tui config where` prints the path of the settings file, and `ims-tui config show` the current
settings. Without a file, the defaults apply. A setting that is not listed here is an error, so that
typos are found.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    schema = Settings.model_json_schema()
    yield INTRODUCTION
    top = {name: each for name, each in schema["properties"].items() if "$ref" not in each}
    yield from _table(top, _meanings(Settings))
    for name, each in schema["properties"].items():
        if "$ref" in each:
            section = Settings.model_fields[name].annotation
            assert isinstance(section, type)
            yield f"## [{name}]\n"
            yield f"{_joined(section.__doc__ or '')}\n"
            inner = schema["$defs"][each["$ref"].rpartition("/")[2]]
            yield from _table(inner["properties"], _meanings(section))


def _table(settings: Mapping[str, Mapping[str, Any]], meanings: Mapping[str, str]) -> Iterator[str]:
    rows = [
        (f"`{name}`", f"`{_toml(each.get('default', {}))}`", _choices(each), meanings[name])
        for name, each in settings.items()
    ]
    yield from markdown_table(("setting", "default", "choices", "meaning"), rows)


def _meanings(section: type) -> dict[str, str]:
    """Return the docstring of each field of a class, by field name."""
    (defined,) = ast.parse(inspect.getsource(section)).body
    assert isinstance(defined, ast.ClassDef)
    return {
        field.target.id: _joined(text.value.value)
        for field, text in pairwise(defined.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _choices(setting: Mapping[str, Any]) -> str:
    if setting.get("type") == "boolean":
        return "`true`, `false`"
    choices = setting.get("enum") or setting.get("items", {}).get("enum", ())
    return ", ".join(f"`{_toml(each)}`" for each in choices)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _toml(value: object) -> str:
    """Format a default as in the settings file."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{name} = {each}" for name, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return json.dumps(value)
