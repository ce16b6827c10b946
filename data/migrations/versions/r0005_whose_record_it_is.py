"""Messages say whom or what they are about, and settled identities are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_OPEN = sa.text("resolved_date IS NULL")


def upgrade() -> None:
    """Add the subject of a message, also to what tells open messages apart, and the verdicts."""
    op.add_column(
        "discrepancy", sa.Column("subject", sa.String(100), nullable=False, server_default="")
    )
    op.drop_index("uq_discrepancy_open", "discrepancy")
    op.create_index(
        "uq_discrepancy_open",
        "discrepancy",
        ["case_number", "person_code", "system", "error_type", "period", "subject"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "settled_identity",
        sa.Column("settled_id", sa.Integer(), nullable=False),
        sa.Column("case_number", sa.String(7), nullable=False),
        sa.Column("person_code", sa.SmallInteger(), nullable=False),
        sa.Column("ssn", sa.Integer(), nullable=False),
        sa.Column("system", sa.String(4), nullable=False),
        sa.Column("verdict", sa.String(7), nullable=False),
        sa.Column("differs", sa.String(40), nullable=False),
        sa.Column("last_name", sa.String(30), nullable=False),
        sa.Column("first_name", sa.String(20), nullable=False),
        sa.Column("middle_name", sa.String(20), nullable=False),
        sa.Column("birth_date", sa.Date()),
        sa.Column("claims", sa.String(25), nullable=False),
        sa.Column("client_last_name", sa.String(30), nullable=False),
        sa.Column("client_first_name", sa.String(20), nullable=False),
        sa.Column("client_middle_name", sa.String(20), nullable=False),
        sa.Column("client_birth_date", sa.Date(), nullable=False),
        sa.Column("corrected", sa.String(120), nullable=False),
        sa.Column("source", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("user_id", sa.String(8), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("settled_id", name="pk_settled_identity"),
        sa.ForeignKeyConstraint(
            ["case_number"], ["ps2_case.case_number"], name="fk_settled_identity_case_number"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.user_id"], name="fk_settled_identity_user_id"
        ),
    )
    op.create_index("ix_settled_identity_ssn", "settled_identity", ["ssn"])
