"""The report on a class or on self-study, as text, tables or an HTML page."""
