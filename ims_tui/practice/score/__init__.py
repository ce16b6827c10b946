"""The score of an attempt."""
