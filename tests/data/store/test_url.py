"""URL of a store, parsed and shown."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import make_url

from data.store.engine import checked_url, shown_url


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////tmp/store.db",
        "postgresql+psycopg://host/store",
        "postgresql+psycopg://u:p%40w@münchen.example:5432/store",
        "postgresql+psycopg:///store?host=/run/postgresql",
    ],
)
def test_an_address_that_a_store_may_have_is_taken_as_it_is(url: str) -> None:
    assert checked_url(url) == make_url(url)


def test_what_is_secret_is_not_shown() -> None:
    url = "postgresql+psycopg://u:SECRET@host\u202e/store?sslpassword=SECRET&connect_timeout=3"
    shown = "postgresql+psycopg://u:***@host\ufffd/store?connect_timeout=3"
    assert shown_url(make_url(url)) == shown
