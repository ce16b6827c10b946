"""The world of a scenario: its cast, records, answers and clock in a store."""
