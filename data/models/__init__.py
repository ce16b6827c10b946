"""The tables, as typed SQLAlchemy classes. They are the schema; queries are Core statements over
their tables.
"""

from data.models.adverse_action import AdverseAction
from data.models.audit import AuditEvent
from data.models.base import Base, Money, UtcDateTime
from data.models.birth import BirthRecord
from data.models.case import Case, CaseIncome, CasePerson
from data.models.case_message import CaseMessage
from data.models.client import Client, ClientAlias, ClientName
from data.models.discrepancy import CaseNote, Discrepancy
from data.models.disqualification import FsdRecord
from data.models.exchange import ExchangeFile, ExchangeSegment, OwgWage, SdxRecord
from data.models.federal_tax import BwgEarning, IevIncome
from data.models.fssd import FssdReport
from data.models.new_hire import NationalHire, StateHire
from data.models.office import Office, StoreInfo, User
from data.models.print_log import PrintedCopy
from data.models.request import ExchangeRequest
from data.models.reviewer import GuidelineReview, PositionChange, ReviewerAccess
from data.models.social_security import BenRecord, BilRecord
from data.models.unemployment import UibRecord
from data.models.work_number import (
    Authorization,
    Employment,
    FirstContact,
    Participant,
    PayPeriod,
    PracticeFault,
    ServiceAgreement,
    VerificationLookup,
)

__all__ = [
    "AdverseAction",
    "AuditEvent",
    "Authorization",
    "Base",
    "BenRecord",
    "BilRecord",
    "BirthRecord",
    "BwgEarning",
    "Case",
    "CaseIncome",
    "CaseMessage",
    "CaseNote",
    "CasePerson",
    "Client",
    "ClientAlias",
    "ClientName",
    "Discrepancy",
    "Employment",
    "ExchangeFile",
    "ExchangeRequest",
    "ExchangeSegment",
    "FirstContact",
    "FsdRecord",
    "FssdReport",
    "GuidelineReview",
    "IevIncome",
    "Money",
    "NationalHire",
    "Office",
    "OwgWage",
    "Participant",
    "PayPeriod",
    "PositionChange",
    "PracticeFault",
    "PrintedCopy",
    "ReviewerAccess",
    "SdxRecord",
    "ServiceAgreement",
    "StateHire",
    "StoreInfo",
    "UibRecord",
    "User",
    "UtcDateTime",
    "VerificationLookup",
]
