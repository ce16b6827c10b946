"""The parts of every transaction: request, reply, keys, messages, authority, registry, words."""
