"""Staff end and agreements say who recorded them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the day on which a user left, and who recorded and ended agreements."""
    with op.batch_alter_table("app_user") as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))

    with op.batch_alter_table("service_agreement") as batch_op:
        batch_op.add_column(sa.Column("recorded_by", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("ended_by", sa.String(length=8), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_service_agreement_recorded_by"), "app_user", ["recorded_by"], ["user_id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_service_agreement_ended_by"), "app_user", ["ended_by"], ["user_id"]
        )
