"""BWG: earnings, from SSA's earnings file."""
