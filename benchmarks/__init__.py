"""Benchmarks of the program, run with one command."""
