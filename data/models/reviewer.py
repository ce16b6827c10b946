"""Who may use The Work Number, which guidelines were reviewed with whom, and who moved on
(WN, "WP Reviewers Responsibility", "WP Team Supervisor Responsibility", "WP Manager
Responsibility").
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base


class ReviewerAccess(Base):
    """A user's access to the service, one row a user; it is read at every input."""

    __tablename__ = "reviewer_access"

    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"), primary_key=True)
    position: Mapped[str] = mapped_column(String(12))
    """The assignment now, by the code table `staff_position` in small letters: `reviewer` ..."""
    job_need: Mapped[bool] = mapped_column(Boolean)
    """Whether the job duties need the data."""
    agreement_signed_on: Mapped[date | None] = mapped_column(Date)
    """When The Work Number Security and Usage Agreement was read, understood and signed."""
    activated_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    activated_on: Mapped[date | None] = mapped_column(Date)
    deactivated_by: Mapped[str | None] = mapped_column(ForeignKey("app_user.user_id"))
    deactivated_on: Mapped[date | None] = mapped_column(Date)
    """None while the access is active, and before it ever was."""
    workstation: Mapped[str] = mapped_column(String(40))
    """Names of the logical terminals assigned at the office, a blank apart; blank for none."""


class GuidelineReview(Base):
    """The usage guidelines were reviewed with a reviewer; rows are added, never changed."""

    __tablename__ = "guideline_review"
    __table_args__ = (Index("ix_guideline_review_reviewer", "reviewer", "reviewed_on"),)

    review_id: Mapped[int] = mapped_column(primary_key=True)
    reviewer: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    supervisor: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    reviewed_on: Mapped[date] = mapped_column(Date)


class PositionChange(Base):
    """A reviewer was promoted, transferred, changed position or left; rows are added only."""

    __tablename__ = "position_change"
    __table_args__ = (Index("ix_position_change_user", "user_id", "changed_on"),)

    change_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
    from_position: Mapped[str] = mapped_column(String(12))
    to_position: Mapped[str] = mapped_column(String(12))
    """By the code table `staff_position` in small letters; `left` for who left."""
    changed_on: Mapped[date] = mapped_column(Date)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
