"""BIL: the buy-in of Medicare premiums, Part A and Part B side by side (OKDHS 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.rules.codes import code_table, meaning
from data.systems.bil import BilRecord, bil_of_claim, bil_of_person
from transactions.core.claim_keys import MedicareKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Show, about
from transactions.core.request import Request
from transactions.core.words import coded, day, money
from transactions.shapes.record import columns, head, matched, selected
from transactions.shapes.refusal import no_claim_record, no_record

HELP = """
BIL shows the buy-in of Medicare: the state pays the premium of Part A or Part B through CMS. Enter
BIL, a blank and the Medicare claim number: nine digits and the beneficiary code, as 900123456A, or
letters of the Railroad Retirement Board and its number, as WA123456. The number of the newer
Medicare cards (eleven letters and digits) is not used for buy-in.

Part A and Part B stand side by side, each with its newest event: what the state sent to CMS, what
CMS replied, why a request was rejected, the eligibility code, who pays, and from when to when. The
history below has all events; type BIL on a line to see that one above.

An accretion that was accepted (1161, 1163) turns into 41, ongoing, in the next month. 2161 and 2163
are rejected: A is a claim number that was not found, B one that was found with other person data.
Check that the claim number in F45 is the one of BEN, that name and birth date are the same on the
case and in BEN, and that the certification is for 12 months. 16 says that CMS knows of a death:
check that the client really died. 1728 says that another state took over: check residency.

CMS writes dates now and then that are none, as 01/01/0001; they are shown as they came, with ODD
DATE beside them.

Buy-in data are not compared with the income of the case. Refer to BEN for Medicare entitlement and
the claim number, and for additional information to the OKDHS InfoNet, Family Support Services
Division (FSSD), Information Privacy and Security, Medicare Buy-In.
"""

PARTS = ("A", "B")
MEDICARE_BEGAN = 1966


@Transaction("BIL", "MEDICARE BUY-IN", "OKDHS 7", (MedicareKey,), HELP, system="BIL")
def bil(request: Request) -> Show:
    """Show the newest event of each part, or the one selected, and the history."""
    events = _events(request)
    chosen = selected(request, "bil", events, _mark)
    values = {"claim": chosen.claim_number} | head(chosen.ssn, chosen) | matched(chosen, 22)
    for part in PARTS:
        of_part = [event for event in events if event.part == part]
        if of_part:
            shown = chosen if chosen.part == part else of_part[0]
            values |= {f"{part.lower()}_{name}": text for name, text in _part(shown).items()}
    persons = dict.fromkeys(event.ssn for event in events)
    return Show(
        "BIL",
        values=values,
        lists={"events": [_line(event) for event in events]},
        carried=Carried(
            ssns=tuple(persons),
            claims=tuple(dict.fromkeys(event.claim_number for event in events)),
        ),
        message=message("IMS0507") if len(persons) > 1 else None,
    )


def _events(request: Request) -> Sequence[BilRecord]:
    """Those of the claim and, where the key has both, the person; else those of the person."""
    key = request.keyed(MedicareKey)
    events = bil_of_claim(request.connection, key.claim) if key.claim else []
    events = [event for event in events if event.ssn == key.ssn] or events
    if not events and key.ssn is not None:
        events = bil_of_person(request.connection, key.ssn)
    if not events:
        raise no_claim_record("BIL", key.claim) if key.claim else no_record("BIL", key.ssn or 0)
    return events


def _mark(event: BilRecord) -> str:
    """Mark that tells one event from the others."""
    return f"{event.ssn}/{event.claim_number}/{event.part}/{event.record_date.isoformat()}"


def _part(event: BilRecord) -> dict[str, str]:
    """The column of one part."""
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
    """The meaning of a reply; an unlisted one of four digits has that of its first digits."""
    table = code_table("bil_reply")
    if reply in table or len(reply) < 4:
        return meaning("bil_reply", reply)
    if reply[:2] in ("14", "15", "16", "41", "42"):
        return meaning("bil_reply", reply[:2])
    return table["2161"] if reply.startswith("2") else meaning("bil_reply", reply)


def sent_date(digits: str) -> str:
    """`CCYYMMDD` as it came, written `MM/DD/CCYY`; blank for zeros.

    >>> sent_date("00010101")
    '01/01/0001'
    """
    return "" if not digits.strip("0") else f"{digits[4:6]}/{digits[6:8]}/{digits[:4]}"


def date_remark(digits: str, none: str) -> str:
    """The remark on a date that CMS wrote: `none` for zeros, or that it cannot be one."""
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
    carried = about(event.ssn, claim=event.claim_number, bil=_mark(event))
    return Line(values, carried, system="BIL")
