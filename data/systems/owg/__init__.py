"""OWG: quarterly wages, from OESC."""
