"""Normal forms of a name, to compare and to search: plain ASCII, letters only, and Soundex."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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
_SUFFIX = re.compile(rf"[ ,]+({'|'.join(SUFFIXES)})[.]?$")


class Name(NamedTuple):
    """The name of a person, in its parts."""

    last: str
    first: str = ""
    middle: str = ""

    @property
    def letters(self) -> tuple[str, str]:
        """Surname without suffix and first name as they are compared."""
        return _letters_of(self.last, self.first)


class Widths(NamedTuple):
    """Widths of the fields of a sender's name, where a longer one was cut; 0 where none is."""

    last: int = 0
    first: int = 0


UNCUT = Widths()


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


def without_suffix(last_name: str) -> str:
    """A surname without the suffix behind it.

    >>> without_suffix("Smith, Jr.")
    'SMITH'
    """
    return _SUFFIX.sub("", plain(last_name).strip(" "))


@lru_cache(maxsize=1024)
def _letters_of(last: str, first: str) -> tuple[str, str]:
    # A screen compares the same few names several times.
    return letters(without_suffix(last)), letters(first)


def names_agree(sent: Name, held: Name, widths: Widths) -> bool:
    """Return whether a name as it was sent agrees with a known one.

    They are equal once capitals, punctuation, blanks and suffixes are put aside. A name that fills
    its field may have been cut there, so that only its letters count; a first name of one letter is
    an initial, and a blank one was not given. A near spelling is no agreement.
    """
    if sent[:2] == held[:2]:
        return True
    sent_last, sent_first = sent.letters
    held_last, held_first = held.letters
    return _agrees(sent_last, held_last, len(sent.last) == widths.last) and (
        sent.first == ""
        or _agrees(sent_first, held_first, len(sent.first) == widths.first or len(sent_first) == 1)
    )


def _agrees(sent: str, held: str, was_cut: bool) -> bool:
    return sent == held or (was_cut and sent != "" and held.startswith(sent))


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
