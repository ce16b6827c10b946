"""Inputs have tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Upgrade from the revision before."""
    op.create_table(
        "open_input",
        sa.Column("user_id", sa.String(length=8), nullable=False),
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("input_token", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "terminal", name=op.f("pk_open_input")),
    )
    with op.batch_alter_table("audit_event") as batch_op:
        batch_op.add_column(
            sa.Column("input_token", sa.String(length=16), server_default="", nullable=False)
        )
