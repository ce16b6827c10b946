"""Draw the packages from the code, importers above what they import.

Arguments name other packages to draw: `python -m tools.structure data.systems ims_tui.practice`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

import grimp

PACKAGES = ("ims_tui", "transactions", "screens", "data")


def main(arguments: Sequence[str]) -> int:
    """Draw the packages, or the named ones. Return 1 if one is unknown."""
    for package in arguments or PACKAGES:
        graph = grimp.build_graph(*PACKAGES)
        if package not in graph.modules:
            print(f"there is no package {package}", file=sys.stderr)
            return 1
        print("\n".join(drawing(graph, package)), end="\n\n")
    return 0


def drawing(graph: grimp.ImportGraph, package: str) -> Iterator[str]:
    """Yield a line for each child of a package: its number of modules, and its imports of siblings
    and then of other packages. A rule separates the layers.
    """
    children = sorted(graph.find_children(package))
    counts = {child: 1 + len(graph.find_descendants(child)) for child in children}
    for each in [*children, *(name for name in PACKAGES if not package.startswith(name))]:
        graph.squash_module(each)
    imports = {child: graph.find_modules_directly_imported_by(child) for child in children}
    width = max(map(len, children)) - len(package) + 1
    yield f"{package}  ({1 + sum(counts.values())} modules)"
    for number, layer in enumerate(layers(imports)):
        if number:
            yield "  " + "-" * 60
        for child in layer:
            named = sorted(imports[child], key=lambda name: (not name.startswith(package), name))
            below = " ".join(name.removeprefix(f"{package}.") for name in named)
            name = child.removeprefix(f"{package}.")
            yield f"  {name:<{width}}{counts[child]:>4}  {below}".rstrip()


def layers(imports: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Yield the names in layers. Names in a layer do not import each other, except in a cycle."""
    left = dict(imports)
    while left:
        imported = {each for name, below in left.items() for each in below - {name}}
        top = [name for name in left if name not in imported] or list(left)
        yield top
        left = {name: below for name, below in left.items() if name not in top}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
