"""PF1: explain the message, the field under the cursor and the transaction."""

from __future__ import annotations

import difflib
import textwrap

from data.rules.codes import code_table
from ims_tui.host.host import Unit
from ims_tui.host.screen import Answer, as_left, blank_frame, numbered, restore, show
from ims_tui.host.state import Frame, State
from ims_tui.host.typed import SELECT, TRANSACTION, blank_screen_text
from screens.cell import NULL
from screens.format import Format
from screens.geometry import COLS
from screens.image import PlacedField
from screens.loader import load
from screens.message import InputMessage
from transactions.core.help import WIDTH, index_lines, message_lines, transaction_lines
from transactions.core.messages import Message
from transactions.core.registry import codes_of
from transactions.core.reply import NOTHING, Line, Show
from transactions.core.words import day, wrapped

MEANING = "_meaning"
"""Suffix in the name of a field that spells out a code."""
BLOCK = "b_"
"""Prefix in the name of a field that shows a block number."""


def explain(unit: Unit, state: State, pressed: InputMessage) -> Answer:
    """Show an explanation over the current screen, or return from it.

    PF3 or Enter restores the screen with the text typed on it.
    """
    frame, agency = state.frame, state.agency
    if frame is not None and frame.under is not None:
        return restore(unit, state, frame.under)
    field = _meant(frame, pressed.cursor) if frame is not None else None
    sections = [
        *_message_section(state.said, state.typed_code, agency),
        *(_whole_section(frame, pressed.cursor) if frame is not None else []),
        *(_field_section(frame, field) if frame is not None and field is not None else []),
        *_screen_section(frame, agency),
    ]
    reply = Show(
        "EXPLAIN",
        values={"subject": "PF3 OR ENTER RETURNS TO THE SCREEN", "date": day(unit.today)},
        lists={"lines": [Line({"text": line}) for line in sections]},
        carried=frame.show.carried if frame is not None else NOTHING,
        cursor="transaction",
        sources=_marked(frame, field) | _whole_sources(frame, pressed.cursor),
    )
    return show(unit, state, reply, under=_left(state, pressed))


def _meant(frame: Frame, cursor: int) -> PlacedField | None:
    """Return the field at the cursor or, on a label, block number or heading, its field."""
    image = frame.image
    if (field := image.field_at(cursor)) is not None or image.text[cursor] in (" ", NULL):
        return field
    row, column = cursor // COLS + 1, cursor % COLS + 1
    named = [each for each in image.fields if each.name not in (SELECT, TRANSACTION)]
    on_row = [each for each in named if each.row == row]
    after = [each for each in on_row if each.column > column]
    if on_row:
        return min(after, key=lambda each: each.column) if after else on_row[-1]
    below = [each for each in named if each.line and each.row > row]
    if not below:
        return None
    top = min(each.row for each in below)
    headings = top - 1 - max((each.row for each in named if each.row < top), default=0)
    under = [each for each in below if each.row == row + headings]
    over = [each for each in under if each.column <= column < each.column + each.length]
    return over[0] if over else None


def _left(state: State, pressed: InputMessage) -> Frame:
    if state.frame is None:
        return blank_frame(blank_screen_text(pressed))
    image = state.frame.image
    return as_left(state, image.read(pressed), pressed.cursor)


def _message_section(said: Message | None, typed_code: str, agency: str) -> list[str]:
    if said is None:
        return []
    lines = [f"MESSAGE {said.type.shown_number}", *message_lines(said.type, said.text)]
    if said.number == "DFS064" and typed_code:
        lines += ["", *_nearest(typed_code, agency)]
    return [*lines, ""]


def _nearest(typed: str, agency: str) -> list[str]:
    table = codes_of(agency)
    codes = difflib.get_close_matches(typed, table, n=5, cutoff=0.4)
    if not codes:
        return [f"No code has a spelling close to {typed}. M lists all codes."]
    return [
        f"Codes with a spelling close to {typed}:",
        *(f"  {code:<8} {table[code].title}" for code in codes),
    ]


