"""The schema of the first stores that can be upgraded.

They were made from the models of their day, so there is nothing to do.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Do nothing."""
