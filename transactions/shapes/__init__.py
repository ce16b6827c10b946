"""Record, listing, question, conversation, refusal: each exists once."""
