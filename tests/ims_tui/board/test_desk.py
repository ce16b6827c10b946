"""Board: tiles, list and a view of a seat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ims_tui.board.desk import Desk
from ims_tui.board.orders import KEYS
from ims_tui.board.tile import Moment, small
from ims_tui.practice.attempt.guidance import Guidance
from ims_tui.practice.classroom.tables import SeatShown
from ims_tui.terminal.guide_parts import Entry
from ims_tui.terminal.guide_text import panel
from ims_tui.terminal.keymap import load_keymap
from tests.ims_tui.board.seats import SCREEN, text, type_
from tests.ims_tui.practice.classroom.class_room import NOON


def test_forty_seats_stand_on_120_columns_and_40_lines(desk: Desk) -> None:
    shown = "\n".join(text(desk))
    for number in range(1, 41):
        if number != 5:
            assert f"{number:02} TRAINEE {number}"[:13] in shown
    assert "!03 TRAINEE 3" in shown and "*04 TRAINEE 4" in shown and "-05 GONE" in shown
    assert "40 SEATS  1 STUCK !  1 DONE *  1 GONE -" in shown
    assert "2/3 E4" in shown and "DFS064" in shown  # step 2 of 3, as beside the trainee's screen


def test_seats_that_the_class_store_is_wrong_about_are_counted(desk: Desk) -> None:
    desk.update(desk.practice, desk.seats, desk.at, 0, 2)
    assert text(desk)[0].endswith("1 GONE -  2 LEFT OUT")
    desk.update(desk.practice, desk.seats, desk.at, 0)
    assert text(desk)[0].endswith("1 GONE -")


def test_what_came_of_a_key_stays_until_the_next_key(desk: Desk) -> None:
    desk.key("m", "m")
    desk.key("escape", None)
    desk.trouble = "THE STORE IS AWAY"
    assert text(desk)[-2].endswith("THE STORE IS AWAY")
    desk.update(desk.practice, desk.seats, desk.at, 0)
    assert text(desk)[-2].endswith("NOTHING DONE")


def test_few_seats_say_the_step_in_the_words_of_the_panel(desk: Desk) -> None:
    desk.update(desk.practice, desk.seats[:4], desk.at, 0)
    shown = "\n".join(text(desk))
    assert "STEP 2 OF 3" in shown and "STEP 2 OF 3 E4" in shown
    assert [line for line in shown.split("\n") if "DONE" in line and "DONE *" not in line]


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (3, 1), (4, 2), (5, 2)])
def test_tiles_fill_the_row_before_another_begins(desk: Desk, count: int, rows: int) -> None:
    desk.update(desk.practice, desk.seats[:count], desk.at, 0)
    heads = [line for line in text(desk, 160, 45)[2:-2] if " TRAINEE " in line or "GONE" in line]
    assert len(heads) == rows
    assert heads[0].count("TRAINEE") == min(count, 3)


@pytest.mark.parametrize("step", range(4))
def test_the_step_is_numbered_as_beside_the_trainees_screen(step: int) -> None:
    told = Guidance("T", "", steps=("A", "B", "C"), done=step)
    panel_lines = [line.text for line in panel(told, load_keymap("pc"), Entry(), 40, 24)]
    place = SeatShown(step=step, steps=3).place
    heads = [line for line in panel_lines if line.startswith(("STEP ", "ALL 3 STEPS "))]
    assert place in heads[0]


@pytest.mark.parametrize("state", ["open", "paused", "ended"])
def test_nobody_is_stuck_while_the_class_does_not_go_on(desk: Desk, state: str) -> None:
    late = NOON + timedelta(minutes=9)
    seats = [replace(each, seen_at=late) for each in desk.seats[:3]]
    desk.update(desk.practice, seats, Moment(late, NOON), 0)
    assert "3 STUCK" in text(desk)[0] and "9:00" in "\n".join(text(desk))
    desk.update(replace(desk.practice, state=state), seats, Moment(late, None), 0)
    assert "0 STUCK" in text(desk)[0] and "9:00" not in "\n".join(text(desk))
    # After a pause it is counted from where the class went on.
    desk.update(desk.practice, seats, Moment(late, late - timedelta(seconds=150)), 0)
    assert "2:30" in "\n".join(text(desk)) and "9:00" not in "\n".join(text(desk))


@pytest.mark.parametrize(
    ("seconds", "told"), [(172800, "+2d"), (10800, "+3h"), (97200, "+27h"), (5400, "+90m")]
)
def test_the_clock_is_written_as_it_is_moved(desk: Desk, seconds: int, told: str) -> None:
    moved = replace(desk.practice, clock_moved=seconds)
    desk.update(moved, desk.seats, desk.at, 0)
    assert f"CLASS DX1  RUNNING  CLOCK MOVED {told} " in text(desk, 80, 24)[0]


@pytest.mark.parametrize("width", [80, 100, 160])
def test_head_and_foot_are_whole(desk: Desk, width: int) -> None:
    practice = replace(desk.practice, title="Data exchange for new workers", clock_moved=172800)
    desk.update(practice, desk.seats, desk.at, 0)
    shown = text(desk, width, 24)
    assert shown[0].endswith("40 SEATS  1 STUCK !  1 DONE *  1 GONE -")
    assert "Data exchange for new workers" in shown[0] + shown[1]
    assert shown[-2] == "ORDERS GO TO SEAT 1 (a: ALL)"
    assert shown[-1].startswith("Enter look  p pause all  m send") and shown[-1].endswith("? keys")
    desk.key("?", "?")
    every = "\n".join(text(desk, width, 24))
    assert all(f"  {key:<7}{does}\n" in every for key, _, does in KEYS)
    desk.key("q", "q")
    assert not desk.left and text(desk, width, 24)[-1].endswith("? keys")


def test_the_pause_key_is_called_start_until_the_class_goes_on(desk: Desk) -> None:
    desk.update(replace(desk.practice, state="open"), desk.seats, desk.at, 0)
    assert "p start all  " in text(desk, 80, 24)[-1]


def test_a_long_message_leaves_room_for_who_has_seen_it(desk: Desk) -> None:
    desk.key("m", "m")
    type_(desk, "R" * 60)
    said = text(desk, 80, 24)[-2]
    assert said.startswith("ORDERS GO TO SEAT 1") and said.endswith("... TO SEAT 1: DONE BY 0")


@pytest.mark.parametrize("size", [(80, 24), (60, 10), (100, 30)])
def test_where_tiles_do_not_fit_there_is_a_list(desk: Desk, size: tuple[int, int]) -> None:
    shown = text(desk, *size)
    assert shown[2].lstrip().startswith("NO NAME")
    third = next(line for line in shown if "TRAINEE 3" in line)
    assert third.startswith("!  3 TRAINEE 3        first-py")


def test_every_seat_of_the_list_can_be_reached(desk: Desk) -> None:
    text(desk, 80, 24)
    assert not [line for line in text(desk, 80, 24) if "TRAINEE 40" in line]
    for _ in range(39):
        desk.key("down", None)
        text(desk, 80, 24)
    assert [line for line in text(desk, 80, 24) if "TRAINEE 40" in line]
    assert desk.chosen is not None and desk.chosen.number == 40
    desk.key("home", None)
    assert [line for line in text(desk, 80, 24) if "TRAINEE 1 " in line]


def test_in_tiles_down_goes_to_the_seat_below(desk: Desk) -> None:
    text(desk)
    desk.key("down", None)
    assert desk.chosen is not None and desk.chosen.number == 9
    desk.key("right", None)
    assert desk.chosen.number == 10
    desk.key("l", "l")
    text(desk)
    desk.key("up", None)
    assert desk.chosen.number == 9


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 25)])
def test_a_look_into_a_seat_shows_its_whole_screen(desk: Desk, size: tuple[int, int]) -> None:
    desk.key("enter", None)
    shown = text(desk, *size)
    rows = [line.rstrip() for line in SCREEN.split("\n")]
    if size[1] > 24:
        assert shown[:24] == rows
    else:  # the line about the seat takes a blank row's place
        assert shown[:23] == [row for n, row in enumerate(rows) if n != 20]
    about = shown[min(24, size[1] - 1)]
    assert about.startswith("SEAT 1 TRAINEE 1  READ ONLY  first-py STEP 2 OF 3")
    desk.key("right", None)
    assert desk.chosen is not None and desk.chosen.number == 2
    desk.key("escape", None)
    assert not desk.left and "CLASS DX1" in text(desk, *size)[0]


def test_a_small_screen_has_dots_where_something_stands() -> None:
    blank = small("", 10, 3)
    assert blank == ("\u2800" * 10,) * 3
    full = small("\n".join(["X" * 80] * 24), 10, 3)
    assert full == ("\u28ff" * 10,) * 3
    left = small("\n".join(["X" * 40] * 12), 10, 2)
    assert left == ("\u28ff" * 5 + "\u2800" * 5, "\u2800" * 10)
