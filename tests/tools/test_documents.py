"""Every generated page is current; `make docs` writes it."""

from __future__ import annotations

import pytest

from tools.documents import PAGES, file_of, page_of


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name: str) -> None:
    assert file_of(name).read_text("utf-8") == page_of(name)
