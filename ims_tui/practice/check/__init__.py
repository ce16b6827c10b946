"""Proof that a scenario can be played."""
