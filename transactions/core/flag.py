"""A setting that is on or off, as a settings file may have it."""

from __future__ import annotations

from typing import Annotated, Any


class _Exact:
    """Has pydantic take true and false alone; without it, 1 and "yes" would pass for true."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "strict": True}


Flag = Annotated[bool, _Exact()]
