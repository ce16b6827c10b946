"""TPQYC and TPQYI: the Third Party Query to SSA and its response (OKDHS 15(3))."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from data.office.case_reading import CaseHead
from data.office.person import Segment, person_index
from data.questions.question import PersonAsked, persons_on_case
from data.rules.codes import meaning
from data.rules.money import rsdi_whole_dollars, ssi_whole_dollars
from data.systems.request import ANSWERED, Asked
from data.systems.tpq import TpqAnswer
from transactions.core.keys import CaseKey, SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, RefusedError, Reply, Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed
from transactions.core.words import day, local_day, name_of, ssn_words, whole
from transactions.shapes.case import case_of, case_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.question import THIRD_PARTY
from transactions.shapes.record import columns

TPQYC_HELP = """
TPQYC requests a Third Party Query from SSA: verification of SSI, Social Security cash benefits,
Medicare, and the person's SSN. It accesses the same file that produces SDX and BENDEX data, so the
response is generally the most current and may differ from theirs. Enter TPQYC space case number,
enter the SSN of a person on the case when prompted, check the person shown and confirm with Y.

The response is returned within 48 hours. TPQYI displays it, as does TPQ on the line of PY. While a
query is outstanding, a second one is refused for 48 hours; if no response is received by then,
repeat the process. A query that was answered may be repeated at once.

For a detailed explanation of the procedure, refer to the Family Support Services Division (FSSD)
Web page Information Privacy and Security: IMS Transactions, then Special Processes.
"""

TPQYI_HELP = """
TPQYI displays SSA's response to TPQYC on four pages: SSN verification, Social Security (title II),
Medicare, SSI. Enter TPQYI space SSN, or type TPQ on the TPQ line of PY. Use PF7 and PF8 to page.

Social Security is the gross benefit, rounded down to whole dollars. SSI is the net amount, rounded
to the nearest dollar: 1 to 49 cents is rounded down, 50 to 99 cents is rounded up.

