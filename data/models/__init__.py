"""The tables, as typed SQLAlchemy classes. They are the schema; queries are Core statements over
their tables.
"""

from data.models.audit import AuditEvent
from data.models.base import Base, Money, UtcDateTime
from data.models.case import Case, CaseIncome, CasePerson
from data.models.client import Client, ClientAlias
from data.models.discrepancy import CaseNote, Discrepancy
from data.models.exchange import ExchangeFile, ExchangeSegment, OwgWage, SdxRecord
from data.models.office import Office, StoreInfo, User
from data.models.request import ExchangeRequest

__all__ = [
    "AuditEvent",
    "Base",
    "Case",
    "CaseIncome",
    "CaseNote",
    "CasePerson",
    "Client",
    "ClientAlias",
    "Discrepancy",
    "ExchangeFile",
    "ExchangeRequest",
    "ExchangeSegment",
    "Money",
    "Office",
    "OwgWage",
    "SdxRecord",
    "StoreInfo",
    "User",
    "UtcDateTime",
]
