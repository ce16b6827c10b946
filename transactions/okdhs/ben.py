"""BEN: Social Security benefits and Medicare by claim number, from BENDEX (OKDHS 6)."""

from __future__ import annotations

from decimal import Decimal

from data.rules.bendex import dual_rule, issuance_difference
from data.rules.claim_number import bic_of, health_insurance_only
from data.rules.codes import meaning
from data.systems.ben.record import Ben, ben_of_claim, ben_of_person
from transactions.core.bendex_blocks import block_maps, block_values
from transactions.core.claim_keys import ClaimKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import (
    day,
    differs_words,
    match_words,
    money,
    month,
    name_words,
    person,
    ssn_words,
    whole,
)
from transactions.okdhs.ben_claims import claims_of_person, persons_of_claim, record_mark
from transactions.okdhs.benefits import (
    NOTHING,
    budget,
    counted_together,
    counterpart,
    in_force,
    own_countable,
    paid_month,
)

HELP = """
BEN shows Social Security benefits (title II) and Medicare from the Beneficiary and Earnings Data
Exchange, BENDEX. Enter BEN, a blank and the claim number, for example BEN 900123456A. The nine
digits of a claim number are the worker's and often not the client's own; the code behind them says
who the beneficiary is. BEN and the client's own SSN lists all claims of the client and what they
count for together.

Use the gross benefit, B08, and drop the cents: 349.50 counts as 349. The whole dollars stand beside
the gross.

A person entitled under two claim numbers may get one check. Then both records have D in B14, each
names the other in B15, one has payment status CP and the other AD. They are shown together: AD
gross is subtracted from CP gross, the cents are dropped, the cents of AD are dropped, and the two
whole dollar figures are added. SSA may pay $1 or $2 more or less than that, which is normal and
never posted. Two separate checks, both CP, are each cut to whole dollars and then added. Type BEN
on a line to see its whole record.

For medical programs the rule of 2023 counts the record with CP alone: type a date AS OF and the
PROGRAM to see what the rule in force then gives.

A claim number with T, M or M1 is Medicare without a cash benefit.

The block numbers are those of the OKDHS instructions; the setting [bendex] blocks = "2015" shows
the later ones. Refer also to TPQYC, which is more current, and to SDX for SSI.
"""

_FIELDS = tuple(block_maps()["2015"])


def ben(request: Request) -> Reply:
    """Show one record, the two of a combined check, or the claims of a person."""
    key = request.key
    assert isinstance(key, ClaimKey)
    if key.claim:
        found = ben_of_claim(request.connection, key.claim)
        mine = [record for record in found if record.ssn == key.ssn] or found
        persons = {record.ssn for record in mine}
        if len(persons) > 1:
            return persons_of_claim(request, key.claim, mine)
        if persons:
            return _of_claim(request, mine)
    held = [] if key.ssn is None else ben_of_person(request.connection, key.ssn)
    if held:
        said = message("IMS0506", claim=key.claim) if key.claim else None
        return claims_of_person(request, held, said)
    if key.claim:
        return Refuse(message("IMS0505", system="BEN", claim=key.claim))
    assert key.ssn is not None
    return Refuse(message("IMS0205", system="BEN", ssn=ssn_words(key.ssn)))


def _of_claim(request: Request, found: list[Ben]) -> Reply:
    held = ben_of_person(request.connection, found[0].ssn)
    for record in held:
        if request.record.get("ben") == record_mark(record):
            return _record(request, record, held)
    newest = found[0]
    if request.pad is not None or counterpart(newest, held) is not None:
        return claims_of_person(request, held, None)
    return _record(request, newest, held)


def _record(request: Request, record: Ben, held: list[Ben], said: Message | None = None) -> Show:
    counted = counted_together(held, paid_month(record), dual_rule(request.today))
    budgeted = budget(request, record.ssn, paid_month(record))
    lines = [
        Line(
            {
                "case": line.case_number,
                "person": person(line.person_code),
                "status": meaning("case_status", line.status),
                "counted": money(line.amount or NOTHING, 10),
                "difference": money(counted.amount - (line.amount or NOTHING), 10),
            },
            Carried(
                ssns=(record.ssn,),
                claims=(record.claim_number,),
                cases=((line.case_number, line.person_code),),
            ),
        )
        for line in budgeted
    ]
    off = [counted.amount - (line.amount or NOTHING) for line in budgeted]
    return Show(
        "BEN",
        values=_values(request, record, held, _note(record, held, counted.combined, off)),
        lists={"budget": lines},
        carried=Carried(
            ssns=(record.ssn,),
            claims=(record.claim_number,),
            cases=tuple((line.case_number, line.person_code) for line in budgeted),
        ),
        message=said,
        cursor="transaction",
    )


