"""The recording of an attempt, and the forms it can be read in."""
