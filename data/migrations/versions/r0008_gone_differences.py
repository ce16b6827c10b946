"""Messages get further data of the record, and why and when their difference ended."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add three columns, blank in existing messages."""
    op.add_column(
        "discrepancy", sa.Column("detail", sa.String(60), nullable=False, server_default="")
    )
    op.add_column("discrepancy", sa.Column("gone", sa.String(1), nullable=False, server_default=""))
    op.add_column("discrepancy", sa.Column("gone_date", sa.Date()))
