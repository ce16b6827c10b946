"""A setting that is on or off."""

from __future__ import annotations

from typing import Annotated, Any


class _Exact:
    """Make pydantic accept only true and false; by default it also accepts 1 and "yes"."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "strict": True}


Flag = Annotated[bool, _Exact()]
