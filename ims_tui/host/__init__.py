"""The host side: what a terminal of any kind talks to. It knows no toolkit."""
