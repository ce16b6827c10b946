"""The transactions of The Work Number, for the county's staff."""
