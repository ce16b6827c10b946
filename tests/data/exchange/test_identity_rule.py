"""Identity of a record: rule and batch agree for any persons, names and verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.exchange.batch import batch_engine
from data.exchange.matching import find_persons, judge, name_macros
from data.office.client import KnownName
from data.office.identity import OnCase, Verdict, meant
from data.rules.identity import Sent, grade
from data.rules.names import Name, Widths
from data.systems.contract import BatchEngine
from data.systems.layout import Naming

SSN = 900_55_0001
WIDTHS = Widths((6, 9), (4,))
NAMING = Naming(
    ("last_name", "first_name", "birth_date", "claim_number", "cross_reference"),
    ("claim_number", "cross_reference"),
    WIDTHS,
)
AT = datetime(2026, 2, 10, 15, tzinfo=UTC)
LAST = st.sampled_from(
    ["SMITH", "SMITH JR", "SMITH J", "SMITH-3RD", "JONES", "DE LA CRUZ", "DE LA CRU", "DE LA", "-"]
)
FIRST = st.sampled_from(["ANN", "A", "EVE", "", "ANNABELLE", "ANNA-", "ANN EVE", "ANN E", "EVE JR"])
MIDDLE = st.sampled_from(["", "E", "EVE", "V", "JR", "BELLE"])
BORN = st.sampled_from([date(1980, 5, 4), date(1980, 4, 5), date(1961, 9, 22)])
CLAIM = st.sampled_from(["", "900550001A", "900550009B", "900550077D"])
CLAIMS = st.sampled_from(["", "900550001A", "900550009B", "900550001A 900550009B"])
CASE = st.sampled_from(["C000001", "S000001"])
ON_CASE = st.builds(OnCase, CASE, st.integers(1, 2), st.just("I"), LAST, FIRST, MIDDLE, BORN, CLAIM)
CLIENT = st.builds(
    KnownName, st.integers(1, 2), st.just(0), st.just(SSN), LAST, FIRST, MIDDLE, BORN,
    st.just("F"), st.just(0),
)  # fmt: skip
VERDICT = st.builds(
    Verdict, CASE, st.integers(1, 2), st.just(SSN), st.just("SDX"),
    st.sampled_from(["SAME", "OTHER", "CORRECT"]), st.just(""), LAST, FIRST, MIDDLE,
    st.none() | BORN, CLAIMS, LAST, FIRST, st.just(""), BORN, st.just(""), st.just(""), st.just(""),
    st.just("WKR09"), st.just(AT),
)  # fmt: skip
RECORD: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    last_name=LAST,
    first_name=FIRST,
    middle_name=MIDDLE,
    birth_date=st.none() | BORN,
    claim_number=CLAIM,
    cross_reference=CLAIM,
)


@pytest.fixture(scope="module")
def engine() -> Iterator[BatchEngine]:
    """An engine for all examples."""
    with batch_engine() as made:
        name_macros(made)
        yield made


def put(engine: BatchEngine, name: str, rows: list[dict[str, Any]], types: dict[str, Any]) -> None:
    """A table of these rows."""
    engine.put(name, pa.Table.from_pylist(rows, pa.schema(list(types.items()))))


TEXT, NUMBER, DAY = pa.string(), pa.int64(), pa.date32()
PERSONS = {
    "ssn": NUMBER, "case_number": TEXT, "person_code": NUMBER, "last_name": TEXT,
    "first_name": TEXT, "middle_name": TEXT, "birth_date": DAY, "claim_number": TEXT,
}  # fmt: skip
CLIENTS = {
    "client_number": NUMBER, "ssn": NUMBER, "last_name": TEXT, "first_name": TEXT,
    "middle_name": TEXT, "birth_date": DAY,
}  # fmt: skip
SETTLED = {
    "settled_id": NUMBER, "ssn": NUMBER, "case_number": TEXT, "person_code": NUMBER,
    "verdict": TEXT, "last_name": TEXT, "first_name": TEXT, "middle_name": TEXT,
    "birth_date": DAY, "claims": TEXT,
    "client_last_name": TEXT, "client_first_name": TEXT, "client_birth_date": DAY,
}  # fmt: skip
RECORDS = {
    "line": NUMBER, "ssn": NUMBER, "last_name": TEXT, "first_name": TEXT, "middle_name": TEXT,
    "birth_date": DAY, "claim_number": TEXT, "cross_reference": TEXT,
}  # fmt: skip


ANN = OnCase("C000001", 1, "I", "SMITH", "ANN", "", date(1980, 5, 4), "")
JONES = {
    "last_name": "JONES", "first_name": "ANN", "middle_name": "", "claim_number": "",
    "cross_reference": "",
}  # fmt: skip


def given_on(verdict: str, born: date | None) -> Verdict:
    """A verdict on a record that names Ann Smith as Ann Jones."""
    return Verdict(
        ANN.case_number, ANN.person_code, SSN, "SDX", verdict, "", "JONES", "ANN", "", born, "",
        "SMITH", "ANN", "", ANN.birth_date, "", "", "", "WKR09", AT,
    )  # fmt: skip


@example(
    [ANN],
    [],
    [given_on("SAME", date(1980, 5, 4)), given_on("OTHER", None)],
    [{**JONES, "birth_date": None}, {**JONES, "birth_date": date(1980, 5, 4)}],
)
@example(
    [ANN],
    [],
    [given_on("OTHER", date(1961, 9, 22)), given_on("SAME", None), given_on("CORRECT", None)],
    [{**JONES, "birth_date": None}, {**JONES, "birth_date": date(1961, 9, 22)}],
)
@settings(max_examples=100, deadline=None)
@given(
    st.lists(ON_CASE, min_size=1, max_size=3, unique_by=lambda each: each[:2]),
    st.lists(CLIENT, max_size=3),
    st.lists(VERDICT, max_size=4),
    st.lists(RECORD, min_size=1, max_size=6),
)
def test_a_record_is_graded_the_same_in_the_batch(
    engine: BatchEngine,
    on_cases: list[OnCase],
    clients: list[KnownName],
    verdicts: list[Verdict],
    records: list[dict[str, Any]],
) -> None:
    put(engine, "persons", [{"ssn": SSN, **each._asdict()} for each in on_cases], PERSONS)
    put(engine, "clients", [each._asdict() for each in clients], CLIENTS)
    numbered = enumerate(verdicts, start=1)
    put(engine, "settled", [{"settled_id": n, **each._asdict()} for n, each in numbered], SETTLED)
    lines = list(enumerate(records))
    put(engine, "records", [{"line": n, "ssn": SSN, **each} for n, each in lines], RECORDS)
    judge(engine, "records", NAMING, find_persons(engine))
    query = (
        "SELECT line, case_number, person_code, match, differs"
        " FROM judged JOIN people USING (person)"
    )
    found = {tuple(row.values()) for batch in engine.batches(query) for row in batch.to_pylist()}
    expected = {
        (
            n,
            each.on_case.case_number,
            each.on_case.person_code,
            *grade(sent(record), each.person, WIDTHS),
        )
        for n, record in lines
        for each in meant(on_cases, clients, verdicts)
    }
    assert found == expected


def sent(record: dict[str, Any]) -> Sent:
    """The person that a record names."""
    claims = {record["claim_number"], record["cross_reference"]} - {""}
    name = Name(record["last_name"], record["first_name"], record["middle_name"])
    return Sent(name, record["birth_date"], tuple(sorted(claims)))
