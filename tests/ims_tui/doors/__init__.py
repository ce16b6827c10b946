"""Tests of the doors of a served host."""
