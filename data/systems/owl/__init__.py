"""OWL: the Oklahoma Wage Link."""
