"""A file keeps the sequence number of its header, which orders the files of one day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the number; files that were loaded before have none."""
    op.add_column(
        "exchange_file",
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
    )
