"""Cases, persons, clients, users, notes and messages: table and reading together."""
