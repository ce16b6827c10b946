"""Whether The Work Number may be asked: every combination of documents, users, dates, workstations
and contacts; and hours of participation by month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, combinations, product

import pytest

from data.office.participant import Authorization, FirstContact
from data.office.reviewer import ReviewerAccessRow
from data.rules.work_number import (
    Facts,
    Missing,
    Worked,
    hours_by_month,
    missing,
)

ON = date(2017, 7, 21)
DAY = timedelta(days=1)
BEGAN, ENDED = date(2015, 10, 1), date(2018, 9, 30)
"""The policy's own agreement: through September 30, 2018."""

PLAIN = (("F063-25-288", "P"), ("F063-25-288", ""), ("F063-41-370", "P"))
SEEN = (("SAWS2P-1214", "O"), ("SAWS2P-0415", "O"))
UNSEEN = (("SAWS2P-1214", ""), ("SAWS2P-0415", ""), ("SAWS2P-0415", "P"))
CALFRESH = (("CF285-0415", "O"),)
DOCUMENTS = (*PLAIN, *SEEN, *UNSEEN, *CALFRESH)
SIGNED = {"before": ON - DAY, "that day": ON, "after": ON + DAY}

ACCESS = ReviewerAccessRow(
    "REV01", "reviewer", True, ON - DAY, "RMGR1", ON - DAY, None, None, "LTERM0 LTERM1"
)


def contact(whom: str, consent: bool, on: date) -> FirstContact:
    return FirstContact(whom=whom, consent=consent, contact_date=on)


def form(name: str, signed: date, seen: str = "", seen_on: date | None = None) -> Authorization:
    return Authorization(form=name, signed_date=signed, seen_where=seen, seen_on=seen_on)


USERS: dict[str, tuple[str, ReviewerAccessRow | None, set[Missing]]] = {
    "in order": ("reviewer", ACCESS, set()),
    "as of that day": (
        "reviewer", ACCESS._replace(agreement_signed_on=ON, activated_on=ON), set(),
    ),
    "no access": (
        "reviewer", None,
        {Missing.USAGE_AGREEMENT, Missing.JOB_NEED, Missing.NOT_ACTIVATED, Missing.WORKSTATION},
    ),
    "not activated": ("reviewer", ACCESS._replace(activated_on=None), {Missing.NOT_ACTIVATED}),
    "activated tomorrow": (
        "reviewer", ACCESS._replace(activated_on=ON + DAY), {Missing.NOT_ACTIVATED},
    ),
    "deactivated": ("reviewer", ACCESS._replace(deactivated_on=ON), {Missing.DEACTIVATED}),
    "deactivated tomorrow": ("reviewer", ACCESS._replace(deactivated_on=ON + DAY), set()),
    "no job need": ("reviewer", ACCESS._replace(job_need=False), {Missing.JOB_NEED}),
    "not signed": (
        "reviewer", ACCESS._replace(agreement_signed_on=None), {Missing.USAGE_AGREEMENT},
    ),
    "signed tomorrow": (
        "reviewer", ACCESS._replace(agreement_signed_on=ON + DAY), {Missing.USAGE_AGREEMENT},
    ),
    "supervisor": ("supervisor", ACCESS, {Missing.POSITION}),
    "moved on": ("reviewer", ACCESS._replace(position="calworks"), {Missing.POSITION}),
}  # fmt: skip
WORKSTATIONS = {"assigned": ("LTERM1", set()), "another": ("LTERM2", {Missing.WORKSTATION})}
DATES: dict[str, tuple[list[tuple[date, date]], set[Missing]]] = {
    "none": ([], {Missing.AGREEMENT}),
    "in force": ([(BEGAN, ENDED)], set()),
    "first day": ([(ON, ENDED)], set()),
    "last day": ([(BEGAN, ON)], set()),
    "begins tomorrow": ([(ON + DAY, ENDED)], {Missing.AGREEMENT}),
    "ended yesterday": ([(BEGAN, ON - DAY)], {Missing.AGREEMENT}),
    "renewed": ([(BEGAN, ON - DAY), (ON, ENDED)], set()),
}
CONTACTS: dict[str, tuple[list[FirstContact], set[Missing]]] = {
    "client": ([contact("C", False, ON)], set()),
    "employer with consent": ([contact("E", True, ON - DAY)], set()),
    "employer without": ([contact("E", False, ON)], {Missing.CONSENT}),
    "client tomorrow": ([contact("C", False, ON + DAY)], {Missing.CONTACT}),
    "nobody": ([], {Missing.CONTACT}),
}
IN_ORDER = Facts(
    on=ON, agreements=[(BEGAN, ENDED)], position="reviewer", access=ACCESS, terminal="LTERM1",
    contacts=[contact("C", False, ON)], forms=[form("F063-25-288", ON)],
)  # fmt: skip


def document_states() -> Iterator[tuple[tuple[tuple[str, str], ...], str, set[Missing]]]:
    """Every set of documents, all signed at one time, with what is missing then."""
    sets = chain.from_iterable(combinations(DOCUMENTS, n) for n in range(len(DOCUMENTS) + 1))
    for held, when in product(sets, SIGNED):
        names = {name for name, _ in held}
        lack = set()
        if when == "after" and names - {"CF285-0415"}:
            lack = {Missing.AUTHORIZATION_LATER}
        elif when != "after" and {*PLAIN, *SEEN} & set(held):
            lack = set()
        elif when != "after" and set(UNSEEN) & set(held):
            lack = {Missing.NOT_IN_ONBASE}
        elif names:
            lack = {Missing.CALFRESH_ALONE}
        else:
            lack = {Missing.AUTHORIZATION}
        yield held, when, lack


