"""Drawing of the structure."""

from __future__ import annotations

import pytest

from tools.structure import layers, main


def test_layers_are_above_what_they_import() -> None:
    imports = {"a": {"b", "c"}, "b": {"d"}, "c": {"d", "other"}, "d": set[str]()}
    assert list(layers(imports)) == [["a"], ["b", "c"], ["d"]]


def test_a_cycle_is_one_layer() -> None:
    assert list(layers({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == [["a"], ["b", "c"]]


def test_the_program_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ims_tui", "data"]) == 0
    drawn = capsys.readouterr().out.splitlines()
    heads = [line.split()[0] for line in drawn if line and not line.startswith(" ")]
    assert heads == ["ims_tui", "data"]
    order = [line.split()[0] for line in drawn if line.startswith("  ")]
    assert order.index("command") < order.index("board") < order.index("host")


def test_an_unknown_package_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 1
    assert capsys.readouterr().err == "there is no package nothing\n"
