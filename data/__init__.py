"""The store: tables and their reading, exchange files, matching and the synthetic world. It knows
no screens.
"""

from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("America/Chicago")
"""Dates on screens and due dates are the office's own, Oklahoma being on Central time."""
