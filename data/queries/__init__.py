"""What the transactions ask of the store: Core statements built once, answered as typed rows."""
