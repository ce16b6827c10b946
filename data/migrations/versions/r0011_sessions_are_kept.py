"""Sessions are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Upgrade from the revision before."""
    op.create_table(
        "kept_session",
        sa.Column("terminal", sa.String(length=8), nullable=False),
        sa.Column("user_id", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("terminal", name=op.f("pk_kept_session")),
    )
    with op.batch_alter_table("kept_session") as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_session_user_id"), ["user_id"], unique=False)
