"""Access to The Work Number, reviews of the guidelines, and changes of position (WN, "WP Reviewers
Responsibility", "WP Team Supervisor Responsibility", "WP Manager Responsibility").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from data.office.user import User
from data.store.base import Base
from data.store.rows import change, fetch, fetch_one, select_rows


class ReviewerAccess(Base):
    """A user's access to the service, one row for each user. It is read at every input."""

    __tablename__ = "reviewer_access"

    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"), primary_key=True)
    position: Mapped[str] = mapped_column(String(12))
    """Present assignment: a code of the table `staff_position` in lower case."""
    job_need: Mapped[bool] = mapped_column(Boolean)
    """True if the job duties need the data."""
    agreement_signed_on: Mapped[date | None] = mapped_column(Date)
    """Date The Work Number Security and Usage Agreement was read, understood and signed."""
    activated_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    activated_on: Mapped[date | None] = mapped_column(Date)
    deactivated_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    deactivated_on: Mapped[date | None] = mapped_column(Date)
    """None while the access is active or was never active."""
    workstation: Mapped[str] = mapped_column(String(40))
    """Names of the assigned logical terminals, separated by blanks; blank for none."""
    wrong_passwords: Mapped[int] = mapped_column(SmallInteger, default=0, server_default="0")
    """Wrong passwords of the service in a row; too many lock the access."""


class GuidelineReview(Base):
    """Review of the usage guidelines with a reviewer; rows are added, never changed."""

    __tablename__ = "guideline_review"
    __table_args__ = (Index("ix_guideline_review_reviewer", "reviewer", "reviewed_on"),)

    review_id: Mapped[int] = mapped_column(primary_key=True)
    reviewer: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    supervisor: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    reviewed_on: Mapped[date] = mapped_column(Date)


class PositionChange(Base):
    """Promotion, transfer, change of position or departure of a reviewer; rows are only added."""

    __tablename__ = "position_change"
    __table_args__ = (Index("ix_position_change_user", "user_id", "changed_on"),)

    change_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    from_position: Mapped[str] = mapped_column(String(12))
    to_position: Mapped[str] = mapped_column(String(12))
    """By the code table `staff_position` in small letters; `left` for who left."""
    changed_on: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))


class ReviewerAccessRow(NamedTuple):
    """A user's access, with the columns of `ReviewerAccess`. The defaults are for somebody who
    never had access.
    """

    user_id: str
    position: str
    job_need: bool = False
    agreement_signed_on: date | None = None
    activated_by: str | None = None
    activated_on: date | None = None
    deactivated_by: str | None = None
    deactivated_on: date | None = None
    workstation: str = ""
    wrong_passwords: int = 0

    @property
    def active(self) -> bool:
        """True if a manager has activated it and nobody has deactivated it since."""
        return self.activated_on is not None and self.deactivated_on is None


class StaffRow(NamedTuple):
    """A user of an agency with the access to the service; None if there never was any."""

    user_id: str
    name: str
    user_position: str
    position: str | None
    job_need: bool | None
    agreement_signed_on: date | None
    activated_on: date | None
    deactivated_on: date | None
    workstation: str | None
    wrong_passwords: int | None

    @property
    def active(self) -> bool:
        """True if the access is active."""
        return self.activated_on is not None and self.deactivated_on is None


class Moved(NamedTuple):
    """A change of position."""

    user_id: str
    from_position: str
    to_position: str
    changed_on: date
    recorded_by: str


_ACCESS = select_rows(ReviewerAccessRow, ReviewerAccess).where(
    ReviewerAccess.user_id == bindparam("user_id")
)
_ACCESS_TO_CHANGE = _ACCESS.with_for_update()
_WHOSE = (
    select(User.user_id).where(User.user_id == bindparam("user_id")).with_for_update(key_share=True)
)
_STAFF = (
    select_rows(
        StaffRow,
        User,
        ReviewerAccess,
        user_position=User.position,
        position=ReviewerAccess.position,
    )
    .outerjoin(ReviewerAccess, ReviewerAccess.user_id == User.user_id)
    .where(User.agency == bindparam("agency"))
    .order_by(User.user_id)
)
_REVIEWS = select(GuidelineReview).order_by(GuidelineReview.reviewed_on, GuidelineReview.review_id)
_CHANGES = select_rows(Moved, PositionChange).order_by(
    PositionChange.changed_on, PositionChange.change_id
)
_ADD = insert(ReviewerAccess)
_SET = (
    update(ReviewerAccess)
    .where(ReviewerAccess.user_id == bindparam("whose"))
    .values(
        {name: bindparam(f"new_{name}") for name in ReviewerAccessRow._fields if name != "user_id"}
    )
)
_REVIEW = insert(GuidelineReview)
_CHANGE = insert(PositionChange)


def access(connection: Connection, user_id: str) -> ReviewerAccessRow | None:
    """Return the user's access, or None if no manager ever recorded any."""
    return fetch_one(connection, _ACCESS, {"user_id": user_id})


def accesses(connection: Connection, user_ids: Iterable[str]) -> dict[str, ReviewerAccessRow]:
    """Return the accesses of those users who have or had one."""
    found = {user_id: access(connection, user_id) for user_id in user_ids}
    return {user_id: row for user_id, row in found.items() if row is not None}


def access_to_change(connection: Connection, user_id: str) -> ReviewerAccessRow | None:
    """Return the user's access, or None, and lock it until the transaction ends. Nobody else can
    add or change it meanwhile.
    """
    # A row that does not exist cannot be locked, so the user's row is.
    fetch_one(connection, _WHOSE, {"user_id": user_id})
    return fetch_one(connection, _ACCESS_TO_CHANGE, {"user_id": user_id})


def staff(connection: Connection, agency: str) -> list[StaffRow]:
    """Return every user of an agency in order of user id, with the access to the service."""
    return fetch(connection, _STAFF, {"agency": agency})


def keep_access(connection: Connection, row: ReviewerAccessRow) -> None:
    """Store the user's access."""
    values: dict[str, Any] = {f"new_{name}": value for name, value in row._asdict().items()}
    whose = {"whose": values.pop("new_user_id")}
    if not change(connection, _SET, values | whose):
        change(connection, _ADD, row._asdict())


def last_reviews(connection: Connection) -> dict[str, GuidelineReview]:
    """Return the last review of the guidelines with each reviewer, by user id."""
    return {row.reviewer: row for row in fetch(connection, _REVIEWS, {})}


def add_review(connection: Connection, reviewer: str, supervisor: str, day: date) -> None:
    """Record that a supervisor has reviewed the guidelines with a reviewer."""
    row = {"reviewer": reviewer, "supervisor": supervisor, "reviewed_on": day}
    change(connection, _REVIEW, row)


def last_changes(connection: Connection) -> dict[str, Moved]:
    """Return the last change of position of each user who had one, by user id."""
    return {row.user_id: row for row in fetch(connection, _CHANGES, {})}


def add_change(connection: Connection, moved: Moved) -> None:
    """Record a change of position."""
    change(connection, _CHANGE, moved._asdict())
