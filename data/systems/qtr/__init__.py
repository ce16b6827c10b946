"""QTR: quarters of coverage, from SSA."""
