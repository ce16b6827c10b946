"""BEN: Social Security benefits, from SSA's BENDEX."""
