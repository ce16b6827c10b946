"""Tests that need a Debian package. Without it they are skipped with a notice, or are an error."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Generator

import pytest

from tests import postgresql

INSTALLED: dict[str, Callable[[], bool]] = {
    "chromium": lambda: shutil.which("chromium") is not None,
    "openssl": lambda: shutil.which("openssl") is not None,
    "postgresql": postgresql.installed,
    "s3270": lambda: shutil.which("s3270") is not None,
    "tmux": lambda: shutil.which("tmux") is not None,
}


def missing(item: pytest.Item) -> str | None:
    """Return the first Debian package that a test needs and this machine lacks."""
    for mark in item.iter_markers("debian"):
        for package in mark.args:
            if package not in INSTALLED:
                raise pytest.UsageError(f"{item.nodeid}: unknown Debian package {package!r}")
            if not INSTALLED[package]():
                return str(package)
    return None


class LeftOut:
    """Deselects tests that cannot run here and reports their number, also under xdist."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        kept: list[pytest.Item] = []
        left: list[pytest.Item] = []
        for item in items:
            package = missing(item)
            if package is None:
                kept.append(item)
            else:
                left.append(item)
                self.counts[package] += 1
        if left:
            config.hook.pytest_deselected(items=left)
            items[:] = kept

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        worker = getattr(session.config, "workeroutput", None)
        if worker is not None:
            worker["left_out"] = dict(self.counts)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        output: dict[str, dict[str, int]] = getattr(node, "workeroutput", {})
        self.counts |= Counter(output.get("left_out", {}))  # each worker collects every test

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.counts:
            terminalreporter.section("left out (needs a Debian package)")
            for package, count in sorted(self.counts.items()):
                terminalreporter.line(f"{package}: {count} test{'s' if count > 1 else ''}")


class NothingLeftOut:
    """Makes a missing package or a skipped test an error."""

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        package = missing(item)
        if package is not None:
            pytest.fail(f"needs the Debian package {package}", pytrace=False)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self,
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.skipped and not hasattr(report, "wasxfail"):
            _fail(report)
        return report

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_make_collect_report(
        self,
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        if report.skipped:
            _fail(report)
        return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid}: nothing may be skipped: {reason}"
