"""Tools of development, outside the program: documents, formats, structure, contracts."""
