"""What a screen is: painted formats, the 24x80 presentation space, the keyboard."""
