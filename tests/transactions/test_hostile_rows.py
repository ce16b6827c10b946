"""Hostile text in every column that a screen shows stays text and controls nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, String, update
from sqlalchemy.sql.schema import Table

from data.schema import Base
from data.store.store import Store
from screens.cell import NULL, cell_text
from screens.output import EraseWrite, MessageWrite
from tests.ims_tui.host.door import Door
from tests.ims_tui.host.fake import register
from tests.transactions.desk import desk
from tests.transactions.test_golden import SCREENS as GOLDEN_SCREENS
from transactions.core.messages import message
from transactions.core.reply import Refuse

PAYLOADS = {
    "action": "[@click=app.bell]X[/]",
    "closing tag": "[/",
    "closing name": "[/b]X",
    "escape": "\x1b[31mRED\x1b[0m",
    "clipboard": "\x1b]52;c;QUFBQQ==\x07",
    "title": "\x1b]0;OWNED\x1b\\",
    "c1": "\x9b31m\x85\x9d",
    "delete": "A\x7fB",
    "lines": "A\r\nB\tC\x0bD",
    "null": "A\0B",
    "bidi": "\u202eEVIL\u202c \u2066X\u2069",
    "zero width": "A\u200bB\u200dC\ufeff",
    "wide": "\u5bbd\u5b57 \uff21\uff22",
    "combining": "e\u0301\u0302 n\u0303",
    "emoji": "\U0001f9d1\u200d\U0001f4bb",
    "jamo": "\u1112\u1161\u11ab",
    "separators": "A\u2028B\u2029C\u00a0D",
    "private": "\ue000\U000f0000",
    "braces": "{system} {0} %s %(x)s ${Y}",
    "sql": "'; DROP TABLE ps2_case; --",
    "long": "[@click=x]" * 20,
    "replaced": "\ufffd",
}
LEFT_ALONE = {
    ("app_user", "password_hash"),
    ("app_user", "ssn_token"),
    ("app_user", "agency"),
    ("office", "agency"),
    ("ps2_case", "status"),
    ("ps2_case", "acp"),
    ("app_user", "agency"),
    ("app_user", "position"),
    ("exchange_file", "system"),
    ("exchange_file", "sha256"),
}
"""Columns that are never shown, or that decide which rows are shown."""
SCREENS = (
    "PY 900000001", "SDX 900000001", "SDL 900000001", "OWG 900000001", "DXL 900000001",
    "G1DX 55A", "G1DX 55A 0210", "G3 C000001", "DXD C000001", "FCN C000001", "@5 FCN",
    "[PF1]", "[PF3]", "/DIS A", "DXD C000001", "worker_ssn=987654320;system=SDX;reason=C",
)  # fmt: skip

OTHERS = sorted({script[-1] for script in GOLDEN_SCREENS.values() if " 9" in script[-1]})
"""Every transaction with a person as its key, with the person whose data it shows."""


def shown_columns() -> Iterator[tuple[Table, Column[str]]]:
    """Return every text column except keys and the excluded ones."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            key = column.primary_key or column.foreign_keys
            named = (table.name, column.name)
            shown = table.name not in ("audit_event", "store_info") and named not in LEFT_ALONE
            if isinstance(column.type, String) and shown and not key:
                yield table, column


def poison(store: Store, payload: str) -> None:
    with store.transaction() as connection:
        for table, column in shown_columns():
            poisoned = update(table).values({column.name: payload})
            if column.name == "street" and "acp" in table.columns:
                poisoned = poisoned.where(table.columns["acp"] == "")
            connection.execute(poisoned)


def assert_harmless(text: str) -> None:
    plain = text.replace(NULL, " ")
    assert cell_text(plain) == plain
    assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in plain)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_shown_as_text(payload: str, sqlite_store: Store, tmp_path: Path) -> None:
    poison(sqlite_store, payload)
    at_desk = desk(sqlite_store, tmp_path / "prints")
    for entered in (*SCREENS, *OTHERS, "/SIGN ON FTI01 LEARN01", *OTHERS):
        screen = at_desk.enter(entered)
        assert_harmless(screen.cells)
        assert_harmless("".join(screen.rows))
        assert not screen.message.startswith(("DFS555I", "IMS0016")), entered
    at_desk.enter("[CLEAR]", "/SIGN ON WKR01 LEARN01", "PY 900000001", "[PF12]")
    (printed,) = (tmp_path / "prints").iterdir()
    assert_harmless(printed.read_text("utf-8").replace("\n", ""))
    first_words = cell_text(payload).split()[0][:8] if payload.strip("\ufffd") else "\ufffd"
    assert first_words in at_desk.value("client_name.5"), "it stands there as it is"  # type: ignore[operator]


def test_many_columns_are_poisoned() -> None:
    named = {f"{table.name}.{column.name}" for table, column in shown_columns()}
    assert len(named) >= 40
    assert {"ps2_person.last_name", "owg_wage.employer_name", "case_note.text"} <= named


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_message_is_text_too(
    payload: str, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(monkeypatch, lambda request: Refuse(message("IMS0014", name=payload)))
    door = Door(sqlite_store, "WKR01")
    door.enter("PY 900000001")
    door.enter("QTRI 900000001")
    assert isinstance(door.output, MessageWrite)
    assert_harmless(door.output.text)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_a_user_types_comes_back_as_text(payload: str, sqlite_store: Store) -> None:
    door = Door(sqlite_store, "WKR01")
    for before in ("", "M ", "PY ", "/", "/FOR ", "="):
        door.enter(before + payload)
        assert isinstance(door.output, EraseWrite | MessageWrite)
        assert_harmless(door.image.text + door.said)
    door.enter("FCN C000001")
    door.fill(text=payload)
    assert_harmless(door.image.text)
    door.fill(**{"select.1": payload[:6]})
    assert_harmless(door.image.text + door.said)
