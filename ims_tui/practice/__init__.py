"""Practice sessions: scenarios, a trainee's sandbox, what is watched, how it is scored."""
