"""Database access: engine, URL, clock, turns and tokens."""
