"""Any action on any screen leaves a valid 3270 screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from screens.attribute import Attribute
from screens.cell import DUP, FIELD_MARK, NULL, cell_text
from screens.geometry import CELLS
from screens.image import ScreenImage
from screens.keyboard import Keyboard, Lock
from screens.message import Aid
from screens.output import EraseWrite, MessageWrite
from screens.space import Field, PresentationSpace
from tests.screens.actions import EDITS, MOVES
from tests.screens.paint import image, keyboard

ATTRIBUTES = st.builds(Attribute, protected=st.booleans(), numeric=st.booleans(), mdt=st.booleans())
NEAR_THE_EDGES = st.one_of(
    st.integers(0, 200), st.integers(1800, CELLS - 1), st.integers(0, CELLS - 1)
)
TYPED = st.text(st.sampled_from("AZ09 .-é\u202e\n\t\x1b中"), max_size=12)
IMAGES = st.builds(
    image,
    st.dictionaries(NEAR_THE_EDGES, ATTRIBUTES, max_size=12),
    st.dictionaries(NEAR_THE_EDGES, st.text("AB 1", min_size=1, max_size=20), max_size=6),
)


def closed_cells(space: PresentationSpace) -> dict[int, str]:
    return {cell: space.cells[cell] for cell in range(CELLS) if not space.open_at(cell)}


def untagged(space: PresentationSpace) -> dict[int, Attribute]:
    return {cell: replace(at, mdt=False) for cell, at in space.attributes.items()}


def contents(space: PresentationSpace, field: Field) -> list[str]:
    return [space.cells[cell] for cell in field.cells]


class Operator(RuleBasedStateMachine):
    """Random actions, with the screen checked after each."""

    @initialize(shown=IMAGES, cursor=st.integers(0, CELLS - 1), numeric=st.booleans())
    def start(self, shown: ScreenImage, cursor: int, numeric: bool) -> None:
        self.keyboard = keyboard(numeric_lock=numeric)
        self.show(shown, cursor)

    def show(self, shown: ScreenImage, cursor: int) -> None:
        self.keyboard.receive(EraseWrite(replace(shown, cursor=cursor)))
        self.space = self.keyboard.space
        self.closed = closed_cells(self.space)
        self.attributes = untagged(self.space)
        self.lengths = [field.length for field in self.space.fields()]

    @rule(move=st.sampled_from(MOVES))
    def moves(self, move: Callable[[Keyboard], None]) -> None:
        cells, attributes = list(self.space.cells), dict(self.space.attributes)
        move(self.keyboard)
        assert self.space.cells == cells
        assert self.space.attributes == attributes

    @rule(edit=st.sampled_from(EDITS))
    def edits(self, edit: Callable[[Keyboard], None]) -> None:
        self.changes_one_field(lambda: edit(self.keyboard))

    @rule(text=st.text(st.sampled_from("AZ09 .é中\x1b"), min_size=1, max_size=1))
    def types(self, text: str) -> None:
        self.changes_one_field(lambda: self.keyboard.type(text))

    def changes_one_field(self, action: Callable[[], None]) -> None:
        here = self.space.field_at(self.space.cursor)
        before = list(self.space.cells)
        tags = {cell for cell, at in self.space.attributes.items() if at.mdt}
        action()
        changed = {cell for cell in range(CELLS) if self.space.cells[cell] != before[cell]}
        new_tags = {cell for cell, at in self.space.attributes.items() if at.mdt} - tags
        if here is None:
            assert new_tags == set()
        else:
            assert changed <= set(here.cells)
            start = (here.address - 1) % CELLS
            assert new_tags <= {start}
            assert not changed or self.space.attributes[start].mdt

    @rule(text=TYPED)
    def pastes(self, text: str) -> None:
        lock = self.keyboard.lock
        before = list(self.space.cells)
        lost = self.keyboard.paste(text).left_out
        assert 0 <= lost <= len(text)
        assert self.keyboard.lock is lock
        for field in self.space.fields():
            if any(self.space.cells[cell] != before[cell] for cell in field.cells):
                assert field.attribute.mdt

    @rule()
    def erases_input(self) -> None:
        locked = self.keyboard.lock is not None
        self.keyboard.erase_input()
        for field in self.space.fields():
            if not field.attribute.protected and not locked:
                assert not field.attribute.mdt
                assert set(contents(self.space, field)) <= {NULL}

    @rule()
    def toggles_insert(self) -> None:
        self.keyboard.toggle_insert()

    @rule()
    def resets(self) -> None:
        held = self.keyboard.lock is Lock.SYSTEM
        self.keyboard.reset()
        assert (self.keyboard.lock is Lock.SYSTEM) is held
        assert not self.keyboard.insert

    @rule(cursor=NEAR_THE_EDGES)
    def starts_again_elsewhere(self, cursor: int) -> None:
        self.keyboard.reset()
        self.space.cursor = cursor

    @rule(aid=st.sampled_from([Aid.ENTER, Aid.PF3, Aid.PA1]))
    def presses(self, aid: Aid) -> None:
        locked = self.keyboard.lock is not None
        cells, cursor = list(self.space.cells), self.space.cursor
        message = self.keyboard.press(aid)
        assert (message is None) is locked
        if message is not None:
            texts = [text for _, text in message.fields]
            assert not any(NULL in text for text in texts)
            assert message.cursor == (0 if aid.short else cursor)
            if self.space.formatted and not aid.short:
                tagged = [field for field in self.space.fields() if field.attribute.mdt]
                assert [address for address, _ in message.fields] == [f.address for f in tagged]
            self.keyboard.receive(MessageWrite("X"))
            self.space.cells[:] = cells

    @rule(shown=IMAGES)
    def clears(self, shown: ScreenImage) -> None:
        if self.keyboard.press(Aid.CLEAR) is not None:
            assert not self.space.formatted
            assert set(self.space.cells) == {NULL}
            self.show(shown, 0)

    @invariant()
    def the_cursor_is_on_the_screen(self) -> None:
        assert 0 <= self.space.cursor < CELLS

    @invariant()
    def protected_cells_and_attributes_never_change(self) -> None:
        assert closed_cells(self.space) == self.closed
        assert untagged(self.space) == self.attributes

    @invariant()
    def fields_keep_their_length(self) -> None:
        assert len(self.space.cells) == CELLS
        assert [field.length for field in self.space.fields()] == self.lengths

    @invariant()
    def cells_hold_single_plain_characters(self) -> None:
        for cell in self.space.cells:
            assert cell in (NULL, DUP, FIELD_MARK) or cell_text(cell) == cell
            assert len(cell) == 1


TestOperator = Operator.TestCase
TestOperator.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@given(IMAGES, st.integers(0, CELLS - 1), st.sampled_from("XY"))
@settings(max_examples=200, deadline=None)
def test_insert_keeps_the_order_of_the_other_characters(
    shown: ScreenImage, cursor: int, character: str
) -> None:
    made = keyboard(replace(shown, cursor=cursor))
    before = list(made.space.cells)
    made.toggle_insert()
    made.type(character)
    if made.lock is not None:
        assert made.space.cells == before
        return
    field = made.space.field_at(cursor)
    cells = list(field.cells) if field else list(range(CELLS))
    place = cells.index(cursor)
    assert made.space.cells[cursor] == character
    rest = [made.space.cells[cell] for cell in cells if cell != cursor]
    old = [before[cell] for cell in cells]
    room = place + old[place:].index(NULL)
    assert rest == old[:room] + old[room + 1 :]


@given(IMAGES, st.integers(0, CELLS - 1))
@settings(max_examples=200, deadline=None)
def test_delete_keeps_the_order_of_the_other_characters(shown: ScreenImage, cursor: int) -> None:
    made = keyboard(replace(shown, cursor=cursor))
    before = list(made.space.cells)
    made.delete()
    if made.lock is not None:
        assert made.space.cells == before
        return
    field = made.space.field_at(cursor)
    cells = list(field.cells) if field else list(range(CELLS))
    old = [before[cell] for cell in cells]
    place = cells.index(cursor)
    assert [made.space.cells[cell] for cell in cells] == old[:place] + old[place + 1 :] + [NULL]


@given(IMAGES)
@settings(max_examples=100, deadline=None)
def test_tab_visits_every_open_field_and_backtab_in_reverse(
    shown: ScreenImage,
) -> None:
    made = keyboard(shown)
    stops = [f.address for f in made.space.fields() if not f.attribute.protected and f.length]
    made.home()
    there = []
    for _ in stops:
        there.append(made.space.cursor)
        made.tab()
    assert sorted(there) == sorted(stops)
    back = []
    for _ in stops:
        made.backtab()
        back.append(made.space.cursor)
    assert back == there[::-1]