def _note(record: Ben, held: list[Ben], combined: bool, off: list[Decimal]) -> str:
    """What to bear in mind, in one line; the first thing that applies."""
    if health_insurance_only(record.claim_number):
        wrong = ", BUT THE RECORD HAS AN AMOUNT" if record.gross else ""
        return f"CODE {bic_of(record.claim_number)} IS MEDICARE WITHOUT A CASH BENEFIT{wrong}"
    if any(issuance_difference(each, combined) for each in off):
        return "$1 OR $2 IS HOW SSA ISSUES COMBINED BENEFITS: NORMAL, NEVER POSTED"
    if (other := counterpart(record, held)) is not None:
        return f"COMBINED CHECK WITH {other.claim_number}: BEN {record.claim_number} SHOWS BOTH"
    others = [each for each in in_force(held, paid_month(record)) if each != record]
    if others:
        return f"{len(others) + 1} CLAIMS: BEN {ssn_words(record.ssn)} LISTS THEM"
    return ""


def _values(request: Request, record: Ben, held: list[Ben], note: str) -> dict[str, str]:
    of_claim = [each for each in held if each.claim_number == record.claim_number]
    behind = of_claim.index(record)
    bic = bic_of(record.claim_number)
    return {
        **block_values(request.options.bendex_blocks, _FIELDS),
        "claim": record.claim_number,
        "ssn": ssn_words(record.ssn),
        "place": "NEWEST RECORD" if behind == 0 else f"RECORD {behind + 1} OF {len(of_claim)}",
        "record_date": day(record.record_date),
        "date": day(request.today),
        "name": name_words(record.last_name, record.first_name, record.middle_name),
        "birth_date": day(record.birth_date),
        "match": match_words(record.match),
        "differs": differs_words(record.differs, 29),
        "bic": bic,
        "bic_meaning": meaning("bic", bic),
        "payment_status": record.payment_status,
        "payment_status_meaning": meaning("ben_payment_status", record.payment_status),
        "gross": money(record.gross, 10),
        "paid_month": month(paid_month(record)),
        "countable": whole(own_countable(record, counterpart(record, held)), 8),
        "dual": record.dual,
        "dual_meaning": meaning("ben_dual", record.dual),
        "cross_reference": record.cross_reference,
        "net": money(record.net, 10),
        "cycle": record.cycle,
        "cycle_meaning": meaning("ben_cycle", record.cycle),
        "direct_deposit": record.direct_deposit,
        "overpayment": money(record.overpayment, 10),
        "overpayment_end": day(record.overpayment_end),
        "ssi_overpayment": money(record.ssi_overpayment, 10),
        "garnishment": money(record.garnishment, 10),
        "retroactive": money(record.retroactive, 10),
        "entitled_first": day(record.entitled_first),
        "entitled": day(record.entitled),
        "effective": day(record.effective),
        **_medicare(record),
        "note": note,
    }


def _medicare(record: Ben) -> dict[str, str]:
    values: dict[str, str] = {}
    for part, start, premium, payer, since, until in (
        ("a", record.part_a_start, record.part_a_premium, record.part_a_payer,
         record.part_a_payer_start, record.part_a_payer_stop),
        ("b", record.part_b_start, record.part_b_premium, record.part_b_payer,
         record.part_b_payer_start, record.part_b_payer_stop),
    ):  # fmt: skip
        person_pays = "THE BENEFICIARY" if start is not None and premium else ""
        values |= {
            f"part_{part}_start": day(start) or "NONE",
            f"part_{part}_premium": money(premium if start is not None else None, 10),
            f"part_{part}_payer": payer,
            f"part_{part}_payer_meaning": meaning("medicare_payer", payer) or person_pays,
            f"part_{part}_payer_start": day(since),
            f"part_{part}_payer_stop": day(until),
        }
    return values


TRANSACTION = Transaction(
    code="BEN",
    title="BENEFICIARY DATA EXCHANGE (BENDEX)",
    keys=(ClaimKey,),
    help=HELP,
    source="OKDHS 6",
    work=ben,
    system="BEN",
)
