"""M describes the IMS commands that the host carries out."""

from __future__ import annotations

import pytest

from data.office.user import OKDHS
from ims_tui.host.commands import _VERBS
from tests.transactions.desk import Desk
from transactions.core.help import index_lines
from transactions.core.ims_commands import command_name, ims_commands


def test_every_command_of_the_host_is_described() -> None:
    assert set(ims_commands()) == set(_VERBS)


@pytest.mark.parametrize("command", _VERBS)
def test_each_way_to_enter_it_is_that_command(command: str) -> None:
    for form in ims_commands()[command]:
        assert command_name(form.split()[0].removeprefix("/"), _VERBS) == command, form


@pytest.mark.parametrize("typed", ["/HOLD", "/HOL", "/SIGN", "/RCL"])
def test_m_describes_a_command(quick: Desk, typed: str) -> None:
    quick.enter(f"M {typed}")
    command = command_name(typed[1:], _VERBS)
    assert command is not None and quick.value("subject") == f"IMS COMMAND /{command}"
    first = next(iter(ims_commands()[command]))
    assert quick.row(3).strip() == first


@pytest.mark.parametrize("typed", ["/HO", "/NONE", "HOLD"])
def test_m_refuses_an_unknown_command(quick: Desk, typed: str) -> None:
    assert quick.say(f"M {typed}").startswith("IMS0014")


def test_m_without_a_code_names_the_commands(quick: Desk) -> None:
    named = next(line for line in index_lines(OKDHS) if line.startswith("/FOR")).split()
    assert {command_name(each.removeprefix("/"), _VERBS) for each in named} == set(_VERBS)


@pytest.mark.parametrize(
    ("typed", "subject", "told"),
    [
        ("=", "PAGE REQUESTS", "the last page"),
        ("=L", "PAGE REQUESTS", "one page back"),
        ("PF3", "KEYS", "goes back to the screen before"),
        ("KEYS", "KEYS", "a conversation is kept"),
    ],
)
def test_m_describes_page_requests_and_keys(
    typed: str, subject: str, told: str, quick: Desk
) -> None:
    quick.enter(f"M {typed}")
    assert quick.value("subject") == subject and told in quick.text


def test_the_session_status_tells_how_to_sign_off(quick: Desk) -> None:
    quick.enter("/SIGN OFF", "/SIGN ON WKR01 LEARN01")
    assert "/SIGN OFF SIGNS OFF" in quick.text
