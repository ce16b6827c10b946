"""Fixtures for every test: its own home, no settings from outside, and stores."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from tests import postgresql
from tests.copies import Copies, DatabaseCopies, Databases, FileCopies
from tests.debian import LeftOut, NothingLeftOut
from tests.processes import NoProcessLeft

TEST_ALL = "IMS_TUI_TEST_ALL"


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]  # Textual reads them once, when it is imported
    strict = os.environ.get(TEST_ALL) == "1"
    config.pluginmanager.register(NothingLeftOut() if strict else LeftOut())
    config.pluginmanager.register(NoProcessLeft())
    # A shared machine is slow now and then: an example may take as long as it needs.
    examples = int(os.environ.get("IMS_TUI_TEST_EXAMPLES", "50"))
    hypothesis.settings.register_profile(
        "tests", deadline=None, print_blob=True, max_examples=examples
    )
    hypothesis.settings.load_profile("tests")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for a server, before those with a mark are selected or left out."""
    for item in items:
        if "postgresql_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.debian("postgresql"))


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """Undo what a command did to the program's log."""
    logger = logging.getLogger("ims_tui")
    handlers, propagate, level = list(logger.handlers), logger.propagate, logger.level
    yield
    for handler in set(logger.handlers) - set(handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = propagate
    logger.setLevel(level)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder for data, settings, logs and prints of one test. It does not exist at first."""
    for name in [name for name in os.environ if name.startswith("IMS_TUI_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("NO_COLOR", raising=False)
    path = tmp_path / "home"
    monkeypatch.setenv("IMS_TUI_HOME", str(path))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Path]:
    """Socket folder of this test process's server. Tests use ``postgresql_url`` instead."""
    with postgresql.server() as folder:
        yield folder


@pytest.fixture
def postgresql_url(postgresql_server: Path) -> Iterator[str]:
    """URL of a new empty PostgreSQL database. A test that uses it needs the package."""
    with postgresql.database(postgresql_server) as url:
        yield url


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.debian("postgresql"))]
)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Name of each database engine that a store may be on."""
    return str(request.param)


@pytest.fixture
def store_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of a new empty store, once on SQLite and once on PostgreSQL."""
    if engine_name == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def copies(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Copies]:
    """Copies of stores that are made once in this process."""
    if engine_name == "sqlite":
        yield FileCopies(request.getfixturevalue("templates_folder"), tmp_path)
        return
    with ExitStack() as stack:
        yield DatabaseCopies(request.getfixturevalue("template_databases"), stack)


@pytest.fixture(scope="session")
def templates_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the stores to copy on SQLite."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="session")
def template_databases(postgresql_server: Path) -> Iterator[Databases]:
    """Stores to copy on PostgreSQL."""
    with ExitStack() as stack:
        yield Databases(postgresql_server, stack)


@pytest.fixture
def other_store_url(
    store_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """URL of another new empty store of the same kind."""
    if store_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path / 'other.db'}"
        return
    with postgresql.database(request.getfixturevalue("postgresql_server")) as url:
        yield url
