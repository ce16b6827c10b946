"""The recording of an attempt, and its other formats."""
