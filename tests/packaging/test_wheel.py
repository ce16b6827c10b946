"""Wheel: exactly the four packages, with every file they read."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from tests.packaging.conftest import PACKAGES

RESOURCES = (".fmt", ".toml", ".txt", ".csv", ".typed")


def test_the_wheel_has_exactly_the_four_packages(wheel_names: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    (info,) = (top for top in tops if top.endswith(".dist-info"))
    assert tops - {info} == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_has_every_module_and_resource(
    package: str, checkout: Path, wheel_names: frozenset[str]
) -> None:
    wanted = {
        path.relative_to(checkout).as_posix()
        for path in (checkout / package).rglob("*")
        if path.suffix in (".py", *RESOURCES)
    }
    assert f"{package}/py.typed" in wanted
    assert wanted - wheel_names == set()


def test_the_wheel_has_the_license_and_the_command(wheel_names: frozenset[str]) -> None:
    inner = {name.split("/", 1)[1] for name in wheel_names if ".dist-info/" in name}
    assert {"licenses/LICENSE", "entry_points.txt"} <= inner


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_distribution_owns_the_name(package: str) -> None:
    owners = importlib.metadata.packages_distributions().get(package, [])
    assert set(owners) <= {"ims-tui"}
