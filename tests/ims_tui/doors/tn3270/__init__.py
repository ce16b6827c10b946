"""Tests of TN3270: byte by byte, and with real emulators."""
