"""A scenario file: its parts, its words, its place in the library."""
