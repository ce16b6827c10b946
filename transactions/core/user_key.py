"""The key of the transactions about a user of the county."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from transactions.core.keys import Key
from transactions.core.reply import Carried, refusal

RECORD = "user"
"""How a line names the user that it is about."""
_USER_ID = re.compile(r"[A-Z@#$][A-Z0-9@#$]{0,7}", re.ASCII)


class UserKey(Key):
    """A user by user id."""

    wanted: ClassVar[str] = "A USER ID"
    several: ClassVar[str] = "USERS"

    user_id: str

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Up to eight characters, the first a letter."""
        if not _USER_ID.fullmatch(text):
            raise refusal("IMS1060", value=text[:20])
        return cls(user_id=text)

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The user that a line is about."""
        return [cls(user_id=carried.record[RECORD])] if RECORD in carried.record else []

    @property
    def typed(self) -> str:
        """The user id."""
        return self.user_id
