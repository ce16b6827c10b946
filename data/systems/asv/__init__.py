"""ASV: alien status verification, from USCIS."""
