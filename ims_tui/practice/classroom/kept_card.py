"""A score card as a class store kept it. Anybody may have written to that store: a card is believed
only where an attempt could have left it.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ims_tui.practice.classroom.progress import AttemptRecord
from ims_tui.practice.classroom.rows import Count, SafeText
from ims_tui.practice.recording.event import LONGEST_SECONDS

Seconds = Annotated[float, Field(ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)]


class KeptCard(BaseModel):
    """The part of a kept score card that is read.

    Raises:
        ValidationError: no attempt has such a card.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    points: Count = 0
    total: Count = 0
    rules: dict[SafeText, bool] = {}
    path: Count = 0
    best_path: Count = 0
    keys: Count = 0
    seconds: Seconds = 0.0
    step_seconds: tuple[Seconds, ...] = ()
    hints: tuple[Count, ...] = ()
    wrong_codes: Count = 0
    errors: Count = 0
    locks: dict[SafeText, Count] = {}

    @model_validator(mode="after")
    def _no_more_than_all(self) -> Self:
        if self.points > self.total:
            raise ValueError("more points than there are")
        return self


NO_CARD = KeptCard()


def kept_card(tried: AttemptRecord) -> KeptCard:
    """The card of an attempt; an empty one where there is none to believe."""
    try:
        return KeptCard.model_validate(tried.card or {})
    except ValidationError:
        return NO_CARD
