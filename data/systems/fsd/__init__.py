"""FSD: fraud determinations of every state."""
