"""BIL: Medicare buy-in, Part A and Part B side by side (OKDHS 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from data.exchange.whose import whose
from data.rules.codes import code_table, meaning
from data.systems.bil import BilRecord, bil_of_claim, bil_of_person
from transactions.core.claim_keys import MedicareKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about
from transactions.core.request import Request
from transactions.core.words import coded, day, match_words, money, name_of
from transactions.shapes.record import columns, matched, selected
from transactions.shapes.refusal import no_claim_record, no_record
from transactions.shapes.whose import row_two, sent_words

HELP = """
BIL shows Medicare buy-in: the state pays the premium for Part A or Part B through CMS. Enter BIL
space Medicare claim number: nine digits and the beneficiary code, such as 900123456A, or Railroad
Retirement Board letters and number, such as WA123456. The number on newer Medicare cards (eleven
letters and digits) is not used for buy-in.

Part A and Part B are side by side, each with its newest event: what the state sent to CMS, the CMS
reply, the reason for a rejection, the eligibility code, the payer, and the start and stop dates.
The history below lists all events; type BIL on a line to show that event at the top.

An accepted accretion (1161, 1163) becomes 41, ongoing, the next month. 2161 and 2163 are
rejections: A means that the claim number was not found, B that it was found with different personal
data. Check that the claim number in F45 is the one in BEN, that the name and birth date on the case
agree with BEN, and that the certification is for 12 months. 16 means that CMS has a report of
death: verify that the client is deceased. 1728 means that another state took over: verify
residency.

CMS sometimes sends a date that is not valid, such as 01/01/0001. It is shown as received, marked
ODD DATE.

Buy-in data are not compared with the income on the case. Refer to BEN for Medicare entitlement and
the claim number. For additional information refer to the OKDHS InfoNet, Family Support Services
Division (FSSD), Information Privacy and Security, Medicare Buy-In.
"""

PARTS = ("A", "B")
MEDICARE_BEGAN = 1966


@Transaction("BIL", "MEDICARE BUY-IN", "OKDHS 7", (MedicareKey,), HELP, system="BIL")
def bil(request: Request) -> Show:
    """Show the newest event of each part, or the one selected, and the history."""
    events = _events(request)
    found = selected(request, "bil", events, _mark)
    whose_it_is = whose(request.connection, "BIL", found.ssn)
    (chosen,) = whose_it_is.graded([found])
    values = {"claim": chosen.claim_number, **row_two(chosen.ssn, whose_it_is, chosen)}
    values |= matched(chosen, 22)
    if sent_words(chosen):
        values["sent_name"] = f"NAMES {name_of(chosen)}"
    for part in PARTS:
        of_part = [event for event in events if event.part == part]
        if of_part:
            shown = chosen if chosen.part == part else of_part[0]
            values |= {f"{part.lower()}_{name}": text for name, text in _part(shown).items()}
    persons = dict.fromkeys(event.ssn for event in events)
    return Show(
        "BIL",
        values=values,
        lists={"events": [_line(event) for event in _graded(request, events)]},
        carried=Carried(
            ssns=tuple(persons),
            claims=tuple(dict.fromkeys(event.claim_number for event in events)),
        ),
        message=message("IMS0507") if len(persons) > 1 else None,
    )


def _events(request: Request) -> Sequence[BilRecord]:
    """Return the events of the claim, or of the person if the claim has none.

    If several persons share the claim, only the events of the key's SSN are returned.
    """
    key = request.keyed(MedicareKey)
    events = bil_of_claim(request.connection, key.claim) if key.claim else []
    events = [event for event in events if event.ssn == key.ssn] or events
    if not events and key.ssn is not None:
        events = bil_of_person(request.connection, key.ssn)
    if not events:
        raise no_claim_record("BIL", key.claim) if key.claim else no_record("BIL", key.ssn or 0)
    return events


def _graded(request: Request, events: Sequence[BilRecord]) -> Iterator[BilRecord]:
    """Grade each event against the persons on cases now."""
    persons = {ssn: whose(request.connection, "BIL", ssn) for ssn in {each.ssn for each in events}}
    for event in events:
        yield from persons[event.ssn].graded([event])


def _mark(event: BilRecord) -> str:
    """Identify one event."""
    return f"{event.ssn}/{event.claim_number}/{event.part}/{event.record_date.isoformat()}"


def _part(event: BilRecord) -> dict[str, str]:
    """Return the fields of one part."""
    return {
        "date": day(event.record_date),
        **coded("sent", "bil_transaction", event.sent),
        "reply": event.reply,
        "reply_meaning": reply_meaning(event.reply),
        **coded("reject", "bil_reject", event.reject),
        **coded("eligibility", "bil_eligibility", event.eligibility),
        **coded("payer", "medicare_payer", event.agency),
        "start": sent_date(event.start_date),
        "start_says": date_remark(event.start_date, "NONE"),
        "stop": sent_date(event.stop_date),
        "stop_says": date_remark(event.stop_date, "OPEN"),
        "premium": money(event.premium, 10),
    }


def reply_meaning(reply: str) -> str:
    """Spell out a reply; an unlisted four-digit one has the meaning of its first digits."""
    table = code_table("bil_reply")
    if reply in table or len(reply) < 4:
        return meaning("bil_reply", reply)
    if reply[:2] in ("14", "15", "16", "41", "42"):
        return meaning("bil_reply", reply[:2])
    return table["2161"] if reply.startswith("2") else meaning("bil_reply", reply)


def sent_date(digits: str) -> str:
    """Format `CCYYMMDD` as `MM/DD/CCYY` without checking it; blank for zeros.

    >>> sent_date("00010101")
    '01/01/0001'
    """
    return "" if not digits.strip("0") else f"{digits[4:6]}/{digits[6:8]}/{digits[:4]}"


def date_remark(digits: str, none: str) -> str:
    """Return the remark on a CMS date: `none` for zeros, ODD DATE if it is not plausible."""
    if not digits.strip("0"):
        return none
    try:
        real = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return "ODD DATE"
    return "" if MEDICARE_BEGAN <= real.year < 2100 else "ODD DATE"


def _line(event: BilRecord) -> Line:
    values = columns(
        event,
        "BIL",
        "events",
        event_date=event.record_date,
        reply_meaning=reply_meaning(event.reply),
        event_claim=event.claim_number,
        start=sent_date(event.start_date),
        stop=sent_date(event.stop_date),
    )
    if sent_words(event):
        values["reply_meaning"] = f"{match_words(event.match)} {name_of(event)}"
    carried = about(event.ssn, claim=event.claim_number, bil=_mark(event))
    return Line(values, carried, system="BIL")
