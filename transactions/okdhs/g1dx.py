"""G1DX: open discrepancy messages of an office, or in more detail of a district (OKDHS 16(1))."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from data.office.discrepancy import Posted, open_in_office
from data.office.user import office_by_code, user_by_id
from data.systems.registry import is_system
from screens.attribute import Attribute, Intensity
from transactions.core.keys import USER_ID, Key
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Lines, Show, refusal
from transactions.core.request import Request
from transactions.core.words import differs_words
from transactions.shapes.discrepancy import (
    age_words,
    is_overdue,
    message_line,
    note_words,
    seen,
)

HELP = """
G1DX displays a list of open discrepancy messages by OKDHS office. Enter G1DX space office number
and location code for the entire office: G1DX 55A. Add the supervisor number and district number for
a more detailed list: G1DX 55A 0210 or G1DX 55A 02 10. G1DX alone shows your own district, or, for a
supervisor, all districts of the supervisor; DI is the district of a line.

After the office, or alone for your own district, type filters in any order: a system code (G1DX 55A
SDX), OVERDUE for messages past their 45 days (G1DX OVERDUE), a user id for that worker's district
(G1DX WKR02), or several (G1DX 55A 02 OWG OVERDUE). FILTER shows what you typed; its codes and words
are those shown on the lines.

Messages are listed by due date. Every message must be cleared with DXD within 45 calendar days of
the posting: DAYS counts down and then reads OVERDUE. BEN, SDX and UIB data count as verified upon
receipt and must be acted on within 10 days; ACT NOW means that the 10 days have passed. Work the
list weekly. RESTRICTED messages are for the federal tax information specialist.

The detailed list adds both amounts, the date to act by, and whether a case note was written since
the posting. Below it, the messages listed are counted by system and by age.

Type a code at the left of a line: G3 for the expanded message, PY for the person, FCN to write the
case note, DXD to clear.
"""

OVERDUE = "OVERDUE"
SUPERVISOR = "supervisor"
_OFFICE = re.compile(r"([0-9]{1,2}) ?([A-Z])(?: ?([0-9]{2})(?: ?([0-9]{2}))?)?(?= |\Z)", re.ASCII)
EMPHASIS = Attribute(protected=True, intensity=Intensity.HIGH)


class OfficeFilterKey(Key):
    """An office, supervisor or district, and filters: a system, OVERDUE, a user id.

    Every part is optional; without an office, the key is the user's own district.
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
        """Read `55A`, `5A`, `55 A`, `55A 0210`, `55A 02 10` or `55A0210`, and then filters.

        A supervisor without a district includes all of the supervisor's districts. The filters are
        a system code, OVERDUE and a user id, in any order.
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
        """Return the office on the screen."""
        if carried.office is None:
            return []
        office, supervisor, district = carried.office
        return [cls(office=office, supervisor=supervisor, district=district)]

    def carried(self) -> Carried:
        """Return the office."""
        if self.office is None:
            return Carried()
        return Carried(office=(self.office, self.supervisor, self.district))

    @property
    def typed(self) -> str:
        """`55A0210 SDX`: the office, as far as given, and the filters."""
        if self.office is None:
            return self.words
        parts = (f"{part:02}" for part in (self.supervisor, self.district) if part is not None)
        return f"{self.office}{''.join(parts)} {self.words}".strip()

    @property
    def words(self) -> str:
        """The filters as typed, blank for none."""
        return " ".join(filter(None, (self.system, OVERDUE * self.overdue, self.worker)))


def _filter(word: str) -> tuple[str, object]:
    """Parse one filter; a system code takes precedence over a user id of the same spelling."""
    if word == OVERDUE:
        return "overdue", True
    if is_system(word):
        return "system", word
    if USER_ID.fullmatch(word):
        return "worker", word
    raise refusal("IMS0920", value=word[:20])


@Transaction(
    "G1DX",
    "OPEN DISCREPANCY MESSAGES BY OFFICE",
    "OKDHS 16(1)",
    (OfficeFilterKey,),
    HELP,
    key_needed=False,
)
def g1dx(request: Request) -> Show:
    """List the open messages of the office or district, filtered as typed."""
    key = _addressed(request)
    assert key.office is not None
    office = office_by_code(request.connection, key.office)
    if office is None or office.agency != request.user.agency:
        raise refusal("IMS0204", office=key.office)
    address = (key.office, key.supervisor, key.district)
    messages = [
        posted
        for posted in seen(request, open_in_office(request.connection, *address))
        if key.system in ("", posted.system)
        and (not key.overdue or is_overdue(posted, request.today))
    ]
    format = "G1DX" if key.supervisor is None else "G1DXL"
    overdue = sum(is_overdue(posted, request.today) for posted in messages)
    return Show(
        format,
        values={
            "office": _address(key),
            "office_name": office.name,
            "counts": f"{len(messages)} OPEN, {overdue} OVERDUE",
            "filter": key.words or "NONE",
            "totals": _totals(messages, request.today),
        },
        lists={
            "messages": Lines(
                messages,
                lambda posted: _line(posted, format, request.today),
                {posted.system for posted in messages},
            )
        },
        carried=Carried(office=address),
        message=None if messages else message("IMS0206"),
        cursor="select.1",
    )


def _totals(messages: Sequence[Posted], today: date) -> str:
    """Count the messages by age and by system, the most frequent first."""
    if not messages:
        return ""
    systems = Counter(posted.system for posted in messages).most_common()
    ages = Counter(age_words(posted, today) for posted in messages)
    urgent = {age: ages[age] for age in (OVERDUE, "ACT NOW")}
    counted = [*urgent.items(), ("LATER", len(messages) - sum(urgent.values())), *systems]
    return " ".join(f"{name} {count}" for name, count in counted)


def _addressed(request: Request) -> OfficeFilterKey:
    """Return the key with an office: as typed, the named worker's, or the user's own district."""
    key = OfficeFilterKey() if request.key is None else request.keyed(OfficeFilterKey)
    whose = request.user
    if key.worker:
        worker = user_by_id(request.connection, key.worker)
        if worker is None or worker.agency != request.user.agency:
            raise refusal("IMS0921", user=key.worker)
        typed = (key.office, key.supervisor, key.district)
        held = (worker.office, worker.supervisor, worker.district)
        if any(part not in (None, own) for part, own in zip(typed, held, strict=True)):
            raise refusal("IMS0922", user=key.worker, office=_address(key))
        whose = worker
    elif key.office is not None:
        return key
    address = {
        "office": whose.office,
        "supervisor": whose.supervisor,
        "district": None if whose.position == SUPERVISOR else whose.district,
    }
    return key.model_copy(update=address)


def _address(key: OfficeFilterKey) -> str:
    parts = (key.supervisor, key.district)
    digits = "".join(f"{part:02}" for part in parts if part is not None)
    return f"{key.office or ''} {digits}".strip()


def _line(posted: Posted, format: str, today: date) -> Line:
    age = age_words(posted, today)
    line = message_line(
        posted,
        format,
        age=age,
        differs=differs_words(posted.differs, 22),
        district=f"{posted.district:02}",
        act_by=posted.act_by_date,
        note=note_words(posted),
    )
    return line if age.strip().isdigit() else replace(line, attributes={"age": EMPHASIS})
