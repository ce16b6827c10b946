"""What the agencies of a practice store report: mostly what the case counts, and sometimes not."""