def _marked(frame: Frame | None, field: PlacedField | None) -> frozenset[str]:
    """Return the systems whose data the marked code may reveal; typed text is not data."""
    if frame is None or field is None or not field.attribute.protected:
        return frozenset()
    table = _table(frame, field)
    if table is None or frame.image.value(field.key).strip() not in code_table(table):
        return frozenset()
    line = numbered(frame.show, frame.page).get(field.line)
    own = frozenset({line.system}) if line is not None and line.system else frame.show.sources
    return own & frame.show.sources


def _cut(frame: Frame, cursor: int) -> dict[str, str]:
    """Return the values that did not fit: that of the field at the cursor and, if the cursor is on
    a line of a list, those of the line; by field key.
    """
    at, row = frame.image.field_at(cursor), cursor // COLS + 1
    lines = numbered(frame.show, frame.page)
    found = {}
    for field in frame.image.fields:
        held = lines[field.line].values if field.line in lines else frame.show.values
        text = held.get(field.name, "").strip()
        near = field == at or (field.line in lines and field.row == row)
        if near and field.attribute.protected and len(text) > field.length:
            found[field.key] = text
    return found


def _whole_section(frame: Frame, cursor: int) -> list[str]:
    lines = []
    for key, text in _cut(frame, cursor).items():
        first, *rest = wrapped(text, WIDTH - 2)
        lines += [f"WHOLE {_field_title(frame.image.field(key))}", f"  {first}"]
        lines += [f"  {line}" for line in rest]
    return [*lines, ""] if lines else []


def _whole_sources(frame: Frame | None, cursor: int) -> frozenset[str]:
    """The systems that the whole values may come from."""
    if frame is None:
        return frozenset()
    lines = numbered(frame.show, frame.page)
    found: set[str] = set()
    for key in _cut(frame, cursor):
        line = lines.get(frame.image.field(key).line)
        found |= {line.system} if line is not None and line.system else frame.show.sources
    return frozenset(found) & frame.show.sources


def field_help(format: Format, name: str) -> str | None:
    """Return the format's help on a field, or on the field it spells out or numbers."""
    named = (name, name.removesuffix(MEANING), name.removeprefix(BLOCK))
    return next((format.help[each] for each in named if each in format.help), None)


def _field_section(frame: Frame, field: PlacedField) -> list[str]:
    text = field_help(load(frame.show.format), field.name)
    table = _table(frame, field)
    if text is None and table is None:
        return []
    codes = [] if table is None else _codes(table, frame.image.value(field.key).strip())
    return [f"FIELD {_field_title(field)}", *wrapped(text or "", WIDTH), "", *codes]


def _table(frame: Frame, field: PlacedField) -> str | None:
    """Return the code table of a field, or of the code that it spells out."""
    format = load(frame.show.format)
    line = numbered(frame.show, frame.page).get(field.line)
    codes = {**format.codes, **(line.codes if line is not None else {})}
    return codes.get(field.name.removesuffix(MEANING)) or codes.get(field.name)


def _codes(table: str, held: str) -> list[str]:
    """List every code of a table with its meaning, and mark the code in the field."""
    codes = code_table(table)
    width = max(map(len, codes))
    lines = []
    for code, meant in codes.items():
        first, *rest = textwrap.wrap(meant, WIDTH - width - 4)
        lines.append(f"{'>' if code == held else ' '} {code:<{width}}  {first}")
        lines += [" " * (width + 4) + line for line in rest]
    return [f"CODES ({len(codes)}; > marks the code in the field)", *lines, ""]


def _field_title(field: PlacedField) -> str:
    name = field.name.upper().replace("_", " ")
    block = f", BLOCK {field.block}" if field.block else ""
    typing = "" if field.attribute.protected else f", UP TO {field.length} CHARACTERS"
    return f"{name}{block}{typing}"


def _screen_section(frame: Frame | None, agency: str) -> list[str]:
    if frame is None or frame.entry is None:
        return ["TRANSACTIONS", *index_lines(agency)]
    declared = frame.entry.declared
    return [f"{declared.code}  {declared.title}", "", *transaction_lines(declared)]
