"""Names as files spell them, as they are compared and found: plain letters, and the sound of a
surname.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_UNDIVIDED = str.maketrans({"Ø": "O", "Æ": "AE", "Œ": "OE", "Ł": "L", "Đ": "D", "Þ": "TH"})
"""Letters that Unicode does not take apart into a letter and its mark."""

SUFFIXES = ("JR", "SR", "II", "III", "IV")
"""What may stand behind a surname and is put aside where names are compared."""
_DIGITS = {
    letter: digit
    for digit, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"), start=1)
    for letter in letters
}
_SILENT = "HW"
SOUND_LENGTH = 4


def plain(name: str) -> str:
    """A name in capitals of ASCII, its other characters left as they are.

    >>> plain("Peña-Castillo")
    'PENA-CASTILLO'
    """
    parts = unicodedata.normalize("NFKD", name.upper().translate(_UNDIVIDED))
    return parts.encode("ascii", "ignore").decode("ascii").upper()


def letters(name: str) -> str:
    """The letters of a name alone: no accent, hyphen, apostrophe, blank or digit.

    >>> letters("O'Neal"), letters("DE LA CRUZ")
    ('ONEAL', 'DELACRUZ')
    """
    return "".join(filter(str.isalpha, plain(name)))


def soundex(name: str) -> str:
    """American Soundex: the first letter and three digits for the consonants that follow.

    Letters of one digit count once where they stand together, also with H or W between them; a
    vowel parts them (National Archives, The Soundex Indexing System). Blank without a letter.

    >>> soundex("Robert"), soundex("Rupert"), soundex("Ashcraft"), soundex("Tymczak")
    ('R163', 'R163', 'A261', 'T522')
    """
    spelt = letters(name)
    if not spelt:
        return ""
    code, last = spelt[0], _DIGITS.get(spelt[0])
    for letter in spelt[1:]:
        digit = _DIGITS.get(letter)
        if digit is not None and digit != last:
            code += str(digit)
        if letter not in _SILENT:
            last = digit
    return code[:SOUND_LENGTH].ljust(SOUND_LENGTH, "0")


def surname_forms(last_name: str) -> tuple[str, ...]:
    """The spellings under which a surname is looked up, in letters: the whole, and each part of
    one that has several.

    >>> surname_forms("PEÑA-CASTILLO")
    ('PENACASTILLO', 'PENA', 'CASTILLO')
    """
    words = plain(last_name).replace("-", " ").split()
    return tuple(dict.fromkeys(filter(None, map(letters, _forms(words)))))


def _forms(words: list[str]) -> Iterator[str]:
    yield "".join(words)
    yield from words
