"""UIB: unemployment benefits, from OESC."""
