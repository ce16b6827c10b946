"""The key of G1DX: an office address, and what of its messages is wanted (OKDHS 16(1))."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from data.systems.registry import is_system
from transactions.core.keys import Key
from transactions.core.reply import Carried, refusal

OVERDUE = "OVERDUE"
_OFFICE = re.compile(r"([0-9]{1,2}) ?([A-Z])(?: ?([0-9]{2})(?: ?([0-9]{2}))?)?(?= |\Z)", re.ASCII)
_USER_ID = re.compile(r"[A-Z@#$][A-Z0-9@#$]{0,7}", re.ASCII)


class OfficeFilterKey(Key):
    """An office, a supervisor's or a district's part of it; a system, OVERDUE, a worker's id.

    Each part may be left out; an office that is left out is the user's own district.
    """

    wanted: ClassVar[str] = "AN OFFICE"
    several: ClassVar[str] = "OFFICES"

    office: str | None = None
    supervisor: int | None = None
    district: int | None = None
    system: str = ""
    overdue: bool = False
    worker: str = ""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """`55A`, `5A`, `55 A`, `55A 0210`, `55A 02 10`, `55A0210`; a supervisor alone is all of his
        or her districts. Then, in any order, a system code, OVERDUE, a user id.
        """
        parts: dict[str, object] = {}
        found = _OFFICE.match(text)
        if found:
            county, location, supervisor, district = found.groups()
            parts["office"] = f"{int(county):02}{location}"
            parts["supervisor"] = None if supervisor is None else int(supervisor)
            parts["district"] = None if district is None else int(district)
        words = text[found.end() if found else 0 :].split()
        if any(word[0].isdigit() for word in words):
            raise refusal("IMS0105", value=text[:20])
        for word in words:
            name, value = _filter(word)
            if name in parts:
                raise refusal("IMS0920", value=word[:20])
            parts[name] = value
        return cls.model_validate(parts)

    @classmethod
    def from_carried(cls, carried: Carried) -> list[Self]:
        """The office the screen is about."""
        if carried.office is None:
            return []
        office, supervisor, district = carried.office
        return [cls(office=office, supervisor=supervisor, district=district)]

    def carried(self) -> Carried:
        """The office."""
        if self.office is None:
            return Carried()
        return Carried(office=(self.office, self.supervisor, self.district))

    @property
    def typed(self) -> str:
        """`55A0210 SDX`: the office as far as it was given, then the filter."""
        if self.office is None:
            return self.words
        parts = (f"{part:02}" for part in (self.supervisor, self.district) if part is not None)
        return f"{self.office}{''.join(parts)} {self.words}".strip()

    @property
    def words(self) -> str:
        """The filter as it is typed; blank for none."""
        return " ".join(filter(None, (self.system, OVERDUE * self.overdue, self.worker)))


def _filter(word: str) -> tuple[str, object]:
    """Which filter a word is; a user may not be called like a system."""
    if word == OVERDUE:
        return "overdue", True
    if is_system(word):
        return "system", word
    if _USER_ID.fullmatch(word):
        return "worker", word
    raise refusal("IMS0920", value=word[:20])
