"""The trainer's board: every seat of a class at a glance, and keys for orders."""
