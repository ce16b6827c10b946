"""The events of an attempt as they count: resets, attempts begun again, what came last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ims_tui.practice.recording.event import CLASS, JUMP, Event, HintEvent, OutputEvent, ResetEvent


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that count: what was done before a reset of it is left out.

    A reset of a step takes back everything since the step began; of all, everything. Hints, locks,
    the trainer's doings and the resets themselves stay, for they were needed.
    """
    kept: list[Event] = []
    for event in events:
        if event.kind == "reset":
            since = _reset_from(kept, event)
            kept[since:] = [each for each in kept[since:] if _stays(each)]
        kept.append(event)
    return kept


def _stays(event: Event) -> bool:
    of_class = event.kind == "clock" and event.name == CLASS
    return of_class or event.kind in ("hint", "lock", "note", "reset")


def _reset_from(kept: Sequence[Event], reset: ResetEvent) -> int:
    if reset.text == "all":
        return 0
    begun = [n for n, each in enumerate(kept) if each.kind == "step"]
    return begun[-1] + 1 if begun else 0


def since_restart(events: Sequence[Event]) -> list[Event]:
    """The events since everything was last reset, or a step was jumped to."""
    begun = [number for number, event in enumerate(events) if _restarts(event)]
    return list(events[begun[-1] + 1 :] if begun else events)


def _restarts(event: Event) -> bool:
    if event.kind == "note":
        return event.name == JUMP
    return event.kind == "reset" and event.text == "all"


def hints_given(events: Sequence[Event]) -> tuple[HintEvent, ...]:
    """The hints since the last restart, oldest first."""
    return tuple(event for event in since_restart(events) if event.kind == "hint")


def latest_run(events: Iterable[Event], steps: int) -> list[Event]:
    """The events of the run through so many steps that is going on or was finished last.

    What is done after its end is left out; begun again after an end, it is another run.
    """
    kept: list[Event] = []
    finished = over = False
    for event in events:
        if event.kind == "reset":
            if finished:
                kept.clear()
                finished = over = False
                continue
        elif event.kind == "step":
            finished = event.step >= steps
        elif finished and event.kind not in ("held", "lost"):
            over = True
        if not over:
            kept.append(event)
    return kept


def last_screen(events: Iterable[Event]) -> OutputEvent | None:
    """The screen that an attempt stands on."""
    shown = (each for each in reversed(effective(events)) if each.kind == "output")
    return next(shown, None)
