"""Audit trail of the users' inputs, prints and federal tax information."""