def forms(held: tuple[tuple[str, str], ...], when: str) -> list[Authorization]:
    return [form(name, SIGNED[when], seen, ON if seen else None) for name, seen in held]


def test_every_state_of_documents_user_workstation_and_dates() -> None:
    looked = 0
    for held, when, no_document in document_states():
        facts = replace(IN_ORDER, forms=forms(held, when))
        assert set(missing(facts)) == no_document, (held, when)
        for user, workstation, dates in product(USERS, WORKSTATIONS, DATES):
            position, access, no_user = USERS[user]
            terminal, no_workstation = WORKSTATIONS[workstation]
            agreements, no_agreement = DATES[dates]
            lack = missing(
                Facts(ON, agreements, position, access, terminal, facts.contacts, facts.forms)
            )
            expected = no_document | no_user | no_workstation | no_agreement
            assert set(lack) == expected, (held, when, user, workstation, dates)
            assert lack == [piece for piece in Missing if piece in expected], "the policy's order"
            looked += 1
    assert looked == 2 ** len(DOCUMENTS) * len(SIGNED) * len(USERS) * len(WORKSTATIONS) * len(DATES)


@pytest.mark.parametrize("contact", CONTACTS)
@pytest.mark.parametrize("user", USERS)
def test_every_state_of_contact_and_user(contact: str, user: str) -> None:
    position, access, no_user = USERS[user]
    contacts, no_contact = CONTACTS[contact]
    facts = replace(IN_ORDER, position=position, access=access, contacts=contacts)
    assert set(missing(facts)) == no_user | no_contact


@pytest.mark.parametrize(
    ("on", "in_force"),
    [(ENDED - DAY, True), (ENDED, True), (ENDED + DAY, False), (BEGAN - DAY, False)],
)
def test_the_policys_own_agreement_ends_on_30_september_2018(on: date, in_force: bool) -> None:
    signed = date(2015, 6, 1)
    user = ACCESS._replace(agreement_signed_on=signed, activated_on=signed)
    facts = replace(
        IN_ORDER, on=on, access=user, contacts=[contact("C", False, signed)],
        forms=[form("F063-25-288", signed)],
    )  # fmt: skip
    assert missing(facts) == ([] if in_force else [Missing.AGREEMENT])


def test_a_saws_2_plus_seen_tomorrow_authorizes_nothing_today() -> None:
    seen = form("SAWS2P-0415", ON - DAY, "O", ON + DAY)
    assert missing(replace(IN_ORDER, forms=[seen])) == [Missing.NOT_IN_ONBASE]


def test_every_piece_can_be_missing_alone_or_with_all_others() -> None:
    nothing = Facts(ON, [], "calworks", None, "", [], [])
    assert missing(nothing) == [
        Missing.AGREEMENT, Missing.POSITION, Missing.CONTACT, Missing.AUTHORIZATION,
        Missing.WORKSTATION, Missing.USAGE_AGREEMENT, Missing.JOB_NEED, Missing.NOT_ACTIVATED,
    ]  # fmt: skip


def worked(begin: date, end: date, hours: str, employer: str = "A") -> Worked:
    return Worked(employer, begin, end, Decimal(hours))


def test_hours_are_added_up_by_month_over_all_employers() -> None:
    months = hours_by_month(
        [
            worked(date(2026, 2, 2), date(2026, 2, 15), "40.25"),
            worked(date(2026, 2, 16), date(2026, 3, 1), "38.50"),
            worked(date(2026, 2, 9), date(2026, 2, 15), "10.00", "B"),
            worked(date(2026, 3, 2), date(2026, 3, 15), "41.75"),
        ]
    )
    assert [(m.month, m.hours, m.periods, m.employers) for m in months] == [
        (202603, Decimal("41.75"), 1, 1),
        (202602, Decimal("88.75"), 3, 2),
    ]
    assert hours_by_month([]) == []


@pytest.mark.parametrize(
    ("begin", "end", "month"),
    [
        (date(2026, 1, 26), date(2026, 2, 8), 202602),
        (date(2026, 1, 24), date(2026, 2, 6), 202601),
        (date(2026, 1, 25), date(2026, 2, 7), 202602),
        (date(2025, 12, 20), date(2026, 1, 2), 202512),
        (date(2026, 1, 20), date(2026, 3, 5), 202602),
        (date(2026, 2, 9), date(2026, 2, 9), 202602),
        (date(2026, 3, 9), date(2026, 2, 9), 202602),
        (date(1800, 1, 1), date(2099, 12, 31), 209912),
    ],
    ids=["most later", "most earlier", "half", "year", "middle", "one day", "reversed", "absurd"],
)
def test_a_period_counts_in_the_month_with_most_of_its_days(
    begin: date, end: date, month: int
) -> None:
    (counted,) = hours_by_month([worked(begin, end, "8")])
    assert counted.month == month
