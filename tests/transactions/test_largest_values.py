"""The largest value of every layout field and count on every screen of both agencies.

No list of fields stands here: the fields come from the layouts, and the screens from the registry.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from data.office.user import OKDHS
from data.store.store import open_store
from data.systems.format import COUNT, TEXT
from data.systems.layout import FieldLayout
from data.systems.registry import contracts
from ims_tui.host.screen import numbered
from ims_tui.host.state import Frame
from screens.cell import NULL
from screens.fitting import CUT
from screens.format import Format
from screens.geometry import COLS
from screens.image import PlacedField
from screens.loader import load
from tests.transactions.desk import Desk, desk
from tests.transactions.largest import MARIA_IS, NUMBERS, RECORDS, largest, load_largest
from tests.transactions.office import MARIA
from tests.transactions.participants import ANA, furnish_participants
from tests.transactions.work_number.lookup import REQUEST, SIGN_ON
from transactions.core.registry import all_transactions
from transactions.core.words import money, whole

KEYS = (
    f"{MARIA:09}", "C000001 01", "C000001", str(MARIA_IS["claim_number"]), "55A 0210", "LOPEZ",
)  # fmt: skip
"""One key of each type about the person of the files."""
CUT_NUMBER = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{3}\.\d?(?!\d)", re.ASCII)
"""Number of which the end is missing."""


@dataclass
class Walk:
    """Everything that the screens were given and have shown."""

    given: set[str] = field(default_factory=set)
    cut: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """The longest value that did not fit and how it was shown, by format and field."""
    rows: set[str] = field(default_factory=set)
    formats: set[str] = field(default_factory=set)
    unexplained: list[tuple[str, str]] = field(default_factory=list)
    entered: set[tuple[str, str]] = field(default_factory=set)
    """Transactions and keys that led to a screen."""
    counted: set[tuple[str, int]] = field(default_factory=set)
    """Number of records by system, as PY shows it."""
    unmarked: list[str] = field(default_factory=list)
    """Messages that go on without saying so."""

    def look(self, at: Desk) -> None:
        """Look at the current screen, and explain each field that is the first of its kind not to
        fit.
        """
        frame = at.session.state.frame
        assert frame is not None
        self.formats.add(frame.show.format)
        self.rows |= set(at.screen.rows[:22])
        for line in frame.show.lists.get("segments", ()):
            self.counted.add((line.system, int(line.values.get("records", "").strip() or 0)))
        if at.session.state.segments and not at.screen.message.endswith(" +"):
            self.unmarked.append(at.screen.message)
        for placed, text in _values(frame):
            self.given.add(text)
            place = frame.show.format, placed.name
            if len(text) > max(placed.length, len(self.cut.get(place, [""])[0])):
                first = place not in self.cut
                self.cut[place] = text, frame.image.value(placed.key)
                if first and " ".join(text.split()) not in _explained(at, placed):
                    self.unexplained.append(place)

    def pages(self, at: Desk) -> None:
        """Look at the first two pages and the last."""
        frame = at.session.state.frame
        assert frame is not None
        self.look(at)
        for page in sorted({min(2, frame.pages), frame.pages} - {1}):
            at.enter(f"={page}")
            self.look(at)


def _values(frame: Frame) -> Iterator[tuple[PlacedField, str]]:
    lines = numbered(frame.show, frame.page)
    for placed in frame.image.fields:
        if not placed.line:
            yield placed, frame.show.values.get(placed.name, "").strip()
        elif placed.line in lines:
            yield placed, lines[placed.line].values.get(placed.name, "").strip()


def _explained(at: Desk, placed: PlacedField) -> str:
    """Return the explanation of a field as one line."""
    at.terminal.space.cursor = placed.address
    at.enter("[PF1]")
    frame = at.session.state.frame
    assert frame is not None
    lines = [line.values["text"].strip() for line in frame.show.lists["lines"]]
    at.enter("[PF3]")
    return " ".join(lines)


@pytest.fixture(scope="module")
def walk(furnished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """Load the files once and look at every screen of both agencies."""
    folder = tmp_path_factory.mktemp("largest")
    shutil.copy(furnished_file, folder / "office.db")
    store = open_store(f"sqlite:///{folder / 'office.db'}")
    furnish_participants(store)
    load_largest(store, folder)
    walked = Walk()
    for user in ("FTI01", "SUP01"):
        _through(walked, desk(store, folder / "prints", user))
    _work_number(walked, desk(store, folder / "prints", "REV01"))
    yield walked
    store.close()


def _through(walked: Walk, at: Desk) -> None:
    """Enter every transaction with every key, and again on the first line of its screen."""
    for declared in all_transactions():
        if declared.elsewhere or not declared.known_to(OKDHS):
            continue
        for key in KEYS:
            if (declared.code, key) in walked.entered:
                continue
            at.enter("[CLEAR]", f"{declared.code} {key}")
            frame = at.session.state.frame
            if frame is None or frame.entry is None or frame.entry.declared != declared:
                continue
            walked.pages(at)
            walked.entered.add((declared.code, key))
            for line in _lines(at)[:1]:
                at.enter(f"@{line} {declared.code}")
                walked.pages(at)


def _lines(at: Desk) -> list[int]:
    """Return the rows of the lines that can be selected."""
    fields = at.screen.image.fields
    return [each.row for each in fields if each.name == "select" and _open(at, each.key)]


def _work_number(walked: Walk, at: Desk) -> None:
    at.enter(f"TWN {ANA}", *SIGN_ON, REQUEST)
    walked.pages(at)
    checks = [placed.key for placed in at.screen.image.fields if placed.name == "check"]
    at.enter(";".join(f"{key}=X" for key in checks if _open(at, key)))
    while at.code != "TWN11":
        walked.pages(at)
        at.enter("[ENTER]")
    walked.pages(at)


def _open(at: Desk, key: str) -> bool:
    image = at.screen.image
    return not image.attributes[image.field(key).address - 1].protected


SHOWN = [
    pytest.param(item, id=f"{system} {item.name}")
    for system, contract in contracts().items()
    for item in contract.layout.detail
    if item.format in NUMBERS or (item.format is TEXT and not item.pattern)
]


@pytest.mark.parametrize("item", SHOWN)
def test_the_largest_value_of_a_field_reaches_a_screen_whole(item: FieldLayout, walk: Walk) -> None:
    together = "\n".join(walk.given)
    assert any(words in together for words in _words(item)), _words(item)


def _words(item: FieldLayout) -> set[str]:
    values = {largest(item, number) for number in range(2)}
    if item.format is COUNT or item.format is TEXT:
        return {str(value) for value in values}
    (value,) = values
    assert isinstance(value, Decimal)
    rounded = {value.quantize(Decimal(1), how) for how in (ROUND_DOWN, ROUND_HALF_UP)}
    return {money(value), *(whole(each) for each in rounded)}


def test_a_number_that_does_not_fit_is_asterisks_and_a_text_ends_in_a_mark(walk: Walk) -> None:
    for place, (_, shown) in walk.cut.items():
        assert shown.endswith(CUT) or set(shown.strip()) == {"*"}, (place, shown)
    assert not [row for row in walk.rows if CUT_NUMBER.search(row)]
    assert walk.cut and len(walk.formats) > 35


def test_nothing_is_cut_where_its_row_has_room(walk: Walk) -> None:
    roomy = {
        place: text
        for place, (text, _) in walk.cut.items()
        if len(text) <= sum(_room(load(place[0]), place[1]))
    }
    assert not roomy


def _room(format: Format, name: str) -> tuple[int, int]:
    """Return the length of a field and the blanks that it could also take on its right."""
    placed = next(each for each in format.fields if each.name == name)
    end, row_end = placed.address + placed.length, placed.row * COLS
    starts = [each.address - 1 for each in format.fields if end <= each.address - 1 < row_end]
    # A stopper or the attribute of the next field stands before what follows.
    text = format.text[end:row_end].replace(NULL, " ")
    if text.strip():
        starts.append(end + len(text) - len(text.lstrip()) - 1)
    return placed.length, min([*starts, row_end - 1]) - end


def test_pf1_shows_whole_what_does_not_fit(walk: Walk) -> None:
    assert not walk.unexplained


def test_a_message_that_enter_continues_says_so(walk: Walk) -> None:
    assert not walk.unmarked


@pytest.mark.parametrize("system", [code for code, each in contracts().items() if each.summary])
def test_py_counts_every_record(system: str, walk: Walk) -> None:
    assert max(count for code, count in walk.counted if code == system) >= RECORDS
