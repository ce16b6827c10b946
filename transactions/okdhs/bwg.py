"""BWG: yearly earnings from SSA's earnings file, which are federal tax information (OKDHS 9)."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from data.rules.earnings import months_after
from data.store.clock import OFFICE_ZONE
from data.systems.bwg.record import Earning, earnings
from data.systems.request import Asked
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.words import day, match_words, money, name_words, ssn_words
from transactions.shapes.questions import newest as newest_question

HELP = """
BWG shows the Beneficiary Earnings Exchange Record (BEER): wages, self-employment and pensions of a
year by the earnings file of the Social Security Administration. Enter BWG, a blank and the SSN.

The file is accessed through the BENDEX system and is requested on all applicants, once for each
application; REQUESTED is the day of the newest request. The data is from 18 to 24 months old when
received, so it never settles what a household has now: use it to ask. The name may be an earlier
one.

The earnings file is federal tax information. It is for the federal tax information specialist; it
is not copied into case notes, nor printed but as a logged copy. Benefits are not reduced or closed
on it alone.
"""


def bwg(request: Request) -> Reply:
    """List the years."""
    assert isinstance(request.key, SsnKey)
    ssn = request.key.ssn
    held = earnings(request.connection, ssn)
    asked, _ = newest_question(request, "BWG", ssn)
    if not held:
        return _nothing_yet(request, ssn, asked)
    newest = held[0]
    lines: list[Line] = []
    for year, of_year in groupby(held, key=lambda earning: earning.tax_year):
        reported = list(of_year)
        lines += [_line(earning, ssn) for earning in reported]
        lines.append(_total_line(year, reported, ssn))
    return Show(
        "BWG",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(newest.last_name, newest.first_name, newest.middle_name),
            "date": day(request.today),
            "match": match_words(newest.match),
            "differs": newest.differs,
            "received": day(newest.loaded),
            "age": str(months_after(newest.tax_year, newest.loaded)).rjust(3),
            "requested": _requested(asked),
        },
        lists={"years": lines},
        carried=Carried(ssns=(ssn,)),
        cursor="transaction",
    )


def _nothing_yet(request: Request, ssn: int, asked: Asked | None) -> Reply:
    """That it was requested, where it was."""
    if asked is None:
        return Refuse(message("IMS0205", system="BWG", ssn=ssn_words(ssn)))
    known = asked.question
    return Show(
        "BWG",
        values={
            "ssn": ssn_words(ssn),
            "name": name_words(known.last_name, known.first_name, known.middle_name),
            "date": day(request.today),
            "requested": _requested(asked),
        },
        carried=Carried(ssns=(ssn,)),
        message=message("IMS0209"),
        cursor="transaction",
    )


def _requested(asked: Asked | None) -> str:
    return "" if asked is None else day(asked.requested_at.astimezone(OFFICE_ZONE).date())


def _line(earning: Earning, ssn: int) -> Line:
    town = f"{earning.employer_city} {earning.employer_state} {earning.employer_zip[:5]}".strip()
    number = f"EIN {earning.ein[:2]}-{earning.ein[2:]}" if earning.ein.strip("0") else ""
    where = ", ".join(part for part in (number, earning.employer_address, town) if part)
    values = {
        "year": str(earning.tax_year),
        "employer": earning.employer_name,
        "wages": money(earning.wages, 11),
        "self_employment": money(earning.self_employment, 11),
        "pension": money(earning.pension, 11),
        "address": where,
        "tips": f"TIPS {money(earning.tips)}" if earning.tips else "",
    }
    return Line(values, Carried(ssns=(ssn,)), system="BWG")


def _total_line(year: int, reported: list[Earning], ssn: int) -> Line:
    none = Decimal("0.00")
    values = {
        "year": str(year),
        "employer": "TOTAL OF THE YEAR",
        "wages": money(sum((one.wages for one in reported), none), 11),
        "self_employment": money(sum((one.self_employment for one in reported), none), 11),
        "pension": money(sum((one.pension for one in reported), none), 11),
    }
    return Line(values, Carried(ssns=(ssn,)), system="BWG")


TRANSACTION = Transaction(
    code="BWG",
    title="SSA BENEFICIARY EARNINGS RECORD",
    keys=(SsnKey,),
    help=HELP,
    source="OKDHS 9",
    work=bwg,
    system="BWG",
)
