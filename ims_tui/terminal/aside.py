"""Guidance next to the screen during a scenario: its views, keys and questions.

It knows no toolkit. `Errands` does work that takes time (a hint, an answer, starting over).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, Protocol

from ims_tui.practice.attempt.guidance import Guidance, Guide
from ims_tui.terminal import guide_text
from ims_tui.terminal.guide_parts import GUIDE_ACTIONS, Entry
from ims_tui.terminal.keymap import Keymap, page_turned
from ims_tui.terminal.lines import Block, Line, paged

Outcome = Literal["left", "next", "again"]
View = Literal["", "guide", "card"]
NARROWEST_PANEL = 32
WIDEST_PANEL = 50
_SCREEN = 82
_ENTRY_LENGTH = 60
_CARD_FOOT = "ENTER: NEXT SCENARIO   R: START OVER   Q: QUIT   ANY OTHER KEY: SCREEN"
_SO_FAR_FOOT = "ANY KEY RETURNS TO THE SCREEN"


class Errands(Protocol):
    """Work that the window does for the guidance."""

    def errand(self, work: Callable[[], None], connect: bool = False) -> None:
        """Do work that may take a moment, reconnect the sessions if asked, and show the result."""

    def finish(self, outcome: Outcome) -> None:
        """End the program."""


def panel_width(width: int) -> int:
    """Return the width of the panel in a window of this width, or 0 if there is no room."""
    if width < 80 + NARROWEST_PANEL:
        return 0
    return min(max(NARROWEST_PANEL, width - _SCREEN), WIDEST_PANEL)


class Aside:
    """The guidance as shown, and its keys, which it gets before the screen does."""

    def __init__(self, guide: Guide, keymap: Keymap, errands: Errands) -> None:
        self.view: View = ""
        """The view over the screen; "" for the screen itself."""
        self._guide = guide
        self._keymap = keymap
        self._errands = errands
        self._entry: Literal["", "answer", "move_clock"] = ""
        self._typed = ""
        self._asked = ""
        self._page = 0
        self._pages = 1
        self._hinted = False
        self._card: list[str] = []
        self._card_shown = False

    def key(self, action: str | None, text: str, narrow: bool) -> bool:
        """Process a key; return False if it is for the screen."""
        if self._asked and action != self._asked:
            self._asked = ""
            return True
        if self._entry:
            self._edit(action, text)
            return True
        if action in GUIDE_ACTIONS:
            self._perform(action, narrow)
            return True
        if self.view:
            self._leaf(action, text)
            return True
        if self._guide.guidance().finished and not self._card_shown and action != "quit":
            self._show_card()
            return True
        return False

    def pasted(self, text: str) -> bool:
        """Process a paste; return False if it is for the screen."""
        if self._entry:
            self._type(" ".join(text.split()))
        return bool(self._entry or self.view)

    def key_of(self, action: str) -> str:
        """Return the first key for an action, as people write it."""
        return self._keymap.key_for(action, "?")

    def open(self) -> None:
        """Show the guidance over the screen, from its first page."""
        self.view, self._page = "guide", 0

    def begun_again(self) -> None:
        """Start over, so that the score card appears again at the end."""
        self._card_shown = False
        self.view = ""

    def panel(self, width: int, height: int) -> Block:
        """Return the lines of the panel."""
        return guide_text.panel(self._guidance(), self._keymap, self._shown_entry, width, height)

    def page(self, width: int, height: int) -> Block:
        """Return the lines of the view shown over the screen."""
        if self.view == "card":
            blocks = [[Line(line) for line in self._card]]
            told = self._guide.guidance()
            foot = _CARD_FOOT if told.finished else _SO_FAR_FOOT
            title = f"SCORE CARD   {told.title}"
            made = paged(title, blocks, foot, width, height)
        else:
            entry = self._shown_entry
            made = guide_text.pages(self._guidance(), self._keymap, entry, width, height)
        self._pages = len(made)
        sought = next((n for n, page in enumerate(made) if self._sought(page)), self._page)
        self._page = min(sought, len(made) - 1)
        return made[self._page]

    def _sought(self, page: Block) -> bool:
        """Return whether to turn to this page: it has the question, the field being typed in, or
        the hint just requested.
        """
        if self._asked:
            return any(line.look == "say" for line in page)
        if self._entry:
            return any(line.look == "field" for line in page)
        last = len(self._guide.guidance().hints)
        return self._hinted and any(line.text.startswith(f"HINT {last} ") for line in page)

    @property
    def _shown_entry(self) -> Entry:
        return Entry(self._typed, bool(self._entry))

    def _guidance(self) -> Guidance:
        told = self._guide.guidance()
        if self._asked:
            what = "this step" if self._asked == "step_again" else "the whole scenario"
            key = (self._keymap.keys_for(self._asked) or ["the key"])[0]
            question = f"Start {what} over? Press {key} again to confirm, any other key to cancel."
            return replace(told, said=question)
        if self._entry == "move_clock":
            return replace(told, question="Move the clock by (+2d, +3h, +1w):")
        return told

    def _perform(self, action: str, narrow: bool) -> None:
        if action == "guide":
            self.view = "" if self.view else "guide"
            self._page, self._hinted = 0, False
        elif action == "score":
            self._show_card()
        elif action == "move_clock":
            self._open_entry("move_clock", narrow)
        elif action == "answer":
            if self._guide.guidance().question:
                self._open_entry("answer", narrow)
        elif action == "hint":
            if narrow:
                self.view = "guide"
            self._hinted = True
            self._errands.errand(self._guide.hint)
        elif self._asked == action:
            self._asked = ""
            again = self._guide.step_again if action == "step_again" else self._all_again
            self._errands.errand(again, connect=True)
        else:
            self._asked = action
            if narrow:
                self.view = "guide"

    def _open_entry(self, entry: Literal["answer", "move_clock"], narrow: bool) -> None:
        self._entry, self._typed = entry, ""
        self.view = "guide" if narrow or self.view else ""

    def _all_again(self) -> None:
        self._guide.scenario_again()
        self.begun_again()

    def _edit(self, action: str | None, text: str) -> None:
        if text:
            self._type(text)
        elif action == "backspace":
            self._typed = self._typed[:-1]
        elif action in ("delete_field", "erase_input"):
            self._typed = ""
        elif action == "enter":
            given, typed = self._entry, self._typed.strip()
            self._entry, self._typed = "", ""
            if typed and given == "answer":
                self._errands.errand(lambda: self._guide.answer(typed))
            elif typed:
                self._errands.errand(lambda: self._guide.move_clock(typed))
        elif action in ("reset", "guide", "answer", "pf3"):
            self._entry, self._typed = "", ""

    def _type(self, text: str) -> None:
        self._typed = (self._typed + text)[:_ENTRY_LENGTH]

    def _leaf(self, action: str | None, text: str) -> None:
        self._hinted = False
        page = page_turned(self._page, self._pages, action)
        if page is not None:
            self._page = page
            return
        outcome: Outcome | None = None
        if self.view == "card" and self._guide.guidance().finished:
            outcome = "next" if action == "enter" else _CARD_LETTERS.get(text.upper())
        self.view = ""
        if outcome is not None:
            self._errands.finish(outcome)

    def _show_card(self) -> None:
        self._card, self._page, self.view = self._guide.card(), 0, "card"
        self._card_shown = self._card_shown or self._guide.guidance().finished


_CARD_LETTERS: dict[str, Outcome] = {"R": "again", "Q": "left", "N": "next"}
