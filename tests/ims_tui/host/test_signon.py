"""Sign-on and sign-off by panel and by command, and what remains afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.office.user import AGENCIES, OKDHS, ORANGE_CA
from data.practice.users import PRACTICE_USERS
from data.store.store import Store
from tests.transactions.desk import Desk, desk, local_door
from tests.transactions.office import CLOCK
from transactions.core.options import Options

REQUIRED = "DFS2469W TRANSACTION REJECTED SIGNON REQUIRED"


@pytest.fixture
def nobody(sqlite_store: Store, tmp_path: Path) -> Desk:
    """Desk at the sign-on panel."""
    return desk(sqlite_store, tmp_path, user_id="")


def signing_on(store: Store, folder: Path, *profiles: str) -> Desk:
    """Desk at the panel of a host with these profiles, or with all."""
    return Desk(local_door(store, CLOCK, "TEST", folder, Options(profile=profiles)), "")


@pytest.mark.parametrize("profiles", [(), (OKDHS,), (ORANGE_CA,), (OKDHS, ORANGE_CA)])
def test_the_panel_shows_every_practice_user(
    profiles: tuple[str, ...], sqlite_store: Store, tmp_path: Path
) -> None:
    nobody = signing_on(sqlite_store, tmp_path, *profiles)
    nobody.enter("[PF2]")
    assert nobody.code == "DFS3649A" and nobody.cursor == "user_id"
    lines = [line for line in map(str.strip, nobody.text.splitlines()) if line]
    for user in PRACTICE_USERS:
        there = [line for line in lines if line.split()[:2] == [user.user_id, user.password]]
        assert len(there) == (user.agency in (profiles or AGENCIES))
        for line in there:
            ssn = f"{user.ssn:09}"
            assert f"{user.office} {user.supervisor:02}{user.district:02}" in line
            shown = line.endswith(f"{ssn[:3]}-{ssn[3:5]}-{ssn[5:]}")
            assert shown == (user.agency == OKDHS), "who has DXD needs it"
    for agency, name in AGENCIES.items():
        assert (name in nobody.text) == (agency in (profiles or AGENCIES))


@pytest.mark.parametrize(
    ("user", "profile", "other"), [("REV01", ORANGE_CA, OKDHS), ("WKR01", OKDHS, ORANGE_CA)]
)
def test_who_is_of_an_agency_that_is_off_cannot_sign_on(
    user: str, profile: str, other: str, sqlite_store: Store, tmp_path: Path
) -> None:
    off = signing_on(sqlite_store, tmp_path, other)
    said = off.say(f"user_id={user};password=LEARN01")
    assert said == f"IMS1100E {user} CANNOT SIGN ON: THIS USER'S AGENCY IS NOT TURNED ON"
    assert off.session.user_id == "" and off.cursor == "user_id"
    assert "PASSWORD IS NOT AUTHORIZED" in off.say(f"user_id={user};password=WRONG")
    assert off.say(f"/SIGN ON {user} LEARN01").startswith("IMS1100E")
    with pytest.raises(LookupError, match="do not turn on"):
        off.session.sign_on_as(user)
    on = signing_on(sqlite_store, tmp_path, profile)
    assert on.say(f"user_id={user};password=LEARN01") == "DFS3650I SESSION STATUS"


def test_the_status_tells_a_reviewer_which_transactions_there_are(nobody: Desk) -> None:
    nobody.enter("user_id=REV01;password=LEARN01")
    assert "COUNTY REV01, OFFICE 30A 0110, REVIEWER, ORANGE COUNTY SSA" in nobody.text
    assert "  TWN      " in nobody.text and "PY" not in nobody.text.split()


@pytest.mark.parametrize(
    ("user", "password"), [("WKR01", "LEARN01"), ("wkr01", "learn01"), ("WKR01 ", "LEARN01 ")]
)
def test_a_good_sign_on(user: str, password: str, nobody: Desk) -> None:
    assert nobody.say(f"user_id={user};password={password}") == "DFS3650I SESSION STATUS"
    assert nobody.session.user_id == "WKR01" and nobody.value("user_id") == "WKR01"
    assert "OFFICE 55A 0210" in nobody.text
    assert "A SPACE AND A KEY,\n" in nobody.text  # the person of the example is not on file


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("user_id=WKR01;password=WRONG", "PASSWORD IS NOT AUTHORIZED; RC=08", "password"),
        ("user_id=WKR01", "PASSWORD IS NOT AUTHORIZED; RC=08", "password"),
        ("user_id=NOBODY;password=LEARN01", "USERID IS NOT DEFINED; RC=04", "user_id"),
    ],
)
def test_a_bad_sign_on(typed: str, message: str, cursor: str, nobody: Desk) -> None:
    assert nobody.say(typed) == f"DFS3649A /SIGN COMMAND REJECTED; {message}"
    assert nobody.cursor == cursor and nobody.session.user_id == ""
    assert nobody.value("user_id") == typed.partition(";")[0].removeprefix("user_id=")
    assert nobody.say("user_id=WKR01;password=LEARN01") == "DFS3650I SESSION STATUS"


def test_a_practice_system_keeps_its_passwords(nobody: Desk) -> None:
    said = nobody.say("user_id=WKR01;password=LEARN01;new_password=OTHER")
    assert said == "IMS0017E PRACTICE PASSWORDS CANNOT BE CHANGED: LEAVE NEW PASSWORD BLANK"
    assert nobody.cursor == "new_password" and nobody.session.user_id == ""


def test_passwords_are_never_given_back(nobody: Desk) -> None:
    nobody.enter("user_id=WKR01;password=WRONG;new_password=OTHER")
    assert nobody.value("password") is None and nobody.value("new_password") is None
    assert "WRONG" not in nobody.text and "OTHER" not in nobody.text


def test_enter_without_a_user_id(nobody: Desk) -> None:
    assert nobody.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED" and nobody.cursor == "user_id"


@pytest.mark.parametrize("typed", ["PY 900000001", "=2", "/DIS A", "/FOR PY", "M", "/EXIT"])
def test_nothing_else_works_before(typed: str, nobody: Desk) -> None:
    assert nobody.say(typed) == REQUIRED and nobody.code == "DFS3649A"
    nobody.enter("[CLEAR]")
    assert nobody.say(typed) == REQUIRED and nobody.code == "DFS3649A"


@pytest.mark.parametrize("key", ["PF3", "PF7", "PF8", "PF12", "PA1", "PA2"])
def test_keys_before_sign_on_leave_the_panel(key: str, nobody: Desk) -> None:
    nobody.fill(user_id="WKR01")
    assert nobody.say(f"[{key}]") == f"IMS0002W {key} IS NOT ASSIGNED"
    assert nobody.value("user_id") == "WKR01"


def test_clear_gives_the_blank_screen_also_before(nobody: Desk) -> None:
    assert not nobody.enter("[CLEAR]").image.formatted
    assert nobody.say("[PF8]") == REQUIRED and nobody.code == "DFS3649A"


@pytest.mark.parametrize("verb", ["/SIGN", "/SIG", "/sign"])
def test_by_command_on_the_blank_screen(verb: str, nobody: Desk) -> None:
    nobody.enter("[CLEAR]")
    said = nobody.say(f"{verb} ON WKR02 WRONG")
    assert said == "DFS3649A /SIGN COMMAND REJECTED; PASSWORD IS NOT AUTHORIZED; RC=08"
    assert nobody.code == "DFS3649A" and "WRONG" not in nobody.text
    assert nobody.say(f"{verb} ON WKR02 LEARN01") == "DFS3650I SESSION STATUS"
    assert nobody.session.user_id == "WKR02"


def test_sign_off_leaves_nothing(quick: Desk) -> None:
    quick.enter("PY 900000001", "DXD C000001", "/HOLD", "/SET TRAN PY", "900000003")
    assert quick.say("/SIGN OFF") == "IMS0013I SIGNED OFF" and quick.code == "DFS3649A"
    assert quick.session.user_id == "" and "900-00" not in quick.text
    quick.enter("user_id=WKR02;password=LEARN01")
    assert quick.say("[PF3]") == "IMS0003W NOTHING TO GO BACK TO"
    assert quick.say("/REL CONV 0001").startswith("DFS183I")
    quick.fill(transaction="")
    assert quick.say("900000003").startswith("DFS064"), "no destination is preset"


@pytest.mark.parametrize("password", ["LEARN01", "WRONG"])
def test_another_sign_on_ends_the_session_first(password: str, quick: Desk) -> None:
    quick.enter("PY 900000001", "DXD C000001", "/HOLD", "SDX 900000001")
    quick.enter(f"/SIGN ON WKR02 {password}")
    assert quick.session.user_id == ("WKR02" if password == "LEARN01" else "")
    if quick.session.user_id == "":
        assert quick.code == "DFS3649A" and quick.say("PY 900000001") == REQUIRED
        quick.enter("user_id=WKR02;password=LEARN01")
    assert quick.say("/REL CONV 0001").startswith("DFS183I")
    assert quick.say("[PF3]") == "IMS0003W NOTHING TO GO BACK TO"


def test_the_last_message_does_not_outlive_the_session(quick: Desk) -> None:
    quick.enter("PY 900000008", "/SIGN OFF", "[PF1]")
    assert "900-00-0008" not in quick.text


@pytest.mark.parametrize("name", ["", "ninecharsx", "a", "../../X", "A B", "A\n"])
def test_a_terminal_has_a_proper_name(name: str, sqlite_store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="logical terminal"):
        local_door(sqlite_store, CLOCK, name, tmp_path)


def test_a_closed_session_knows_nobody(quick: Desk) -> None:
    quick.enter("PY 900000001")
    quick.session.close()
    quick.session.close()
    assert quick.session.user_id == ""
