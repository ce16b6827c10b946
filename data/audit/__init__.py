"""The trail of who saw and did what."""
