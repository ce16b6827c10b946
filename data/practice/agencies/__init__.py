"""What each agency knows of the persons of a practice store: its files and its answers."""
