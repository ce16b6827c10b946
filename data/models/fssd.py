"""Reports to FSSD of persons residing unlawfully, which FSSD alone passes on (OKDHS 17(b))."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import Base, UtcDateTime


class FssdReport(Base):
    """One report; entries are added, never changed. Who may see it is in the table of authority."""

    __tablename__ = "fssd_report"
    __table_args__ = (Index("ix_fssd_report_case", "case_number", "person_code"),)

    report_id: Mapped[int] = mapped_column(primary_key=True)
    case_number: Mapped[str] = mapped_column(ForeignKey("ps2_case.case_number"))
    person_code: Mapped[int] = mapped_column(SmallInteger)
    reason: Mapped[str] = mapped_column(String(1))
    """A code of the table `fssd_reason`."""
    name: Mapped[str] = mapped_column(String(72))
    street: Mapped[str] = mapped_column(String(40))
    """The address of the case; a participant of the Address Confidentiality Program has only the
    substitute one there.
    """
    city: Mapped[str] = mapped_column(String(25))
    state: Mapped[str] = mapped_column(String(2))
    zip_code: Mapped[str] = mapped_column(String(9))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reported_by: Mapped[str] = mapped_column(ForeignKey("app_user.user_id"))
