"""Names in letters, and Soundex."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.names import letters, plain, soundex, surname_forms


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # The examples of the National Archives, and the ones that tell implementations apart.
        ("Washington", "W252"),
        ("Lee", "L000"),
        ("Gutierrez", "G362"),
        ("Pfister", "P236"),
        ("Jackson", "J250"),
        ("Tymczak", "T522"),
        ("VanDeusen", "V532"),
        ("Ashcraft", "A261"),
        ("Ashcroft", "A261"),
        ("Honeyman", "H555"),
        ("Robert", "R163"),
        ("Rupert", "R163"),
        ("Rubin", "R150"),
        ("Euler", "E460"),
        ("Lloyd", "L300"),
        ("U", "U000"),
        ("O'Neal", "O540"),
        ("Peña", "P500"),
        ("", ""),
        ("'-", ""),
    ],
)
def test_american_soundex(name: str, code: str) -> None:
    assert soundex(name) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LOPEZ", "LOPES"),
        ("SMITH", "SMYTHE"),
        ("MARTINEZ", "MARTINES"),
        ("SCHNEIDER", "SNIDER"),
        ("PEÑA", "PENA"),
        ("O'NEAL", "ONEIL"),
        ("MCCLAIN", "MC CLAIN"),
    ],
)
def test_what_clerks_hear_alike(one: str, other: str) -> None:
    assert soundex(one) == soundex(other)


@given(st.text())
def test_any_text_has_a_sound_of_four_or_none(text: str) -> None:
    code = soundex(text)
    assert code == "" or (len(code) == 4 and code[0].isalpha() and code[1:].isdigit())
    assert code.isascii() and bool(code) == bool(letters(text))
    assert soundex(letters(text)) == code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peña-Castillo", "PENA-CASTILLO"),
        ("Łukasz", "LUKASZ"),
        ("Straße", "STRASSE"),
        ("Ængsø", "AENGSO"),
        ("Nguyễn", "NGUYEN"),
    ],
)
def test_plain_letters(name: str, expected: str) -> None:
    assert plain(name) == expected


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("LOPEZ", ("LOPEZ",)),
        ("PEÑA-CASTILLO", ("PENACASTILLO", "PENA", "CASTILLO")),
        ("DE LA CRUZ-O'NEAL", ("DELACRUZONEAL", "DE", "LA", "CRUZ", "ONEAL")),
        ("WHITE EAGLE", ("WHITEEAGLE", "WHITE", "EAGLE")),
        ("", ()),
        (" - ", ()),
    ],
)
def test_the_spellings_a_surname_is_found_under(name: str, forms: tuple[str, ...]) -> None:
    assert surname_forms(name) == forms
