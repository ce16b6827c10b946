"""TPQYI: what SSA answered to the third party query, in four pages (OKDHS 15(3)(C))."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from data.office.person import Segment, person_index
from data.rules.codes import meaning
from data.rules.money import rsdi_whole_dollars, ssi_whole_dollars
from data.store.clock import OFFICE_ZONE
from data.systems.question import ANSWERED
from data.systems.request import Asked
from data.systems.tpq.question import TpqAnswer
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, moment, name_words, ssn_words, whole
from transactions.shapes.questions import newest, pending_words

HELP = """
TPQYI shows SSA's answer to TPQYC in four pages: SSN verification, Social Security (title II),
Medicare, SSI. Enter TPQYI, a blank and the SSN, or type TPQ on the TPQ line of PY. PF8 pages.

Social Security is the gross benefit, rounded down to whole dollars. SSI is the net amount, to the
nearest dollar: 1 to 49 cents down, 50 to 99 cents up.

The query reads the same file that produces SDX and BENDEX. SSA's records may be updated at any time
of a month, so the answer may or may not agree with the SDX or BENDEX record of the same person; the
pages say what is held there, of which day, and which is fresher.
"""

MEANING_WIDTH = 44
PAGE_LINES = 16
"""Lines of the list in the format: each section begins a page."""


class Row(NamedTuple):
    """What stands on a line, and the table of its code where it is one."""

    label: str
    value: str
    meant: str
    table: str = ""


def _coded(label: str, table: str, code: str, otherwise: str = "") -> Row:
    """A code with its meaning; without a code, what that says."""
    return Row(label, code, meaning(table, code) or otherwise, table)


def tpqyi(request: Request) -> Reply:
    """Show the newest answer, and the query that waits."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    asked, answered = newest(request, "TPQ", ssn)
    if asked is None:
        return Refuse(message("IMS0715", code="TPQYC", ssn=ssn_words(ssn)))
    shown = answered or asked
    sent = shown.question
    return Show(
        "TPQYI",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(sent.last_name, sent.first_name, sent.middle_name),
            "date": day(request.today),
            "asked": moment(shown.requested_at),
            "user": shown.requested_by,
            "answered": moment(shown.answered_at),
            "pending": pending_words(asked, request.now, "TPQYC"),
        },
        lists={} if answered is None else {"lines": list(_pages(request, answered, ssn))},
        carried=Carried(
            ssns=(ssn,),
            cases=((shown.case_number, shown.person_code),) if shown.case_number else (),
        ),
        message=message("IMS0716") if answered is None else None,
        cursor="transaction",
    )


def _pages(request: Request, asked: Asked, ssn: int) -> Iterator[Line]:
    """Every section with its lines, filled up to a page."""
    answer = asked.answer(TpqAnswer)
    held = {one.system: one for one in person_index(request.connection, ssn).segments}
    code = asked.answer_code if asked.answer_code != ANSWERED else ""
    came = (asked.answered_at or asked.requested_at).astimezone(OFFICE_ZONE).date()
    sections: tuple[tuple[str, list[Row]], ...] = (
        ("SSN VERIFICATION", _verification(answer, code, ssn)),
        ("SOCIAL SECURITY", _title_ii(answer, held.get("BEN"), came)),
        ("MEDICARE", _medicare(answer)),
        ("SSI", _ssi(answer, held.get("SDX"), came)),
    )
    if code:
        withheld = _coded("NOT RELEASED", "tpq_condition", code)
        sections = (
            sections[0],
            ("SOCIAL SECURITY", [withheld, *_held("BEN", held.get("BEN"))]),
            ("MEDICARE", [withheld]),
            ("SSI", [withheld, *_held("SDX", held.get("SDX"))]),
        )
    for number, (title, rows) in enumerate(sections, start=1):
        lines = [Line({"label": f"{number} {title}"}), Line({})]
        lines += [line for row in rows for line in _lines(row)]
        yield from lines
        yield from [Line({})] * (PAGE_LINES - len(lines) if number < len(sections) else 0)


