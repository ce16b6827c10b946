"""Withdrawn forms, the duty to share, programs applied for, wrong passwords of the service."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Withdrawn forms, the duty to share, programs applied for, wrong passwords of the service."""
    op.create_table(
        "sharing_duty",
        sa.Column("duty_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=8), nullable=False),
        sa.Column("ssn", sa.Integer(), nullable=False),
        sa.Column("news", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_new", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.user_id"], name=op.f("fk_sharing_duty_user_id")
        ),
        sa.PrimaryKeyConstraint("duty_id", name=op.f("pk_sharing_duty")),
    )
    with op.batch_alter_table("sharing_duty", schema=None) as batch_op:
        batch_op.create_index("ix_sharing_duty_user", ["user_id", "answered_at"], unique=False)

    op.create_table(
        "twn_withdrawal",
        sa.Column("ssn", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=12), nullable=False),
        sa.Column("signed_date", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=8), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["app_user.user_id"], name=op.f("fk_twn_withdrawal_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["ssn"], ["twn_participant.ssn"], name=op.f("fk_twn_withdrawal_ssn")
        ),
        sa.PrimaryKeyConstraint("ssn", "form", "signed_date", name=op.f("pk_twn_withdrawal")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("reviewer_access", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("wrong_passwords", sa.SmallInteger(), server_default="0", nullable=False)
        )

    with op.batch_alter_table("twn_participant", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("applied", sa.String(length=30), server_default="", nullable=False)
        )