The query accesses the same file that produces SDX and BENDEX data. Social Security records may be
updated at various times during any given month, so the response may or may not agree with the SDX
or BENDEX record of the same person. The pages show the date of the record on file and which of the
two is fresher.
"""


class OnCase(NamedTuple):
    """A case and the persons on it."""

    case: CaseHead
    persons: list[PersonAsked]

    def person(self, ssn: int) -> PersonAsked:
        """Return the person with the SSN; refuse an SSN that is not on the case."""
        for one in self.persons:
            if one.ssn == ssn:
                return one
        where = {"ssn": ssn_words(ssn), "case": self.case.case_number}
        raise refusal("IMS0712", "ssn", **where)


def _on_case(request: Request) -> OnCase:
    case = case_of(request)
    return OnCase(case, persons_on_case(request.connection, case.case_number))


def _panel(request: Request, on_case: OnCase, asked: Typed) -> Show:
    values, carried = case_words(on_case.case), request.keyed(CaseKey).carried()
    if asked:
        found = on_case.person(int(asked["ssn"]))
        carried = about(found.ssn, found)
        values = columns(found, "TPQYC") | values
    return Show("TPQYC", values=values, carried=carried, unfinished=True)


def _check(request: Request, on_case: OnCase, typed: Typed) -> dict[str, str]:
    if "ssn" not in typed:
        raise refusal("IMS0711", "ssn")
    try:
        ssn = SsnKey.from_text(typed["ssn"]).ssn
    except RefusedError as refused:
        raise RefusedError(refused.message, "ssn") from None
    THIRD_PARTY.ensure_free(request, on_case.person(ssn).subject, "ssn")
    return {"ssn": f"{ssn:09}"}


def _send(request: Request, on_case: OnCase, asked: Typed) -> Return:
    found = on_case.person(int(asked["ssn"]))
    THIRD_PARTY.ask(request, found.subject, found.question)
    return Return(message("IMS0714"))


MEANING_WIDTH = 44
PAGE_LINES = 16
"""Lines of the list on one page of the format; each section begins a page."""


class Row(NamedTuple):
    """Label, value and meaning of a line; `table` if the value is a code."""

    label: str
    value: str
    meant: str = ""
    table: str = ""


def _coded(label: str, table: str, code: str, otherwise: str = "") -> Row:
    """Return a code with its meaning, or `otherwise` if there is no code."""
    return Row(label, code, meaning(table, code) or otherwise, table)


@Transaction(
    "TPQYI",
    "THIRD PARTY QUERY",
    "OKDHS 15(3)(C)",
    (SsnKey,),
    TPQYI_HELP,
    system="TPQ",
    aliases=("TPQ",),
)
def tpqyi(request: Request) -> Reply:
    """Show the newest answer and the outstanding query."""
    newest = THIRD_PARTY.newest(request)
    lines = [] if newest.answered is None else list(_pages(request, newest.answered))
    sent = (newest.answered or newest.asked).question
    return THIRD_PARTY.screen(request, "TPQYI", newest, sent, {}, {"lines": lines})


def _pages(request: Request, asked: Asked) -> Iterator[Line]:
    """Return the lines of every section, each filled to a full page."""
    ssn = request.keyed(SsnKey).ssn
    answer = asked.answer(TpqAnswer)
    held = {one.system: one for one in person_index(request.connection, ssn).segments}
    ben, sdx = _held("BEN", held.get("BEN")), _held("SDX", held.get("SDX"))
    code = asked.answer_code if asked.answer_code != ANSWERED else ""
    if code:
        withheld = [_coded("NOT RELEASED", "tpq_condition", code)]
        title_ii, medicare, ssi = [*withheld, *ben], withheld, [*withheld, *sdx]
    else:
        came = local_day(asked.answered_at or asked.requested_at)
        title_ii = [*_title_ii(answer), *ben, *_fresher(held.get("BEN"), came, answer.rsdi_changed)]
        medicare = _medicare(answer)
        ssi = [*_ssi(answer), *sdx, *_fresher(held.get("SDX"), came, answer.ssi_changed)]
    sections = {
        "1 SSN VERIFICATION": _verification(answer, code, ssn),
        "2 SOCIAL SECURITY": title_ii,
        "3 MEDICARE": medicare,
        "4 SSI": ssi,
    }
    written = 0
    for title, rows in sections.items():
        yield from [Line({})] * (-written % PAGE_LINES)
        lines = [Line({"label": title}), Line({}), *(line for row in rows for line in _lines(row))]
        written = len(lines)
        yield from lines


def _lines(row: Row) -> Iterator[Line]:
    """Return the line of a row, and more lines if its meaning is long."""
    first, *rest = textwrap.wrap(row.meant, MEANING_WIDTH) or [""]
    codes = {"value": row.table, "meaning": row.table} if row.table else {}
    yield Line({"label": row.label, "value": row.value, "meaning": first}, codes=codes)
    yield from (Line({"meaning": more}) for more in rest)


def _verification(answer: TpqAnswer, code: str, ssn: int) -> list[Row]:
    return [
        Row("SUBMITTED SSN", ssn_words(ssn)),
        _coded("VERIFICATION", "enu_answer", answer.verification),
        _coded("CONDITION", "tpq_condition", code, "NONE"),
        Row("NAME AT SSA", "", name_of(answer)),
        Row("DATE OF BIRTH AT SSA", day(answer.birth_date)),
        Row("DATE OF THE ANSWER", day(answer.response_date)),
    ]


def _title_ii(answer: TpqAnswer) -> list[Row]:
    gross = rsdi_whole_dollars(answer.rsdi_gross)
    return [
        Row("CLAIM NUMBER", "", answer.claim_number),
        _coded("PAYMENT STATUS", "ben_payment_status", answer.rsdi_status, "NO BENEFIT"),
        Row("GROSS", whole(gross), "WHOLE DOLLARS, ROUNDED DOWN"),
        Row("ENTITLED SINCE", day(answer.rsdi_since)),
    ]


def _medicare(answer: TpqAnswer) -> list[Row]:
    payer = answer.part_b_payer
    paid_by = meaning("medicare_payer", payer) or "THE PERSON"
    return [
        Row("PART A SINCE", day(answer.part_a_since), "" if answer.part_a_since else "NONE"),
        Row("PART B SINCE", day(answer.part_b_since), "" if answer.part_b_since else "NONE"),
        Row("PART B PAID BY", payer, paid_by if answer.part_b_since else "", "medicare_payer"),
    ]


def _ssi(answer: TpqAnswer) -> list[Row]:
    return [
        _coded("PAYMENT STATUS", "sdx_payment_status", answer.ssi_status, "NO BENEFIT"),
        Row("NET", whole(ssi_whole_dollars(answer.ssi_net)), "WHOLE DOLLARS, TO THE NEAREST"),
        _coded("LIVING ARRANGEMENT", "sdx_living_arrangement", answer.living_arrangement),
    ]


def _held(system: str, held: Segment | None) -> list[Row]:
    """Return the date and summary of the data exchange record from the same source."""
    if held is None or held.latest_date is None:
        return [Row(f"{system} RECORD", "", "NONE HELD")]
    return [Row(f"{system} RECORD OF", day(held.latest_date), held.summary)]


def _fresher(held: Segment | None, came: date, changed: date | None) -> list[Row]:
    """Return which of the two is newer and when the amount changed, if there is a record."""
    if held is None or held.latest_date is None:
        return []
    newer = came >= held.latest_date
    words = "THIS ANSWER" if newer else f"{held.system}, TYPE {held.system} TO SEE IT"
    return [Row("FRESHER IS", "", f"{words}, CHANGED {day(changed)}" if changed else words)]


tpqyc = Transaction(
    "TPQYC", "THIRD PARTY QUERY, REQUEST", "OKDHS 15(3)", (CaseKey,), TPQYC_HELP, system="TPQ"
)(Conversation(_on_case, _panel, _check, _send, question="IMS0713"))
