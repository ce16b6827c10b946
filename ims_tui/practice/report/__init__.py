"""The report on a class or on one trainee's study, as text, tables or a page to file."""
