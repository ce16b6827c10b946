"""A practice store keeps what it was made with, for `db reset`."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Upgrade from the revision before."""
    op.add_column("store_info", sa.Column("persons", sa.Integer()))
    op.add_column("store_info", sa.Column("seed", sa.BigInteger()))
