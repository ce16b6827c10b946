"""Page requests as an IMS operator types them: `=`, `=n`, `=+n`, `=-n`, `=L`."""

from __future__ import annotations

import re

from transactions.core.messages import Message, message


def is_page_request(text: str) -> bool:
    """Whether the text is meant as one."""
    return text.startswith("=")


def no_such_page(page: int | None, pages: int) -> Message | None:
    """Why there is no such page; None where there is one."""
    if page is None:
        return message("DFS222")
    if pages == 1:
        return message("DFS224")
    return None if 1 <= page <= pages else message("DFS223")


def requested_page(text: str, page: int, pages: int) -> int | None:
    """The page asked for, which may lie outside the message; None when it cannot be read."""
    if text == "=":
        return page + 1
    if text == "=L":
        return pages
    found = re.fullmatch(r"=([+-]?)([0-9]{1,4})", text, re.ASCII)
    if found is None or (found[1] and len(found[2]) > 3):
        return None
    distance = int(found[2])
    return {"+": page + distance, "-": page - distance, "": distance}[found[1]]
