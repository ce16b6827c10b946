"""Page `docs/exchange-files.md`, from the layouts of the systems."""

from __future__ import annotations

from collections.abc import Iterator

from data.exchange.compare import QUARTERS, RECORD_MONTHS, YEARS
from data.rules.clocks import CLEAR_DAYS, VERIFIED_UPON_RECEIPT, VERIFIED_UPON_RECEIPT_DAYS
from data.rules.money import TOLERANCES
from data.systems.contract import Absence, Comparison, Contract
from data.systems.format import FORMATS
from data.systems.layout import HEADER, TRAILER, FieldLayout, Layout
from data.systems.registry import contracts
from tools.documents import markdown_table

INTRODUCTION = """\
# Exchange files

`ims-tui load SYSTEM FILE` loads the files that other agencies send. The tables on this page are
generated from the contracts in `data/systems`.

## Records

A file is ASCII text with one record per line, ending in LF or CR LF: a header (H), detail records
(D), and a trailer (T). All records have the same length. A record is padded with blanks after its
last field.
"""

WHOLE_FILE = """\
## Refused files

A file is refused with a one-line reason, and nothing is stored, if

- it is empty, its first line is not a header, or its last line is not a trailer;
- the header or trailer has the wrong length or a field that cannot be read;
- it is for another system, or dated after the office's current date;
- the system or date in the trailer differs from the header;
- the number of lines between header and trailer differs from the count in the trailer;
- the control total differs from the sum of the amounts on these lines.

The control total covers every line that the agency sent, including rows that are rejected. A line
with the wrong length, or with an amount that cannot be read, adds nothing. The sums then differ and
the file is refused, because it was damaged in transmission and must be sent again.

The same content is never loaded twice. Loading it again changes nothing and reports so.

## Rejected rows

All other checks are made row by row. A row that does not match its table is written to
`FILE.rejects` in the same folder (readable by its owner only) with its line number and the reason.
Backslashes, and characters outside printable ASCII, are written as escapes such as `\\x1b`. A row
is also rejected for

- a control character or a character outside ASCII;
- a date or quarter after the file's own date, if the table says *past*;
- an SSN that SSA may have issued, on a practice store (`NOT A PRACTICE SSN`), or one that SSA never
  issues, on a live store;
- the same key as an earlier record of the file.

The accepted rows, the PY index, and the discrepancy messages are stored in one transaction.

## Matching

Every record is kept, with how it matches the persons on cases (OKDHS 5(a)):

| match | when |
| --- | --- |
| E exact | the SSN is on a case; name, date of birth and claim number agree with a person there |
| P partial | the SSN is on a case; NAME, BIRTH DATE or CLAIM NUMBER differ, listed in this order |
| U unmatched | the SSN is on no case |

Surname and first name agree when they are equal once capitals, accents, punctuation, blanks and
suffixes (JR, SR, II, III, IV) are put aside; a near spelling is no agreement. A name that fills
its field may have been cut there, so only the letters it has are compared; a first name of one
letter is an initial, and a blank one was not given. The person's names are those of the cases and
those and the aliases of ALFX. A date of birth counts where the record has one, a claim number
where both have one. Of several cases the one that agrees best counts.

Where a record may come without SSN (BRT), such a record matches exactly the persons without SSN
whose name, date of birth and sex it has.

A birth record that matches exactly sets the citizenship verification and its date of the person on
every case (OKDHS 19), in the same transaction; who was verified so before keeps that date.

Employments of The Work Number (TWN) are matched in the same way with the participants of the county
that uses it, by SSN, name and date of birth, and with nobody else. They stand in no index of PY and
are compared with no case. Each pay period is kept by itself; a newer file adds those since.

## Comparing and posting

Of several versions of one record, the one of the newest file is in force. What an exact match
reports is compared with the case income of the same type and time, on every case in application
or issuing (status A or I) that the person is on; where the case counts none, with 0.00.

Social Security counts in whole dollars, the cents dropped (OKDHS 6(1)), in the month after the
record's. Of a person's claims those with the status CP are added, each cut to whole dollars; CP and
AD records that are flagged D and name each other are one check, which counts floor(CP - AD) +
floor(AD) (OKDHS 6(2)). Of an AD record without the other one nothing is said. A record whose claim
number or cross reference is the claim number of the case agrees with it.

Unemployment is reported by the week. A claim that is paid counts its weekly amount times 4.3 to the
nearest dollar (OAC 340:50-7-46; 7 CFR 273.10(c)(2)), any other nothing; of the weeks of a month the
newest counts, and claims add up.
"""

ABSENCES = """\
New hires have no wages, and tax years are too old to compare. Instead, a message is posted if the
case counts no such income since the hire, or since the start of the tax year.
"""

