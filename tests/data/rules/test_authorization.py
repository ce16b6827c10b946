"""Forms and first contacts: edition, date, and the reviewer who has seen them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from data.office.participant import AuthorizationRow, FirstContact
from data.office.reviewer import ReviewerAccessRow
from data.rules.authorization import (
    EDITIONS,
    ContactLack,
    FormLack,
    Limits,
    before_edition,
    contact_lack,
    form_lack,
)

ON = date(2017, 7, 21)
DAY = timedelta(days=1)
LIMITS = Limits(authorization_days=365, contact_days=90)
ACTIVE = ReviewerAccessRow("REV01", "reviewer", True, ON - 30 * DAY, "RMGR1", ON - 20 * DAY)
NEVER = ReviewerAccessRow("REV02", "reviewer", True, ON - 30 * DAY)
LEFT = ACTIVE._replace(user_id="REV03", deactivated_on=ON - 5 * DAY)
ACCESS = {row.user_id: row for row in (ACTIVE, NEVER, LEFT)}


def signed_form(
    form: str, signed: date, where: str = "P", by: str | None = None, on: date | None = None
) -> AuthorizationRow:
    return AuthorizationRow(
        form, signed, where, on, by, "REV01", datetime(2017, 7, 21, tzinfo=UTC)
    )  # fmt: skip


def lack(
    form: str, signed: date, where: str, by: str | None, on: date | None, reviewer: str = "REV01"
) -> FormLack | None:
    row = signed_form(form, signed, where, by, on)
    return form_lack([row], ON, reviewer, ACCESS, LIMITS)


@pytest.mark.parametrize("form", EDITIONS)
def test_nobody_signs_a_form_before_its_edition(form: str) -> None:
    first = EDITIONS[form]
    assert before_edition(form, first - DAY) == first
    assert before_edition(form, first) is None


def test_the_edition_of_4_15_signed_in_2000_authorizes_nothing() -> None:
    row = signed_form("SAWS2P-0415", date(2000, 1, 1), "O", "REV01", ON)
    assert form_lack([row], ON, "REV01", ACCESS, Limits(36500, 90)) is FormLack.EDITION


@pytest.mark.parametrize(
    ("days", "expected"), [(0, None), (365, None), (366, FormLack.OLD), (9000, FormLack.OLD)]
)
def test_a_form_counts_for_as_long_as_the_office_has_set(
    days: int, expected: FormLack | None
) -> None:
    assert lack("F063-25-288", ON - days * DAY, "P", "REV01", ON) is expected


@pytest.mark.parametrize(
    ("where", "by", "on", "expected"),
    [
        ("P", "REV01", ON, None),
        ("O", "REV01", ON - 20 * DAY, None),
        ("", None, None, FormLack.UNSEEN),
        ("P", "REV01", ON - 21 * DAY, FormLack.UNSEEN),
        ("P", "REV01", ON + DAY, FormLack.UNSEEN),
        ("P", "REV02", ON, FormLack.UNSEEN),
        ("P", "CWW01", ON, FormLack.UNSEEN),
        ("P", "REV03", ON - 5 * DAY, None),
        ("P", "REV03", ON - 4 * DAY, FormLack.UNSEEN),
    ],
    ids=["seen", "first day", "nobody", "before the access", "tomorrow", "never active",
         "no reviewer", "last day", "after the access"],
)  # fmt: skip
def test_a_form_is_attested_by_who_had_access_then(
    where: str, by: str | None, on: date | None, expected: FormLack | None
) -> None:
    assert lack("F063-41-370", ON - 30 * DAY, where, by, on) is expected


@pytest.mark.parametrize(
    ("reviewer", "by", "where", "expected"),
    [
        ("REV01", "REV01", "O", None),
        ("REV01", "REV02", "O", FormLack.NOT_IN_ONBASE),
        ("REV01", "REV03", "O", FormLack.NOT_IN_ONBASE),
        ("REV03", "REV01", "O", FormLack.NOT_IN_ONBASE),
        ("REV01", "REV01", "P", FormLack.NOT_IN_ONBASE),
    ],
)
def test_the_onbase_statement_of_one_reviewer_unlocks_only_that_one(
    reviewer: str, by: str, where: str, expected: FormLack | None
) -> None:
    seen_on = ON - 6 * DAY
    assert lack("SAWS2P-0415", ON - 30 * DAY, where, by, seen_on, reviewer) is expected


def test_the_nearest_to_an_authorization_is_named() -> None:
    old = signed_form("F063-25-288", ON - 500 * DAY, "P")
    later = signed_form("F063-25-288", ON + DAY, "P")
    calfresh = signed_form("CF285-0415", ON, "O")
    assert form_lack([calfresh, later, old], ON, "REV01", ACCESS, LIMITS) is FormLack.OLD
    assert form_lack([calfresh, later], ON, "REV01", ACCESS, LIMITS) is FormLack.LATER
    assert form_lack([calfresh], ON, "REV01", ACCESS, LIMITS) is FormLack.CALFRESH_ALONE
    assert form_lack([], ON, "REV01", ACCESS, LIMITS) is FormLack.NONE


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, ContactLack.NONE), (0, None), (90, None), (91, ContactLack.OLD), (9900, ContactLack.OLD)],
)
def test_a_contact_counts_for_as_long_as_the_office_has_set(
    days: int, expected: ContactLack | None
) -> None:
    row = FirstContact(whom="C", consent=False, contact_date=ON - days * DAY)
    assert contact_lack([row], ON, LIMITS) is expected
