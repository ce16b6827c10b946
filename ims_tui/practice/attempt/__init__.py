"""One attempt at one scenario."""
