"""Which systems hold federal tax information (Internal Revenue Code 6103(l)(7))."""

from __future__ import annotations

FEDERAL_TAX = frozenset({"BWG", "IEV"})
"""What these systems report, and whatever is derived from it, is federal tax information: the IRS
matches, and the earnings file of the Social Security Administration.
"""
