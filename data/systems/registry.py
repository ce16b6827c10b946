"""Registry of the agency systems. Each is a folder of this package, named by its code, with its
tables and its `QUESTION_SYSTEM`; its module `contract` declares its exchange files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from operator import attrgetter
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

import data.systems
from data.rules.codes import code_table, meaning

if TYPE_CHECKING:
    from data.systems.contract import Contract
    from data.systems.question_system import QuestionSystem


@cache
def contracts() -> Mapping[str, Contract]:
    """Map the code of each system that sends exchange files to its contract."""
    modules = [f"{each.__name__}.contract" for each in systems()]
    found = [each for name in modules if find_spec(name) for each in import_module(name).CONTRACTS]
    return MappingProxyType({each.code: each for each in sorted(found, key=attrgetter("code"))})


@cache
def question_systems() -> Mapping[str, QuestionSystem]:
    """Map code to system for those that answer queries; those asked automatically come last."""
    found = [each.QUESTION_SYSTEM for each in systems() if hasattr(each, "QUESTION_SYSTEM")]
    found.sort(key=attrgetter("every_applicant", "code"))
    return MappingProxyType({each.code: each for each in found})


@cache
def systems() -> tuple[ModuleType, ...]:
    """Import the folders of the systems."""
    folders = sorted(each.name for each in iter_modules(data.systems.__path__) if each.ispkg)
    return tuple(import_module(f"{data.systems.__name__}.{folder}") for folder in folders)


def system_name(code: str) -> str:
    """Return the name of a system on PY: from the code table, or else the title of its files."""
    if code in code_table("system") or not is_system(code):
        return meaning("system", code)
    return contracts()[code].layout.title


def is_system(code: str) -> bool:
    """Return True if PY lines and discrepancy messages can have this system code."""
    if code in code_table("system"):
        return True
    contract = contracts().get(code)
    return contract is not None and bool(contract.summary)
