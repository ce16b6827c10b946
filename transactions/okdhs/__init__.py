"""The transactions of the OKDHS instructions, one module for each code."""
