"""Data layer: tables and queries, rules, exchange files, matching and the synthetic world. It does
not know about screens.
"""

from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("America/Chicago")
"""Central time, the office's own. Dates on screens and due dates are in it."""
