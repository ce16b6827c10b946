"""BWG: yearly earnings from the SSA earnings file, which is federal tax information (OKDHS 9)."""

from __future__ import annotations

from itertools import groupby

from data.exchange.whose import Whose, whose
from data.rules.periods import months_after
from data.systems.bwg import BwgEarning, earnings
from data.systems.request import Asked, Subject, questions_about
from transactions.core.keys import SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Show, about
from transactions.core.request import Request
from transactions.core.words import day, employer_number, local_day, money, town_words
from transactions.shapes.record import NO_AMOUNT, head, matched
from transactions.shapes.refusal import no_record
from transactions.shapes.whose import exact_for, row_two, sent_words

HELP = """
BWG shows the Beneficiary Earnings Exchange Record (BEER): wages, self-employment and pensions by
year from the SSA earnings record file. Enter BWG space SSN.

The file is accessed through the BENDEX system and is requested on all applicants, once for each
application. REQUESTED is the date of the newest request. The data is from 18 to 24 months old when
received, so it never shows what a household has now: use it to ask questions. The name may be a
former name.

The earnings file is federal tax information (FTI). Only the FTI specialist may see it. It is not
copied into case notes, and it is printed only as a logged copy. Benefits are not reduced or closed
on it alone.
"""


@Transaction("BWG", "SSA BENEFICIARY EARNINGS RECORD", "OKDHS 9", (SsnKey,), HELP, system="BWG")
def bwg(request: Request) -> Show:
    """List the years, or say that they were requested."""
    ssn = request.keyed(SsnKey).ssn
    whose_they_are = whose(request.connection, "BWG", ssn)
    held = whose_they_are.graded(earnings(request.connection, ssn))
    asked = next(iter(questions_about(request.connection, "BWG", Subject(ssn))), None)
    if not held:
        return _nothing_yet(ssn, asked)
    latest, lines = held[0], list[Line]()
    for year, of_year in groupby(held, key=lambda earning: earning.tax_year):
        reported = list(of_year)
        lines += [_line(year, [each], _employer(each), ssn) for each in reported]
        lines.append(_total(year, reported, whose_they_are, ssn))
    return Show(
        "BWG",
        values=row_two(ssn, whose_they_are, latest)
        | matched(latest)
        | {
            "received": day(latest.loaded),
            "age": str(months_after(latest.tax_year, latest.loaded)).rjust(3),
            "requested": "" if asked is None else day(local_day(asked.requested_at)),
        },
        lists={"years": lines},
        carried=about(ssn),
    )


def _nothing_yet(ssn: int, asked: Asked | None) -> Show:
    if asked is None:
        raise no_record("BWG", ssn)
    return Show(
        "BWG",
        values=head(ssn, asked.question) | {"requested": day(local_day(asked.requested_at))},
        carried=about(ssn),
        message=message("IMS0209"),
    )


def _total(year: int, reported: list[BwgEarning], whose: Whose, ssn: int) -> Line:
    """Add up the client's year, and show how many reports are left out."""
    counted = reported if whose.client is None else exact_for(whose, reported, whose.client)
    left_out = len(reported) - len(counted)
    words = f"LEFT OUT {left_out} NOT EXACT" if left_out else ""
    return _line(year, counted, {"employer": "TOTAL OF THE YEAR", "address": words}, ssn)


def _line(year: int, reported: list[BwgEarning], whose: dict[str, str], ssn: int) -> Line:
    """Return the line of one report, or of the total of a year."""
    values = {
        "year": str(year),
        "wages": money(sum((each.wages for each in reported), NO_AMOUNT), 13),
        "self_employment": money(sum((each.self_employment for each in reported), NO_AMOUNT), 13),
        "pension": money(sum((each.pension for each in reported), NO_AMOUNT), 13),
        **whose,
    }
    return Line(values, about(ssn), system="BWG")


def _employer(earning: BwgEarning) -> dict[str, str]:
    number = f"EIN {employer_number(earning.ein)}" if earning.ein.strip("0") else ""
    town = town_words(earning.employer_city, earning.employer_state, earning.employer_zip)
    return {
        "employer": earning.employer_name,
        "address": sent_words(earning)
        or ", ".join(filter(None, (number, earning.employer_address, town))),
        "tips": f"TIPS {money(earning.tips)}" if earning.tips else "",
    }
