"""Conditions of a lookup: every combination of documents, users, dates, workstations, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, combinations, product

import pytest

from data.office.participant import AuthorizationRow, FirstContact
from data.office.reviewer import ReviewerAccessRow
from data.rules.authorization import Limits
from data.rules.work_number import Facts, Missing, missing

ON = date(2017, 7, 21)
DAY = timedelta(days=1)
RECORDED = datetime(2017, 7, 21, 17, tzinfo=UTC)
BEGAN, ENDED = date(2015, 10, 1), date(2018, 9, 30)
"""The policy's own agreement, through September 30, 2018."""

PLAIN = (("F063-25-288", "P"), ("F063-41-370", "O"))
UNSEEN = (("F063-25-288", ""), ("F063-41-370", ""))
SEEN = (("SAWS2P-1214", "O"), ("SAWS2P-0415", "O"))
NOT_IN_ONBASE = (("SAWS2P-1214", ""), ("SAWS2P-0415", "P"))
CALFRESH = (("CF285-0415", "O"),)
DOCUMENTS = (*PLAIN, *UNSEEN, *SEEN, *NOT_IN_ONBASE, *CALFRESH)
SIGNED = {"before": ON - DAY, "that day": ON, "after": ON + DAY}

ACCESS = ReviewerAccessRow(
    "REV01", "reviewer", True, ON - DAY, "RMGR1", ON - DAY, None, None, "LTERM0 LTERM1"
)


def contact(whom: str, consent: bool, on: date) -> FirstContact:
    return FirstContact(whom=whom, consent=consent, contact_date=on)


def form(name: str, signed: date, seen: str = "", seen_on: date | None = None) -> AuthorizationRow:
    seen_by = "REV01" if seen else None
    return AuthorizationRow(name, signed, seen, seen_on, seen_by, "REV01", RECORDED)


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
    "one wrong password": ("reviewer", ACCESS._replace(wrong_passwords=2), set()),
    "locked": ("reviewer", ACCESS._replace(wrong_passwords=3), {Missing.LOCKED}),
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
    on=ON, agreements=[(BEGAN, ENDED)], user_id="REV01", position="reviewer", access=ACCESS,
    terminal="LTERM1", programs="CW WTW", contacts=[contact("C", False, ON)],
    forms=[form("F063-25-288", ON, "P", ON)], attesters={"REV01": ACCESS},
)  # fmt: skip


def document_states() -> Iterator[tuple[tuple[tuple[str, str], ...], str, set[Missing]]]:
    """Every set of documents signed at one time, with the missing items."""
    sets = chain.from_iterable(combinations(DOCUMENTS, n) for n in range(len(DOCUMENTS) + 1))
    for held, when in product(sets, SIGNED):
        names = {name for name, _ in held}
        lack = set()
        if when == "after" and names - {"CF285-0415"}:
            lack = {Missing.AUTHORIZATION_LATER}
        elif when != "after" and {*PLAIN, *SEEN} & set(held):
            lack = set()
        elif when != "after" and set(NOT_IN_ONBASE) & set(held):
            lack = {Missing.NOT_IN_ONBASE}
        elif when != "after" and set(UNSEEN) & set(held):
            lack = {Missing.UNSEEN}
        elif names:
            lack = {Missing.CALFRESH_ALONE}
        else:
            lack = {Missing.AUTHORIZATION}
        yield held, when, lack


def forms(held: tuple[tuple[str, str], ...], when: str) -> list[AuthorizationRow]:
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
                replace(
                    facts, agreements=agreements, position=position, access=access,
                    terminal=terminal,
                )
            )  # fmt: skip
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
        forms=[form("F063-25-288", signed, "P", signed)], attesters={"REV01": user},
        limits=Limits(2000, 2000),
    )  # fmt: skip
    assert missing(facts) == ([] if in_force else [Missing.AGREEMENT])


def test_a_saws_2_plus_seen_tomorrow_authorizes_nothing_today() -> None:
    seen = form("SAWS2P-0415", ON - DAY, "O", ON + DAY)
    assert missing(replace(IN_ORDER, forms=[seen])) == [Missing.NOT_IN_ONBASE]


def test_what_the_participant_has_withdrawn_authorizes_nothing() -> None:
    withdrawn = form("F063-25-288", ON, "P", ON)._replace(withdrawn_on=ON)
    assert missing(replace(IN_ORDER, forms=[withdrawn])) == [Missing.WITHDRAWN]
    new = form("F063-41-370", ON, "P", ON)
    assert missing(replace(IN_ORDER, forms=[withdrawn, new])) == []


def test_every_piece_can_be_missing_alone_or_with_all_others() -> None:
    nothing = Facts(ON, [], "CWW01", "calworks", None, "", "CF", [], [], {})
    assert missing(nothing) == [
        Missing.AGREEMENT, Missing.POSITION, Missing.CALWORKS, Missing.CONTACT,
        Missing.AUTHORIZATION, Missing.WORKSTATION, Missing.USAGE_AGREEMENT, Missing.JOB_NEED,
        Missing.NOT_ACTIVATED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("programs", "on_calworks"), [("CW", True), ("CF CW", True), ("CF MC", False), ("", False)]
)
def test_hours_for_the_wpr_are_those_of_a_person_on_calworks(
    programs: str, on_calworks: bool
) -> None:
    lack = missing(replace(IN_ORDER, programs=programs))
    assert lack == ([] if on_calworks else [Missing.CALWORKS])
