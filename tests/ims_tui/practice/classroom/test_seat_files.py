"""Files on a trainee's computer: changed files do not reach the class report,
and editing a scenario during a class does not disturb those who have started it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from data.store.engine import sqlite_module
from ims_tui.practice.classroom.attempts import SavedAttempt
from ims_tui.practice.classroom.seat_terminal import SeatGuide, differs
from ims_tui.practice.recording.recording import read_recording
from ims_tui.practice.report.figures import Figures, PersonFigures
from ims_tui.practice.report.gather import gather
from ims_tui.practice.report.tables import BY, as_json, as_text
from ims_tui.practice.scenario.library import own_folder, scenario_named, scenario_names
from ims_tui.practice.scenario.scenario import Scenario
from tests.ims_tui.practice.classroom.class_room import AtSeat, Room

OWN = "own-py"


@pytest.fixture
def own(home: Path) -> Path:
    """Scenario file of the trainer's own, with the steps of first-py."""
    path = own_folder() / f"{OWN}.toml"
    path.parent.mkdir(parents=True)
    shipped = files("data.practice").joinpath("scenarios", "first-py.toml")
    path.write_text(shipped.read_text("utf-8"))
    return path


@pytest.fixture
def room(own: Path, tmp_path: Path) -> Iterator[Room]:
    """Running class with the trainer's own scenario."""
    made = Room(f"sqlite:///{tmp_path / 'c.db'}", tmp_path / "machine", (OWN,))
    made.start()
    yield made
    made.store.close()


def figures(room: Room) -> Figures:
    """Return the figures of the class."""
    return gather(room.store, room.practice)


def of_rosa(room: Room) -> PersonFigures:
    """Return the report's line about the first seat."""
    return figures(room).people[0]


def left_at_step_2(room: Room) -> AtSeat:
    """Rosa does a step, takes a hint and leaves."""
    rosa = room.sit()
    rosa.enter("[CLEAR]", "PY {maria.ssn}")
    rosa.seat.attempt.hint()
    rosa.seat.close()
    return rosa


def recording(room: Room) -> Path:
    """Return the only recording on the machine."""
    (path,) = (room.folder / "recordings").glob("*.jsonl")
    return path


def edit(own: Path) -> None:
    """The trainer rewords the goal."""
    text = own.read_text("utf-8")
    assert text.count('\ngoal = """') == 1
    own.write_text(text.replace('\ngoal = """', '\ngoal = """NEW: '), "utf-8")


def test_the_recording_of_a_seat_tells_how_many_steps_there_are(room: Room) -> None:
    left_at_step_2(room)
    assert read_recording(recording(room)).heading.steps == 3


def test_a_changed_recording_is_not_continued(room: Room) -> None:
    left_at_step_2(room)
    path = recording(room)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if '"hint"' not in line), "utf-8")
    again = room.sit()
    assert (again.seat.attempt.step, len(again.seat.attempt.hints_used)) == (0, 0)
    again.seat.close()
    assert (of_rosa(room).scenarios[0].steps_done, of_rosa(room).total("points")) == (0, 0)


def test_additions_to_a_recording_do_not_count(room: Room) -> None:
    left_at_step_2(room)
    earned = of_rosa(room).total("points")
    steps = [{"at": 9.0, "kind": "step", "step": step} for step in (2, 3)]
    held = [{"at": 9.0, "kind": "held", "name": f"counts.{each.name}"}
            for each in scenario_named(OWN).counts]  # fmt: skip
    with recording(room).open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(line)}\n" for line in [*held, *steps])
    again = room.sit()
    assert (again.seat.attempt.step, len(again.seat.attempt.hints_used)) == (1, 1)
    again.seat.close()
    assert not of_rosa(room).finished and of_rosa(room).total("points") == earned
    solving = room.sit()
    solving.solve()
    solving.seat.close()
    assert of_rosa(room).finished == 1 and of_rosa(room).hints == 1


def kill(at: AtSeat) -> None:
    """The program ends without reporting its latest changes to the class store."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SavedAttempt, "save", lambda self: None)
        at.seat.close()


def test_after_a_crash_the_present_step_begins_again(room: Room) -> None:
    crashed = room.sit()
    crashed.enter("[CLEAR]", "PY {maria.ssn}")
    crashed.seat.beat()
    crashed.enter("@15 SDX")
    kill(crashed)
    again = room.sit()
    assert again.seat.attempt.step == 1
    again.solve()
    assert again.seat.attempt.finished
    again.seat.close()
    assert of_rosa(room).total("points") == of_rosa(room).total("total")


def test_hints_and_errors_survive_a_crash(room: Room) -> None:
    crashed = room.sit()
    crashed.enter("[CLEAR]", "PYX 1")
    crashed.seat.attempt.hint()
    crashed.seat.beat()
    kill(crashed)
    again = room.sit()
    card = again.seat.attempt.score()
    assert (card.hints, card.wrong_codes, card.resets) == ((1,), 1, 0)
    again.seat.close()
    assert (of_rosa(room).hints, of_rosa(room).total("wrong_codes")) == (1, 1)


def test_a_report_reads_nothing_but_the_class_store(room: Room) -> None:
    rosa = room.sit()
    rosa.solve()
    rosa.seat.close()
    before = as_json(figures(room))
    for path in room.folder.rglob("practice.db"):
        connection = sqlite_module().connect(path)
        connection.execute("DELETE FROM audit_event")
        connection.commit()
        connection.close()
    recording(room).write_text("{}\n")
    assert as_json(figures(room)) == before
    shutil.rmtree(room.folder)
    assert as_json(figures(room)) == before


def test_a_begun_scenario_continues_in_its_version(room: Room, own: Path) -> None:
    begun = scenario_named(OWN)
    left_at_step_2(room)
    edit(own)
    again = room.sit()
    assert again.seat.attempt.step == 1 and not differs(again.seat)
    assert again.seat.attempt.scenario == begun
    own.unlink()
    again.seat.close()
    third = room.sit()
    assert third.seat.attempt.step == 1
    third.seat.close()
    assert of_rosa(room).scenarios[0].version == begun.version


def test_a_seat_with_another_version_is_told_so_and_the_report_says_which(
    room: Room, own: Path
) -> None:
    of_class = scenario_named(OWN).version
    room.sit("ROSA").seat.close()
    edit(own)
    edited = scenario_named(OWN).version
    luis = room.sit("LUIS")
    line = f"own-py on this computer is version {edited}, the class has {of_class}"
    assert differs(luis.seat) == f"{line}: tell the trainer."
    assert SeatGuide(luis.seat).guidance().said == differs(luis.seat)
    luis.seat.close()
    rosa, other = (person.scenarios[0].version for person in figures(room).people)
    assert (rosa, other) == (of_class, edited) and of_class != edited
    assert as_text(figures(room), BY).count(edited) == 1


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_is_kept_as_it_was(name: str) -> None:
    scenario = scenario_named(name)
    read = Scenario.model_validate_json(scenario.content)
    assert read.model_copy(update={"name": name}) == scenario and read.version == scenario.version
