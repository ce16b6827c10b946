"""The host, which serves any kind of terminal without knowing its toolkit."""
