"""Questions to other agencies: asked on a screen, sent in a file, answered in another."""
