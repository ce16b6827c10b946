"""Development tools, not part of the program: documents, formats, structure, contracts."""
