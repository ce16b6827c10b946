"""Fixtures: the small office served to real emulators, and one emulator."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store.store import open_store
from ims_tui.host.door import LocalDoor
from screens.message import InputMessage
from screens.output import Output
from tests.ims_tui.doors.tn3270.serving import Served, serving
from tests.s3270 import S3270
from tests.transactions.desk import local_door
from tests.transactions.furnished import furnished_file
from tests.transactions.office import CLOCK

__all__ = ["furnished_file"]


class SignedOn:
    """Session of WKR01."""

    def __init__(self, door: LocalDoor) -> None:
        self._door = door

    def connect(self) -> Output:
        return self._door.sign_on_as("WKR01")

    def receive(self, pressed: InputMessage) -> Output:
        return self._door.receive(pressed)


Doors = Callable[[], LocalDoor]


@pytest.fixture(scope="module")
def doors(furnished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Maker of doors to one office, which the tests of a module share."""
    folder = tmp_path_factory.mktemp("served")
    store = open_store(f"sqlite:///{shutil.copy(furnished_file, folder / 'office.db')}")
    yield lambda: local_door(store, CLOCK, "PT000001", folder / "prints")
    store.close()


@pytest.fixture(scope="module")
def panel(doors: Doors) -> Iterator[Served]:
    """Server whose terminals begin at the sign-on panel."""
    with serving(doors) as served:
        yield served


@pytest.fixture(scope="module")
def office(doors: Doors) -> Iterator[Served]:
    """Server whose terminals begin signed on as WKR01."""
    with serving(lambda: SignedOn(doors())) as served:
        yield served


@pytest.fixture
def terminal(office: Served) -> Iterator[S3270]:
    """s3270 at the session status of WKR01."""
    with S3270() as emulator:
        emulator.connect(office.address)
        yield emulator
