"""Screens: painted formats, the 24x80 presentation space and the keyboard."""
