"""The page `docs/settings.md`: every setting with its default, from the settings themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ims_tui.settings import Settings
from tools.documents import markdown_table

INTRODUCTION = """\
# Settings

`ims-tui config where` names the settings file, `ims-tui config show` prints the settings in force.
Without a file the defaults hold. A setting that is not listed here is an error, so that a slip of
the pen is not silent.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    schema = Settings.model_json_schema()
    sections = {
        name: schema["$defs"][each["$ref"].rpartition("/")[2]]
        for name, each in schema["properties"].items()
        if "$ref" in each
    }
    yield INTRODUCTION
    plain = {name: each for name, each in schema["properties"].items() if name not in sections}
    yield from _table({name: each for name, each in plain.items() if "default" in each})
    for name, each in sections.items():
        yield f"## [{name}]\n"
        yield " ".join(each.get("description", "").split()) + "\n"
        yield from _table(each["properties"])


def _table(settings: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    rows = [
        (f"`{name}`", f"`{_toml(each.get('default', {}))}`", _choices(each), _words(each))
        for name, each in settings.items()
    ]
    yield from markdown_table(("setting", "default", "choices", "meaning"), rows)


def _choices(setting: Mapping[str, Any]) -> str:
    if setting.get("type") == "boolean":
        return "`true`, `false`"
    return ", ".join(f"`{_toml(each)}`" for each in setting.get("enum", ()))


def _words(setting: Mapping[str, Any]) -> str:
    return " ".join(setting.get("description", "").split())


def _toml(value: object) -> str:
    """A default as it would stand in the file; JSON is TOML for all of these."""
    return json.dumps(value)
