"""Rules of the source documents, each a plain function in one place, and the code tables."""
