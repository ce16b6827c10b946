"""A class as its store holds it: the class, its seats, attempts and the trainer's orders."""
