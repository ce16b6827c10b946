"""What is asked and what is answered, as it is kept with a request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.systems.question import Answer, Clean


class TpqAnswer(Answer):
    """SSA's answer to TPQYC: SSN verification, title II, Medicare and SSI; amounts exact."""

    birth_date: date | None = None
    response_date: date
    verification: Clean = ""
    """A code of the table `enu_answer`."""
    claim_number: Clean = ""
    rsdi_status: Clean = ""
    rsdi_gross: Decimal = Decimal(0)
    rsdi_since: date | None = None
    rsdi_changed: date | None = None
    """Since when SSA has another amount than it sent last with BENDEX."""
    part_a_since: date | None = None
    part_b_since: date | None = None
    part_b_payer: Clean = ""
    ssi_status: Clean = ""
    ssi_net: Decimal = Decimal(0)
    ssi_changed: date | None = None
    """Since when SSA has another amount than it sent last with SDX."""
    living_arrangement: Clean = ""
