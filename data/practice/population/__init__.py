"""The synthetic population of a practice store: repeatable, consistent, and nobody real."""
