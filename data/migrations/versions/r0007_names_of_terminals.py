"""Names of terminals."""

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
    with op.batch_alter_table("discrepancy") as batch_op:
        batch_op.alter_column(
            "subject",
            existing_type=sa.VARCHAR(length=100),
            server_default="",
            existing_nullable=False,
        )

    with op.batch_alter_table("twn_participant") as batch_op:
        batch_op.alter_column(
            "applied",
            existing_type=sa.VARCHAR(length=30),
            server_default="",
            existing_nullable=False,
        )