def _lines(row: Row) -> Iterator[Line]:
    """One line, and more where what is meant takes them."""
    first, *rest = textwrap.wrap(row.meant, MEANING_WIDTH) or [""]
    codes = {"value": row.table, "meaning": row.table} if row.table else {}
    yield Line({"label": row.label, "value": row.value, "meaning": first}, codes=codes)
    yield from (Line({"meaning": more}) for more in rest)


def _verification(answer: TpqAnswer, code: str, ssn: int) -> list[Row]:
    verified = answer.verification
    return [
        Row("SUBMITTED SSN", ssn_words(ssn), ""),
        _coded("VERIFICATION", "enu_answer", verified),
        _coded("CONDITION", "tpq_condition", code, "NONE"),
        Row("NAME AT SSA", "", name_words(answer.last_name, answer.first_name, answer.middle_name)),
        Row("DATE OF BIRTH AT SSA", day(answer.birth_date), ""),
        Row("DATE OF THE ANSWER", day(answer.response_date), ""),
    ]


def _title_ii(answer: TpqAnswer, ben: Segment | None, came: date) -> list[Row]:
    status = answer.rsdi_status
    gross = rsdi_whole_dollars(answer.rsdi_gross)
    return [
        Row("CLAIM NUMBER", "", answer.claim_number),
        _coded("PAYMENT STATUS", "ben_payment_status", status, "NO BENEFIT"),
        Row("GROSS", whole(gross), "WHOLE DOLLARS, ROUNDED DOWN"),
        Row("ENTITLED SINCE", day(answer.rsdi_since), ""),
        *_fresher("BEN", ben, came, answer.rsdi_changed),
    ]


def _medicare(answer: TpqAnswer) -> list[Row]:
    payer = answer.part_b_payer
    paid_by = meaning("medicare_payer", payer) or "THE PERSON"
    return [
        Row("PART A SINCE", day(answer.part_a_since), "" if answer.part_a_since else "NONE"),
        Row("PART B SINCE", day(answer.part_b_since), "" if answer.part_b_since else "NONE"),
        Row("PART B PAID BY", payer, paid_by if answer.part_b_since else "", "medicare_payer"),
    ]


def _ssi(answer: TpqAnswer, sdx: Segment | None, came: date) -> list[Row]:
    status, living = answer.ssi_status, answer.living_arrangement
    return [
        _coded("PAYMENT STATUS", "sdx_payment_status", status, "NO BENEFIT"),
        Row("NET", whole(ssi_whole_dollars(answer.ssi_net)), "WHOLE DOLLARS, TO THE NEAREST"),
        _coded("LIVING ARRANGEMENT", "sdx_living_arrangement", living),
        *_fresher("SDX", sdx, came, answer.ssi_changed),
    ]


def _fresher(system: str, held: Segment | None, came: date, changed: date | None) -> list[Row]:
    """What the exchange file of the same source holds, which of the two is newer, and why."""
    rows = _held(system, held)
    if held is None or held.latest_date is None:
        return rows
    fresher = "THIS ANSWER" if came >= held.latest_date else f"{system}, TYPE {system} TO SEE IT"
    if changed is not None:
        fresher += f", CHANGED {day(changed)}"
    return [*rows, Row("FRESHER IS", "", fresher)]


def _held(system: str, held: Segment | None) -> list[Row]:
    """What the exchange file of the same source holds."""
    if held is None or held.latest_date is None:
        return [Row(f"{system} RECORD", "", "NONE HELD")]
    return [Row(f"{system} RECORD OF", day(held.latest_date), held.summary)]


TRANSACTION = Transaction(
    code="TPQYI",
    title="THIRD PARTY QUERY",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 15(3)(C)",
    work=tpqyi,
    system="TPQ",
    aliases=("TPQ",),
)
