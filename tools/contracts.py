"""A contract of import-linter: the folders of a package do not know one another."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import permutations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FoldersContract(Contract):
    """No folder of the package imports another, so that one can be added or taken by itself.

    What two of them need is a module of the package, which all may import.
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
        """Name the imports."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"- {importer} -> {imported}", bold=False)


def _is_package(name: str) -> bool:
    """Tell a folder from a module; a folder may hold nothing but its `__init__.py`."""
    found = find_spec(name)
    return found is not None and found.submodule_search_locations is not None
