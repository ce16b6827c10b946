"""Contract that folders of a package are independent."""

from __future__ import annotations

import grimp
import pytest

from tools.contracts import FoldersContract

MODULES = ("data", "data.systems", "data.systems.layout", "data.systems.sdx", "data.systems.qtr")
INSIDE = ("data.systems.sdx.contract", "data.systems.ben", "data.systems.ben.contract")


@pytest.mark.parametrize(
    ("importer", "imported", "kept"),
    [
        ("data.systems.sdx.contract", "data.systems.sdx", True),
        ("data.systems.sdx.contract", "data.systems.layout", True),
        ("data.systems.sdx.contract", "data.systems.ben.contract", False),
        ("data.systems.sdx", "data.systems.ben", False),
        ("data.systems.sdx.contract", "data.systems.qtr", False),
    ],
)
def test_a_folder_knows_its_own_and_what_is_shared(
    importer: str, imported: str, kept: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = grimp.ImportGraph()
    for module in (*MODULES, *INSIDE):
        graph.add_module(module)
    graph.add_import(importer=importer, imported=imported)
    options = {"name": "folders", "type": "folders", "package": "data.systems"}
    contract = FoldersContract("folders", {}, options)
    check = contract.check(graph, verbose=False)
    assert check.kept is kept
    contract.render_broken_contract(check)
    assert (f"{importer} -> {imported}" in capsys.readouterr().out) is not kept
