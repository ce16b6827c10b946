"""Page `docs/exchange-files.md`, from the layouts of the systems."""

from __future__ import annotations

from collections.abc import Iterator

from data.exchange.window import HIRE_MONTHS, QUARTERS, RECORD_MONTHS, YEARS
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

Every record is stored. It is graded against each person on a case who has its SSN (OKDHS 5(a)),
again when DXI settles an identity, and again by every `ims-tui post`:

| match | when |
| --- | --- |
| E exact | the name, date of birth, and claim number agree with the person |
| P partial | the SSN is the person's; NAME, BIRTH DATE, or CLAIM NUMBER differs, in this order |
| U unmatched | nobody on a case has the SSN |

Surnames and first names agree if they are equal without case, accents, punctuation, blanks, and
suffixes (JR, SR, II, III, IV, V, 2ND to 5TH); a similar spelling does not agree. Letters that ASCII
does not have are spelled as in Ø O, Ł L, Đ D, ß SS, Þ TH, Æ AE. A name that fills its field, or the
width at which the agency cuts it (BEN 12), may have been cut off, so only its letters are compared.
A first name of one letter is an initial, and a blank first name was not given. ROSA ELENA as first
name agrees with first name ROSA and middle name ELENA or E. A person's names are those on the
cases, and the names and aliases in ALFX. A date of birth is compared if the record has one, a claim
number if both have one.

A system whose records may come without an SSN (BRT) matches such a record exactly with persons
without an SSN who have its name, date of birth, and sex.

A birth record that matches exactly sets the person's citizenship verification and its date on
every case (OKDHS 19), in the same transaction. A person who was already verified this way keeps
that date.

Employments from The Work Number (TWN) are matched by SSN, name, and date of birth with
participants of the county that uses it, and with nobody else. They are not on PY and are not
compared with cases. Each pay period is stored separately; a newer file adds the periods since.

## Comparing and posting

If a record comes several times, the version in the newest file counts. The amount of an exact
record is compared with the case income of the same type and period, on every case of the person in
application or issuing (status A or I). A case that counts no such income is compared with 0.00.

Social Security counts in whole dollars with the cents dropped (OKDHS 6(1)), in the month after the
record's. A person's claims with status CP are added, the cents dropped from each. A CP and an AD
record with D in B14 that name each other are one check, which counts floor(CP - AD) + floor(AD)
(OKDHS 6(2)). A record agrees with the case if its claim number or cross reference is the claim
number on the case.

Unemployment is reported by the week. A claim that is paid counts its weekly amount times 4.3, to
the nearest dollar (OAC 340:50-7-46; 7 CFR 273.10(c)(2)); any other claim counts nothing. The newest
week of a month counts, and claims are added.
"""

ABSENCES = """\
New hires have no wages, and tax years are too old to compare. Instead, a message is posted if the
case counts no such income since the hire, or since the start of the tax year.
"""

POSTING = f"""\
A difference above the tolerance posts one AMOUNT message, and an income that the case does not know
posts the message in its table. Both are due in {CLEAR_DAYS} calendar days (OKDHS 16). Data of
{", ".join(sorted(VERIFIED_UPON_RECEIPT))} are verified upon receipt and must be acted on in
{VERIFIED_UPON_RECEIPT_DAYS} days.

A partial match posts one IDENTITY message for each person that it may be about, with what differs.
Its amounts never count and are never compared; the exact records of the same period are.

The comparison covers monthly records dated in the office's month and the {RECORD_MONTHS - 1} months
before it (SDX and BEN for the month after their own), the newest {QUARTERS} completed quarters with
wages, and the newest {YEARS} tax years. A load compares the periods in its file and later ones.

Months count from the month of application. Earlier months count if the case's own history has
them: the case counted income or was certified then. A quarter cannot be split. If only some of its
months count, one message QUARTER names them and what the case counts in them, with no difference.

NEW HIRE and DISQUAL are each about one fact and are posted once: an employer and a hire date, in
the state's and the nation's hires together; a program, a state, and a decision. A hire of the
last {HIRE_MONTHS} months is posted for {RECORD_MONTHS} months after the file that reported it, a
disqualification until it ends. If the CP record of a dual entitlement is missing, a message DUAL
names both claim numbers, and no amount is compared.

BWG and IEV records are federal tax information, and so is a message of IEV. Anybody but the
specialist sees only that there is something.

An open message is not posted again; its amounts, or what differs, are kept up to date. If the
difference has gone, the message says so and how; a worker still clears it. A resolved message is
not posted again unless the amounts change by more than the tolerance from what was cleared, or what
differs changes. An IDENTITY message covers all periods.

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
