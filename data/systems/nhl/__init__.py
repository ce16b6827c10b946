"""NHL: new hires of the state and of the nation."""
