"""Doors of a served host: TN3270 and the browser."""
