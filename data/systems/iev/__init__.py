"""IEV: income reported to the IRS."""
