"""TWN: employment and pay, from The Work Number."""
