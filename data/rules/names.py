"""Normal forms of a name, to compare and to search: plain ASCII, letters only, and Soundex."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_UNDIVIDED = str.maketrans({"Ø": "O", "Æ": "AE", "Œ": "OE", "Ł": "L", "Đ": "D", "Þ": "TH"})
"""Letters that Unicode normalization does not decompose."""

SUFFIXES = ("JR", "SR", "II", "III", "IV")
"""Suffixes of a surname, ignored when names are compared."""
_DIGITS = {
    letter: digit
    for digit, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"), start=1)
    for letter in letters
}
_SILENT = "HW"
SOUND_LENGTH = 4


def plain(name: str) -> str:
    """Transliterate a name to ASCII capitals. Hyphens, apostrophes and blanks are kept.

    >>> plain("Peña-Castillo")
    'PENA-CASTILLO'
    """
    parts = unicodedata.normalize("NFKD", name.upper().translate(_UNDIVIDED))
    return parts.encode("ascii", "ignore").decode("ascii").upper()


def letters(name: str) -> str:
    """Reduce a name to its ASCII letters.

    >>> letters("O'Neal"), letters("DE LA CRUZ")
    ('ONEAL', 'DELACRUZ')
    """
    return "".join(filter(str.isalpha, plain(name)))


def soundex(name: str) -> str:
    """Return the American Soundex code: the first letter and three digits for its consonants.

    Adjacent letters with the same digit count once, even with H or W between them, but not with a
    vowel between them (National Archives, The Soundex Indexing System). Blank if there is no
    letter.

    >>> soundex("Robert"), soundex("Rupert"), soundex("Ashcraft"), soundex("Tymczak")
    ('R163', 'R163', 'A261', 'T522')
    """
    spelled = letters(name)
    if not spelled:
        return ""
    code, last = spelled[0], _DIGITS.get(spelled[0])
    for letter in spelled[1:]:
        digit = _DIGITS.get(letter)
        if digit is not None and digit != last:
            code += str(digit)
        if letter not in _SILENT:
            last = digit
    return code[:SOUND_LENGTH].ljust(SOUND_LENGTH, "0")


def surname_forms(last_name: str) -> tuple[str, ...]:
    """Return the letters of a surname and of each part of a compound one, to search by.

    >>> surname_forms("PEÑA-CASTILLO")
    ('PENACASTILLO', 'PENA', 'CASTILLO')
    """
    words = plain(last_name).replace("-", " ").split()
    return tuple(dict.fromkeys(filter(None, map(letters, _forms(words)))))


def _forms(words: list[str]) -> Iterator[str]:
    yield "".join(words)
    yield from words
