"""Every table of a store: importing this module completes `Base.metadata`."""

from __future__ import annotations

import data.audit.event
import data.audit.print_log
import data.office.adverse_action
import data.office.case
import data.office.case_message
import data.office.client
import data.office.discrepancy
import data.office.fssd_report
import data.office.participant
import data.office.reviewer
import data.office.segment
import data.office.user
import data.store.info
import data.systems.ben.record
import data.systems.bil.record
import data.systems.brt.record
import data.systems.bwg.record
import data.systems.fsd.record
import data.systems.iev.record
import data.systems.nhl.record
import data.systems.owg.record
import data.systems.record
import data.systems.request
import data.systems.sdx.record
import data.systems.twn.employment
import data.systems.twn.lookup
import data.systems.uib.record  # noqa: F401
from data.store.base import Base

__all__ = ["Base"]
