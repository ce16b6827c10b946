"""One folder for each agency system, named by its code."""
