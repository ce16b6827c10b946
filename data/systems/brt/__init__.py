"""BRT: birth records, from the registry of vital records."""