POSTING = f"""\
A difference above the tolerance posts one AMOUNT message, an unknown income the message of its
table, due in {CLEAR_DAYS} calendar days (OKDHS
16). Data of {", ".join(sorted(VERIFIED_UPON_RECEIPT))} count as verified upon receipt, to be acted
on in {VERIFIED_UPON_RECEIPT_DAYS} days.

A partial match posts one IDENTITY message with the parts that differ, by the person's newest
record, and never an amount: while a record of a period matches in part only, no amount of that
period is compared.

Compared are monthly records dated in the office's month and the {RECORD_MONTHS - 1} before it (SDX
and BEN for the month after its own), the newest {QUARTERS} completed quarters that wages are held
for, and the newest {YEARS} tax years. A load compares the periods that its file is about, and later
ones.

What BWG and IEV hold is federal tax information, and so is a message of IEV: whoever is not its
specialist sees that something is held, not what.

An open message is not posted again; its amounts or parts are brought up to date. A resolved one is
not posted again while the amounts (or the parts that differ) are what they were; when they change,
a new one is posted. An IDENTITY message stands for all periods.

## Adding a system

Copy the folder of the most similar system in `data/systems` and name it by the system code. Its
`__init__.py` has the database table and its queries. Its `contract.py` has the `Layout` (the table
above) and the `Contract` (the database table, whose columns have the names of the fields, and the
comparison with the case). Loading, matching and posting find the folder by themselves. Add the
system to `data/rules/money.py` if it has a tolerance, and to `data/rules/clocks.py` if its data are
verified upon receipt.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield INTRODUCTION
    yield "### Formats\n"
    yield from markdown_table(("format", "written as"), [(f.name, f.description) for f in FORMATS])
    yield "### Header\n"
    yield from field_table(HEADER)
    yield "### Trailer\n"
    yield from field_table(TRAILER)
    for system in contracts().values():
        yield from _system(system)
    yield WHOLE_FILE
    yield from markdown_table(
        ("system", "reported", "case income", "tolerance, dollars"),
        [
            _compared(system.code, system.layout, system.comparison)
            for system in contracts().values()
            if isinstance(system.comparison, Comparison)
        ],
    )
    yield ABSENCES
    yield from markdown_table(
        ("system", "message", "known by case income", "tolerance, dollars"),
        [
            _looked_for(system.code, system.comparison)
            for system in contracts().values()
            if isinstance(system.comparison, Absence)
        ],
    )
    yield POSTING.rstrip()


def _system(system: Contract) -> Iterator[str]:
    layout = system.layout
    yield f"## {layout.system}: {layout.title}\n"
    key = ", ".join(f"`{name}`" for name in layout.key)
    adds_up = f"adds up `{layout.total}`" if layout.total else "is zero"
    total = f"The control total {adds_up}."
    yield f"Records of {layout.record_length} characters. {total}"
    yield f"Key of a record: {key}.\n"
    yield from field_table(layout.detail)
    for item in layout.detail[1:]:
        if item.codes:
            yield f"Codes of `{item.name}`:\n"
            codes = [(code or "blank", meaning) for code, meaning in sorted(item.codes.items())]
            yield from markdown_table(("code", "meaning"), codes)


def field_table(fields: tuple[FieldLayout, ...]) -> Iterator[str]:
    """Yield the table of a record's fields."""
    head = ("position", "length", "field", "block", "format", "required", "meaning")
    yield from markdown_table(
        head,
        [
            (
                _positions(item),
                str(item.length),
                f"`{item.name}`",
                item.block,
                item.format.name,
                ", ".join(_requirements(item)),
                item.meaning,
            )
            for item in fields
        ],
    )


def _positions(item: FieldLayout) -> str:
    last = item.position + item.length - 1
    return str(last) if item.length == 1 else f"{item.position}-{last}"


def _requirements(item: FieldLayout) -> Iterator[str]:
    if item.required:
        yield "a value"
    if item.past:
        yield "past"
    if item.pattern:
        yield f"`{item.pattern}`"


def _compared(code: str, layout: Layout, comparison: Comparison) -> tuple[str, ...]:
    item = layout.field(comparison.amount)
    reported = f"`{item.name}`" + (f" (block {item.block})" if item.block else "")
    if comparison.each:
        reported += f", summed over {', '.join(f'`{name}`' for name in comparison.each)}"
    counted = f"{comparison.income_type} of the {comparison.span.value}"
    return code, reported, counted, f"{TOLERANCES.get(code, 0)}.00"


def _looked_for(code: str, absence: Absence) -> tuple[str, ...]:
    tolerance = f"{TOLERANCES.get(code, 0)}.00 a {absence.span.value}" if absence.amount else ""
    return code, absence.error_type, absence.known_by, tolerance
