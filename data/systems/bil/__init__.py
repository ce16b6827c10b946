"""BIL: Medicare buy-in, from CMS."""
