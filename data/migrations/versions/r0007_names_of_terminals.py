"""A store keeps the names of its terminals, and which machine has each."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Upgrade from the revision before."""
    op.create_table(
        "terminal",
        sa.Column("name", sa.String(length=7), nullable=False),
        sa.Column("machine", sa.String(length=32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_terminal")),
    )
