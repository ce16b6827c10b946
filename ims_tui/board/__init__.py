"""The trainer's board: every seat of a class at a glance, and the trainer's orders on keys."""
