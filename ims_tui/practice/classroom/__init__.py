"""A class in its store: the class, its seats, attempts and the trainer's orders."""
