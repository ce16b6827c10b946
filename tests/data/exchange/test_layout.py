from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.systems.contract import Contract
from data.systems.format import (
    CODE,
    COUNT,
    DATE,
    DIGITS,
    HOURS,
    MONEY,
    QUARTER,
    SSN,
    SSN_IF_ANY,
    TEXT,
    YEAR,
)
from data.systems.layout import (
    FieldLayout,
    Layout,
    LayoutError,
    read_record,
    record_type,
    write_record,
)
from data.systems.registry import contracts
from tests.data.exchange.files import owg, sdx

DOCS = Path(__file__).parents[3] / "docs" / "exchange-files.md"


def test_an_sdx_record_stands_as_its_table_says() -> None:
    layout = contracts()["SDX"].layout
    record = write_record(layout.detail, layout.record_length, sdx(claim_number="900550001A"))
    assert record == (
        "D"
        "900550001"
        "20260203"
        "900550001A  "
        "SMITH              "
        "ANN       "
        " "
        "19800504"
        "C01"
        "0099400"
        "0089460"
        "0000000"
        "    "
        "DI"
        "O"
        " "
        " "
        "A"
        " "
        "00000000"
        "         "
    )


def test_a_wage_record_stands_as_its_table_says() -> None:
    layout = contracts()["OWG"].layout
    record = write_record(layout.detail, layout.record_length, owg("3141.59"))
    assert record[:25] == "D900550001202540000001001"
    assert record[164:173] == "000314159"
    assert len(record) == 180


def values(item: FieldLayout) -> st.SearchStrategy[Any]:
    if item.codes:
        return st.sampled_from(sorted(item.codes))
    if item.pattern:
        forms = st.from_regex(f"(?a:{item.pattern})", fullmatch=True)
        return forms.filter(lambda text: len(text) <= item.length and text.isascii())
    if item.format is SSN or item.format is COUNT:
        return st.integers(0, 10**item.length - 1)
    if item.format is SSN_IF_ANY:
        return st.none() | st.integers(1, 10**item.length - 1)
    if item.format is DIGITS:
        return st.integers(0, 10**item.length - 1).map(lambda n: str(n).rjust(item.length, "0"))
    if item.format in (MONEY, HOURS):
        return st.integers(0, 10**item.length - 1).map(lambda n: Decimal(n).scaleb(-2))
    if item.format is QUARTER:
        return st.tuples(st.integers(1900, 2099), st.integers(1, 4)).map(lambda t: t[0] * 10 + t[1])
    if item.format is YEAR:
        return st.integers(1900, 2099)
    if item.format is DATE:
        days = st.dates(date(1800, 1, 1), date(2099, 12, 31))
        return days if item.required else st.none() | days
    letters = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
    kept = st.text(letters, max_size=item.length).map(lambda text: text.upper().strip())
    return kept.filter(bool) if item.required else kept


@pytest.mark.parametrize("system", contracts().values(), ids=list(contracts()))
@given(data=st.data())
def test_what_is_written_is_read_again(system: Contract, data: st.DataObject) -> None:
    for fields in (system.layout.header, system.layout.detail, system.layout.trailer):
        record = {item.name: data.draw(values(item), label=item.name) for item in fields[1:]}
        line = write_record(fields, system.layout.record_length, record)
        assert len(line) == system.layout.record_length
        found = read_record(fields, line)
        assert found.pop("record_type") == line[0]
        assert found == record


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ssn", 1_000_000_000),
        ("ssn", "90055000A"),
        ("last_name", ""),
        ("last_name", "A NAME OF MORE THAN NINETEEN"),
        ("last_name", "PEÑA"),
        ("last_name", "SM\x1bITH"),
        ("gross", Decimal("0.001")),
        ("gross", Decimal(-1)),
        ("gross", Decimal(100_000)),
        ("gross", None),
        ("over_under", "X"),
        ("payment_status", "X01"),
        ("payment_status", ""),
        ("claim_number", "900-55"),
        ("record_date", None),
        ("birth_date", "19800504"),
    ],
)
def test_what_does_not_fit_is_not_written(name: str, value: object) -> None:
    layout = contracts()["SDX"].layout
    with pytest.raises(LayoutError):
        write_record(layout.detail, layout.record_length, sdx(**{name: value}))


@pytest.mark.parametrize("text", ["20260230", "2026013 ", "        ", "20261301", "21000101"])
def test_a_day_that_is_none_is_not_read(text: str) -> None:
    with pytest.raises(LayoutError, match="RECORD DATE IS NOT A DATE CCYYMMDD"):
        contracts()["SDX"].layout.field("record_date").read(text)


NAMED = (
    record_type("D"),
    FieldLayout("ssn", 2, 9, SSN, ""),
    FieldLayout("last_name", 11, 5, TEXT, ""),
    FieldLayout("first_name", 16, 5, TEXT, ""),
)
AMOUNT = FieldLayout("amount", 21, 7, MONEY, "")


@pytest.mark.parametrize(
    "detail",
    [
        (*NAMED[:3], AMOUNT),
        (*NAMED, FieldLayout("amount", 22, 7, MONEY, "")),
        (*NAMED, FieldLayout("amount", 20, 7, MONEY, "")),
        (*NAMED, FieldLayout("amount", 21, 16, MONEY, "")),
        (*NAMED, FieldLayout("amount", 21, 5, TEXT, "")),
        (*NAMED, AMOUNT, FieldLayout("amount", 28, 7, MONEY, "")),
        (*NAMED, AMOUNT, FieldLayout("flag", 28, 1, CODE, "")),
        (*NAMED, AMOUNT, FieldLayout("flag", 28, 80, TEXT, "")),
    ],
    ids=["no name", "gap", "overlap", "too large", "no money", "twice", "no list", "too long"],
)
def test_a_table_that_could_not_be_a_record_is_refused(detail: tuple[FieldLayout, ...]) -> None:
    assert Layout("XXX", "", "", 60, (*NAMED, AMOUNT), ("ssn",), "amount")
    with pytest.raises(LayoutError):
        Layout("XXX", "", "", 60, detail, ("ssn",), "amount")


@pytest.mark.parametrize("system", contracts().values(), ids=list(contracts()))
def test_every_field_fits_its_column(system: Contract) -> None:
    for item in system.layout.detail[1:]:
        column = system.table.columns.get(item.name)
        if column is None:
            assert system.applied is not None, f"nobody keeps {item.name}"
            continue
        width = getattr(column.type, "length", None)
        assert width is None or item.length <= width, item.name
