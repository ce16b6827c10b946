"""Return the operator information area."""

from __future__ import annotations

from ims_tui.terminal.picture import Status, status_line


def test_everything_in_its_column() -> None:
    line = status_line(
        Status(
            connected=True,
            message="X Protected",
            practice=True,
            type_ahead=True,
            insert=True,
            letter="B",
            lterm="LTERM01B",
            cursor=6 * 80 + 21,
        )
    )
    ruler = "4A      X Protected                           PRACTICE T ^INS B LTERM01B 007/022"
    assert line.text == ruler
    assert line.message == (8, 19)


def test_a_long_message_covers_all_but_the_cursor() -> None:
    status = Status(connected=False, message="M" * 100, practice=True, lterm="L" * 20)
    text = status_line(status).text
    assert text == "4?      " + "M" * 64 + " 001/001"
    status = Status(connected=True, message="M" * 40, practice=True, lterm="LTERM01A")
    assert status_line(status).text == "4A      " + "M" * 40 + " " * 25 + "001/001"
