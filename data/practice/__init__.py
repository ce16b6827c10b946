"""The synthetic world of practice stores."""
