"""BEN: Social Security benefits and Medicare from BENDEX by claim number, and the countable income
of all claims of a person (OKDHS 6).
"""

from __future__ import annotations

from collections.abc import Sequence

from data.systems.ben import BenRecord, ben_of_claim, ben_of_person
from data.systems.ben.countable import counterpart
from transactions.core.claim_keys import ClaimKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Show
from transactions.core.request import Request
from transactions.okdhs.ben.claims import claims_of_person, persons_of_claim
from transactions.okdhs.ben.counted import mark, whose_of
from transactions.okdhs.ben.record import one_record
from transactions.shapes.refusal import no_claim_record, no_record

HELP = """
BEN shows Social Security benefits (title II) and Medicare entitlement from the Beneficiary and
Earnings Data Exchange System (BENDEX). Enter BEN space Social Security claim number, for example
BEN 900123456A. The nine digits of a claim number belong to the wage earner, who is often not the
client; the code after them shows who the beneficiary is. BEN with the client's own SSN lists all of
the client's claims and the income to count for them together.

Use the gross benefit, B08, and drop the cents: 349.50 counts as 349. The whole dollar figure is
next to the gross benefit.

A person entitled under two claim numbers may receive one combined check. Then both records have D
in B14 and refer to each other in B15; one has payment status CP and the other AD. They are shown
together: subtract the AD gross from the CP gross and drop the cents, drop the cents of the AD
gross, and add the two whole dollar figures. SSA may pay $1 or $2 more or less than that, which is
normal and never posted. For two separate checks, both CP, drop the cents of each and add them. Type
BEN on a line to see the entire record.

For medical programs, the rule of 2023 counts the CP record alone. Type a date in AS OF and the
PROGRAM to see the result under the rule in effect on that date.

A claim number with T, M or M1 is Medicare without a cash benefit.

The block numbers are those of the OKDHS instructions; the setting [bendex] blocks = "2015" shows
the later ones. Refer also to TPQYC, which is more current, and to SDX for SSI.
"""


@Transaction(
    "BEN", "BENEFICIARY DATA EXCHANGE (BENDEX)", "OKDHS 6", (ClaimKey,), HELP, system="BEN"
)
def ben(request: Request) -> Show:
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
    held = [] if key.ssn is None else _held(request, key.ssn)
    if held:
        said = message("IMS0506", claim=key.claim) if key.claim else None
        return claims_of_person(request, held, said)
    raise no_claim_record("BEN", key.claim) if key.claim else no_record("BEN", key.ssn or 0)


def _held(request: Request, ssn: int) -> list[BenRecord]:
    """Return the records under an SSN, graded against the persons on cases now."""
    held: list[BenRecord] = ben_of_person(request.connection, ssn)
    return whose_of(request, ssn).graded(held)


def _of_claim(request: Request, found: Sequence[BenRecord]) -> Show:
    newest, held = found[0], _held(request, found[0].ssn)
    newest = next(each for each in held if mark(each) == mark(newest))
    for record in held:
        if request.record.get("ben") == mark(record):
            return one_record(request, record, held)
    if request.pad is not None or counterpart(newest, held) is not None:
        return claims_of_person(request, held)
    return one_record(request, newest, held)
