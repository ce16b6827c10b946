"""Names in letters, and Soundex."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.names import (
    UNCUT,
    Name,
    Widths,
    letters,
    names_agree,
    plain,
    soundex,
    surname_forms,
)


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
        ("ĐẶNG-ØRSTED ŁUK", "DANG-ORSTED LUK"),
        ("ÐÓRA ÞÓR", "DORA THOR"),
        ("WEIẞ Œuvre", "WEISS OEUVRE"),
        ("Pen\N{COMBINING TILDE}a\N{RIGHT SINGLE QUOTATION MARK}s", "PENAS"),
        ("HĦ ŊŦƁ ƏLI", "HH NTB ELI"),
        ("PEÑA\N{EN DASH}DÍAZ", "PENA-DIAZ"),
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
        ("ŁUK-ØRSTED III", ("LUKORSTED", "LUK", "ORSTED")),
    ],
)
def test_the_spellings_a_surname_is_found_under(name: str, forms: tuple[str, ...]) -> None:
    assert surname_forms(name) == forms


LATIN = [
    chr(code)
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if unicodedata.name(chr(code), "").startswith(("LATIN CAPITAL LETTER", "LATIN SMALL LETTER"))
    and not any(word in unicodedata.name(chr(code)) for word in ("TONE", "GLOTTAL"))
]


def test_every_latin_letter_is_kept() -> None:
    assert not [(each, plain(each)) for each in LATIN if not letters(each)]
    assert not [each for each in LATIN if letters(each.upper()) != letters(each.lower())]


ROSA = Name("PEÑA", "ROSA", "ELENA")


@pytest.mark.parametrize(
    ("sent", "held", "agree"),
    [
        (Name("PENA", "ROSA ELENA"), ROSA, True),
        (ROSA, Name("PENA", "ROSA ELENA"), True),
        (Name("PENA", "ROSA ELENA"), Name("PENA", "ROSA", "E"), True),
        (Name("PENA", "ROSA", "E"), Name("PENA", "ROSA ELENA"), True),
        (Name("PENA", "ROSA E"), ROSA, True),
        (Name("PENA", "ROSAELENA"), ROSA, True),
        (Name("PENA", "ROSA MARIA"), ROSA, False),
        (Name("PENA", "ANN", "A"), Name("PENA", "ANNA"), False),
        (Name("PENA", "MARY ANN"), Name("PENA", "MARY", "JO"), False),
        (Name("PENA", "LIAM JR"), Name("PENA", "LIAM"), True),
        (Name("PENA V", "LIAM"), Name("PENA", "LIAM"), True),
        (Name("PENA, 3RD", "LIAM"), Name("PENA", "LIAM"), True),
        (Name("PENA", "LIAM", "JR"), Name("PENA JR", "LIAM"), True),
        (Name("PENA", "LIAM"), Name("PENA", "LIAM III"), True),
        (Name("V", "LIAM"), Name("PENA", "LIAM"), False),
        (Name("DANG-ORSTED LUK", "A"), Name("ĐẶNG-ØRSTED ŁUK", "ANH"), True),
        (Name("STRASSE", "THOR"), Name("Straße", "Þór"), True),
        (Name("O NEAL", "DANDRE"), Name("O'Neal", "D'Andre"), True),
        (Name("PENNA", "ROSA"), ROSA, False),
    ],
)
def test_one_rule_for_the_letters_of_a_name(sent: Name, held: Name, agree: bool) -> None:
    assert names_agree(sent, held, UNCUT) == agree


@pytest.mark.parametrize(
    ("sent", "held", "agree"),
    [
        ("VILLANUEVA-C", "VILLANUEVA-CASTELLANOS", True),
        ("VILLANUEVA C", "VILLANUEVA-CASTELLANOS", True),
        ("OCONNELL MCC", "O'CONNELL-MCCARTHY", True),
        ("SANTA MARIA", "SANTA MARIA DEL VALLE", True),
        ("WASHINGTON J", "WASHINGTON", True),
        ("WASHINGTON J", "WASHINGTON JR", True),
        ("ABCDEFGHIJKLMNOPQRS", "ABCDEFGHIJKLMNOPQRSTUVW", True),
        ("VILLANUEVA", "VILLANUEVA-CASTELLANOS", False),
        ("VILLANUEVA-CA", "VILLANUEVA-CASTELLANOS", False),
        ("VILLANUEVA-D", "VILLANUEVA-CASTELLANOS", False),
        ("WASHINGTON J", "WASHINGTONSON", False),
    ],
)
def test_a_name_cut_at_a_width_of_its_sender(sent: str, held: str, agree: bool) -> None:
    widths = Widths((12, 19), (10,))
    assert names_agree(Name(sent, "ANN"), Name(held, "ANN"), widths) == agree
