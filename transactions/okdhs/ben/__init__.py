"""BEN: Social Security benefits and Medicare by claim number, from BENDEX (OKDHS 6)."""

from __future__ import annotations

from collections.abc import Sequence

from data.systems.ben.countable import counterpart
from data.systems.ben.record import Ben, ben_of_claim, ben_of_person
from transactions.core.claim_keys import ClaimKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Reply
from transactions.core.request import Request
from transactions.okdhs.ben.claims import claims_of_person, persons_of_claim
from transactions.okdhs.ben.record import one_record, record_mark
from transactions.shapes.refusal import no_claim_record, no_record

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


@Transaction(
    "BEN", "BENEFICIARY DATA EXCHANGE (BENDEX)", "OKDHS 6", (ClaimKey,), HELP, system="BEN"
)
def ben(request: Request) -> Reply:
    """Show one record, the two of a combined check, or the claims of a person."""
    key = request.keyed(ClaimKey)
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
    raise no_claim_record("BEN", key.claim) if key.claim else no_record("BEN", key.ssn or 0)


def _of_claim(request: Request, found: Sequence[Ben]) -> Reply:
    newest = found[0]
    held = ben_of_person(request.connection, newest.ssn)
    for record in held:
        if request.record.get("ben") == record_mark(record):
            return one_record(request, record, held)
    if request.pad is not None or counterpart(newest, held) is not None:
        return claims_of_person(request, held)
    return one_record(request, newest, held)
