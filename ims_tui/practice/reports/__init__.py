"""What came of a class or of practising alone: as text, tables or a page to file."""
