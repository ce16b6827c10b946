"""The SQL that cuts and judges detail records, made from a layout.

The checks of a field say what `FieldLayout.complaint` says, for a whole batch of lines at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.rules.ssn import NEVER_ISSUED
from data.systems.check import literal, shaped
from data.systems.format import TEXT
from data.systems.layout import FieldLayout, Layout

NOT_PRACTICE = "NOT A PRACTICE SSN"


def parts(layout: Layout, practice: bool, created: str) -> dict[str, str]:
    """What `stage.sql` asks for; `created` is SQL of the header's date."""
    return {
        "record_length": str(layout.record_length),
        "cuts": _cuts(layout),
        "values": _values(layout),
        "names": ", ".join(item.name for item in layout.detail[1:]),
        "control": _control(layout),
        "problem": _problem(layout, practice, created),
    }


def columns(layout: Layout) -> str:
    """The values of a detail record as columns of a table."""
    return ", ".join(f"{item.name} {item.format.sql_type}" for item in layout.detail[1:])


def _cuts(layout: Layout) -> str:
    """Columns `NAME_text`: the characters of each field."""
    return ", ".join(
        f"substr(record, {item.position}, {item.length}) AS {item.name}_text"
        for item in layout.detail
    )


def _values(layout: Layout) -> str:
    """Columns `NAME`: the value of each field, NULL where the characters name none."""
    return ", ".join(
        f"{item.format.typed.format(f'{item.name}_text')} AS {item.name}"
        for item in layout.detail[1:]
    )


def _control(layout: Layout) -> str:
    """What a line adds to the control total: its amount, where it has one that can be read."""
    if not layout.total:
        return "NULL"
    item = layout.field(layout.total)
    readable = item.checks[0].sql(f"{item.name}_text")
    return f"CASE WHEN whole AND {readable} THEN {item.name} END"


def _problem(layout: Layout, practice: bool, created: str) -> str:
    """The first thing that is wrong with a line, NULL if nothing is."""
    cases = [
        (
            "NOT whole",
            f"'RECORD HAS ' || length(record) || ' CHARACTERS, NOT {layout.record_length}'",
        ),
        (r"regexp_matches(record, '[\x00-\x1F\x7F]')", "'CONTROL CHARACTER'"),
        (f"NOT {shaped(TEXT.shape, '').sql('record')}", "'CHARACTER OUTSIDE ASCII'"),
    ]
    for item in layout.detail:
        cases.extend(
            (test, literal(f"{item.label} {complaint}")) for test, complaint in tests(item, created)
        )
    end = layout.detail[-1].position + layout.detail[-1].length
    cases.append((f"trim(substr(record, {end})) <> ''", "'TEXT AFTER THE LAST FIELD'"))
    cases.append((_wrong_ssn(practice), f"'{NOT_PRACTICE}'" if practice else "'SSN NEVER ISSUED'"))
    return "CASE " + " ".join(f"WHEN {test} THEN {reason}" for test, reason in cases) + " END"


def tests(item: FieldLayout, created: str) -> Iterator[tuple[str, str]]:
    text, form = f"{item.name}_text", item.format
    # That all characters are printable ASCII was seen of the whole record.
    for check in item.checks[form.shape == TEXT.shape :]:
        yield f"NOT ({check.sql(text)})", check.complaint
    if form.day:
        yield f"{item.name} IS NULL AND {text} <> {literal(form.nothing)}", form.complaint
    if item.past:
        yield f"{form.day.format(item.name)} > {created}", "IS AFTER THE DATE OF THE FILE"


def _wrong_ssn(practice: bool) -> str:
    never = " OR ".join(f"ssn BETWEEN {area.start} AND {area.stop - 1}" for area in NEVER_ISSUED)
    if practice:
        return f"NOT ({never})"
    return f"{never} OR ssn < 1000000 OR ssn // 10000 % 100 = 0 OR ssn % 10000 = 0"
