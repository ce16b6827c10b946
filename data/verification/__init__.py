"""Employment verification services: what a transaction asks of one, and the one of the store."""
