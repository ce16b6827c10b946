"""What every transaction is made of: request, reply, keys, messages, authority, registry, words."""
