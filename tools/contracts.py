"""Contract for import-linter: the folders of a package are independent of each other."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import permutations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FoldersContract(Contract):
    """Contract that no folder of a package imports another, so that each can be added or removed.

    Code that two folders need goes in a module of the package.
    """

    package = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find the imports from one folder into another."""
        folders = [
            child for child in sorted(graph.find_children(str(self.package))) if _is_package(child)
        ]
        found = [
            (importer, imported)
            for one, other in permutations(folders, 2)
            for importer in {one, *graph.find_descendants(one)}
            for imported in graph.find_modules_directly_imported_by(importer)
            if f"{imported}.".startswith(f"{other}.")
        ]
        return ContractCheck(kept=not found, metadata={"found": sorted(found)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print the imports that break the contract."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"- {importer} -> {imported}", bold=False)


def _is_package(name: str) -> bool:
    """Return True for a folder, even one with only an `__init__.py`, and False for a module."""
    found = find_spec(name)
    return found is not None and found.submodule_search_locations is not None
