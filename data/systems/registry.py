"""Finds the systems: each is a folder beside this module, named by its code. It holds its tables
and what it is asked, and declares its exchange files in its module `contract`.
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
    """System code to contract, for every system that sends exchange files."""
    modules = [f"{each.__name__}.contract" for each in systems()]
    found = [each for name in modules if find_spec(name) for each in import_module(name).CONTRACTS]
    return MappingProxyType({each.code: each for each in sorted(found, key=attrgetter("code"))})


@cache
def question_systems() -> Mapping[str, QuestionSystem]:
    """System code to system, for every system that is asked; first those that somebody asks."""
    found = [each.QUESTION_SYSTEM for each in systems() if hasattr(each, "QUESTION_SYSTEM")]
    found.sort(key=attrgetter("every_applicant", "code"))
    return MappingProxyType({each.code: each for each in found})


@cache
def systems() -> tuple[ModuleType, ...]:
    """The folders of the systems with their tables."""
    folders = sorted(each.name for each in iter_modules(data.systems.__path__) if each.ispkg)
    return tuple(import_module(f"{data.systems.__name__}.{folder}") for folder in folders)


def system_name(code: str) -> str:
    """The name of a system on PY: that of the code table, else the title of its files."""
    if code in code_table("system") or not is_system(code):
        return meaning("system", code)
    return contracts()[code].layout.title


def is_system(code: str) -> bool:
    """Whether lines of PY and discrepancy messages can be of a system of this code."""
    if code in code_table("system"):
        return True
    contract = contracts().get(code)
    return contract is not None and bool(contract.summary)
