"""TPQ: the third party query to SSA."""
