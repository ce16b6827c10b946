"""What developing needs and the program does not: generated documents, formats shown, structure."""
