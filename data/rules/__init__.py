"""Rules of money and time, each a plain function with the field's own name."""
