"""Lock files: pinned, hashed, without addresses, and consistent with pyproject.toml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
LOCKS = ("run", "build", "dev", "lowest")


def text(checkout: Path, lock: str) -> str:
    return (checkout / "requirements" / f"{lock}.txt").read_text()


def entries(checkout: Path, lock: str) -> list[tuple[Requirement, list[str]]]:
    """Return each requirement of a lock file with its hashes."""
    lines = text(checkout, lock).replace("\\\n", " ").splitlines()
    return [
        (Requirement(line.split("--hash")[0]), HASH.findall(line)) for line in lines if line.strip()
    ]


def pins(checkout: Path, lock: str) -> dict[str, str]:
    """Return name to version of a lock file."""
    pinned: dict[str, str] = {}
    for requirement, _ in entries(checkout, lock):
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", requirement
        assert canonicalize_name(requirement.name) not in pinned, requirement
        pinned[canonicalize_name(requirement.name)] = specifier.version
    return pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_names_no_address_and_no_option(lock: str, checkout: Path) -> None:
    words = text(checkout, lock).split()
    assert [word for word in words if "/" in word or "@" in word] == []
    assert [w for w in words if w.startswith("-") and not HASH.fullmatch(w)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str, checkout: Path) -> None:
    assert len(pins(checkout, lock)) > 1
    assert [str(found) for found, hashes in entries(checkout, lock) if not hashes] == []


@pytest.mark.parametrize("lock", ["run", "build"])
def test_the_development_lock_agrees(lock: str, checkout: Path) -> None:
    assert pins(checkout, lock).items() <= pins(checkout, "dev").items()


def test_pins_lie_in_the_ranges(project: dict[str, Any], checkout: Path) -> None:
    extras = project["optional-dependencies"]
    wanted = {
        "run": project["dependencies"],
        "dev": [*project["dependencies"], *(each for extra in extras.values() for each in extra)],
        "lowest": [*project["dependencies"], *extras["postgresql"], *extras["test"]],
    }
    for lock, requirements in wanted.items():
        pinned = pins(checkout, lock)
        for requirement in map(Requirement, requirements):
            if requirement.name != project["name"]:
                version = pinned[canonicalize_name(requirement.name)]
                assert requirement.specifier.contains(version), (lock, str(requirement))


def test_the_lowest_versions_are_the_lower_bounds(project: dict[str, Any], checkout: Path) -> None:
    pinned = pins(checkout, "lowest")
    for requirement in map(Requirement, project["dependencies"]):
        (lower,) = (each.version for each in requirement.specifier if each.operator == ">=")
        version = Version(pinned[canonicalize_name(requirement.name)])
        # Not every version is out for every Python: the next one then.
        assert version.release[:2] >= Version(lower).release[:2], requirement
        assert version.major == Version(lower).major, requirement
