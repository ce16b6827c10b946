"""The page `docs/exchange-files.md`, from the layouts of the systems."""

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

What other agencies send, as this program takes it in with `ims-tui load SYSTEM FILE`. The tables
are made from the contracts in `data/systems`; the text says what happens to a file.

## Records

A file is ASCII text of one record a line, ended by LF or CR LF: a header (H), the detail records
(D), a trailer (T). All have the same length; what follows a record's last field is blank.
"""

WHOLE_FILE = """\
## What refuses a whole file

Nothing of a file is stored, and one line says why, when

- it is empty, or its first line is no header or its last no trailer;
- header or trailer has another length than the layout says, or a field that cannot be read;
- it is another system's, or dated after the office's own date;
- the trailer's system or date is not the header's;
- the lines between header and trailer are not as many as the trailer says, whatever is in them;
- the control total is not the sum of the amounts of all these lines.

The control total is the sender's, over every line it sent: rows that are rejected count as well. A
line whose amount cannot be read (or whose length is wrong, so that nobody knows where the amount
is) adds nothing. Unless the sender left it out too, the sums then differ and the file is refused:
it was damaged on the way and has to be sent again.

The same content is never taken in twice: loading it again changes nothing and says so.

## What rejects a row

Everything else is judged row by row. A row that is not as its table says goes to `FILE.rejects`
beside the file (readable by its owner only): line number, reason, and the row, in which every
character outside printable ASCII, and the backslash, is written as an escape such as `\\x1b`.
Further reasons are:

- a control character or a character outside ASCII;
- a date or quarter after the day the file was made, where the table says *past*;
- an SSN that SSA has issued or may issue, in a practice store (`NOT A PRACTICE SSN`); one that it
  never issues, in a live store;
- the key of a record that stands earlier in the same file.

All good rows, the index that PY shows, and the messages are stored in one transaction.

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
New hires have no wages, and tax years are long before what cases count. Of these the question is
whether the case knows of them at all: a message is posted where the case counts no such income
since the hire, or since the year began.
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

Copy the folder of the nearest system in `data/systems` and name it by the code. Its `__init__.py`
holds the table of the store and what is read of it; its `contract.py` the `Layout` (the table
above) and the `Contract`: the table, whose columns the fields are named after, and what is compared
with the case. Loading, matching and posting find the folder and know no system by name. Without a
line in `data/rules/money.py` it has no tolerance, without one in `data/rules/clocks.py` its
data do not count as verified upon receipt.
"""


def page() -> str:
    """The whole page, in Markdown."""
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
    """The fields of a record, as a table."""
    head = ("position", "length", "field", "block", "format", "must hold", "meaning")
    yield from markdown_table(
        head,
        [
            (
                _positions(item),
                str(item.length),
                f"`{item.name}`",
                item.block,
                item.format.name,
                ", ".join(_must_hold(item)),
                item.meaning,
            )
            for item in fields
        ],
    )


def _positions(item: FieldLayout) -> str:
    last = item.position + item.length - 1
    return str(last) if item.length == 1 else f"{item.position}-{last}"


def _must_hold(item: FieldLayout) -> Iterator[str]:
    if item.required:
        yield "a value"
    if item.past:
        yield "past"
    if item.pattern:
        yield f"`{item.pattern}`"


def _compared(code: str, layout: Layout, comparison: Comparison) -> tuple[str, ...]:
    item = layout.field(comparison.amount)
    what = f"`{item.name}`" + (f" (block {item.block})" if item.block else "")
    if comparison.each:
        what += f", the sum over {', '.join(f'`{name}`' for name in comparison.each)}"
    counted = f"{comparison.income_type} of the {comparison.span.value}"
    return code, what, counted, f"{TOLERANCES.get(code, 0)}.00"


def _looked_for(code: str, absence: Absence) -> tuple[str, ...]:
    tolerance = f"{TOLERANCES.get(code, 0)}.00 a {absence.span.value}" if absence.amount else ""
    return code, absence.error_type, absence.known_by, tolerance
