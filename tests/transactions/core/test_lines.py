"""Lines of a long list are made as a page shows them."""

from __future__ import annotations

from datetime import date

import pytest

from data.store.store import Store
from ims_tui.host import state
from tests.transactions.desk import Desk
from tests.transactions.office import posted, put
from transactions.core.reply import Line, Lines
from transactions.okdhs import g1dx


def test_a_list_makes_only_what_is_asked_for() -> None:
    made: list[int] = []

    def line(number: int) -> Line:
        made.append(number)
        return Line({"text": str(number)})

    lines = Lines(range(50_000), line, ["SDX"])
    assert len(lines) == 50_000 and lines.systems == {"SDX"}
    assert [each.values["text"] for each in lines[17:19]] == ["17", "18"]
    assert made == [17, 18]
    assert Lines(range(2), line, ()) == [line(0), line(1)]


def test_g1dx_makes_the_lines_of_its_page(
    sqlite_store: Store, quick: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = [posted("OWG", 19000 + n, date(2026, 3, 10), "0.00", "500.00") for n in range(400)]
    put(sqlite_store, several)
    made = 0
    line = g1dx._line

    def counted(*rest: object) -> Line:
        nonlocal made
        made += 1
        return line(*rest)  # type: ignore[arg-type]

    monkeypatch.setattr(g1dx, "_line", counted)
    quick.enter("G1DX 55A")
    assert quick.value("page") is not None and made <= 40
    made = 0
    quick.enter("[PF8]")
    assert made <= 40
    assert state.load(state.dump(quick.session.state)) == quick.session.state
