"""The file and its time: engine, URL, clock, turns, tokens."""
