"""The version of a store is its revision alone, no longer a number in `store_info` as well."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the number."""
    op.drop_column("store_info", "schema_version")
