"""What the program must do in how much time, runnable with one command."""
