"""Text that reads like an address where a participant can be found (OKDHS 2(c))."""

from __future__ import annotations

import pytest

from data.rules.confidential import SUBSTITUTE, street_address


@pytest.mark.parametrize(
    "text",
    [
        "CLIENT LIVES AT 123 ELM ST",
        "lives at 123 elm",
        "4521 NW 23RD",
        "12-B N MAIN STREET APT 4",
        "RR 2 BOX 45",
        "P.O. BOX 12",
        "HWY 9 WEST OF TOWN",
        "1400 OLD US HIGHWAY 77",
        "THE HOUSE ON ELM STREET",
        "CALL BEFORE YOU COME TO LOT 7",
    ],
)
def test_an_address_is_seen(text: str) -> None:
    assert street_address(text)


@pytest.mark.parametrize(
    "text",
    [
        f"REFERRED WITH {SUBSTITUTE.line}",
        "CALLED 3 TIMES IN 45 DAYS, NO ANSWER",
        "LIVES WITH 2 CHILDREN",
        "MOVED TO 2 BEDROOM HOUSE",
        "12 MONTHS IN COURT",
        "EARNS 12.50 AN HOUR, 20 HOURS A WEEK",
        "HOME VISIT ON 03/14 NOT MADE",
        "SSN 900-12-3456, CALL 405-555-0100",
        "OWG 3Q/25 WAGES OF 1,979.68, CASE C962001 01",
        "THE 3RD OF MAY, 1ST CHECK",
    ],
)
def test_what_case_notes_say_otherwise_is_none(text: str) -> None:
    assert street_address(text) == ""
