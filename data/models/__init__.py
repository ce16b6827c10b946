"""The tables, as typed SQLAlchemy classes. They are the schema; queries are Core statements over
their tables.
"""

from data.models.audit import AuditEvent
from data.models.base import Base, Money, UtcDateTime
from data.models.birth import BirthRecord
from data.models.case import Case, CaseIncome, CasePerson
from data.models.client import Client, ClientAlias, ClientName
from data.models.discrepancy import CaseNote, Discrepancy
from data.models.disqualification import FsdRecord
from data.models.exchange import ExchangeFile, ExchangeSegment, OwgWage, SdxRecord
from data.models.federal_tax import BwgEarning, IevIncome
from data.models.fssd import FssdReport
from data.models.new_hire import NationalHire, StateHire
from data.models.office import Office, StoreInfo, User
from data.models.request import ExchangeRequest
from data.models.social_security import BenRecord, BilRecord
from data.models.unemployment import UibRecord

__all__ = [
    "AuditEvent",
    "Base",
    "BenRecord",
    "BilRecord",
    "BirthRecord",
    "BwgEarning",
    "Case",
    "CaseIncome",
    "CaseNote",
    "CasePerson",
    "Client",
    "ClientAlias",
    "ClientName",
    "Discrepancy",
    "ExchangeFile",
    "ExchangeRequest",
    "ExchangeSegment",
    "FsdRecord",
    "FssdReport",
    "IevIncome",
    "Money",
    "NationalHire",
    "Office",
    "OwgWage",
    "SdxRecord",
    "StateHire",
    "StoreInfo",
    "UibRecord",
    "User",
    "UtcDateTime",
]
