"""Finds the systems: each is a folder beside this module, named by its code, and declares its
exchange files in its module `contract` and what it is asked in its module `question`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
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
    found = {each.code: each for module in _modules("contract") for each in module.CONTRACTS}
    return MappingProxyType(dict(sorted(found.items())))


@cache
def question_systems() -> Mapping[str, QuestionSystem]:
    """System code to system, for every system that is asked; first those that somebody asks."""
    found = [module.QUESTION_SYSTEM for module in _modules("question")]
    found.sort(key=lambda each: (each.every_applicant, each.code))
    return MappingProxyType({each.code: each for each in found})


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


def import_tables() -> None:
    """Import the tables of every system."""
    for _ in _modules("record"):
        pass


def _modules(name: str) -> Iterator[ModuleType]:
    """The modules of a name in the folders of the systems, by folder."""
    package = data.systems.__name__
    for folder in sorted(each.name for each in iter_modules(data.systems.__path__) if each.ispkg):
        if find_spec(f"{package}.{folder}.{name}") is not None:
            yield import_module(f"{package}.{folder}.{name}")
