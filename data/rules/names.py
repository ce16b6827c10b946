"""Normal forms of a name, to compare and to search: plain ASCII, letters only, and Soundex."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

SUFFIXES = ("JR", "SR", "II", "III", "IV", "V", "2ND", "3RD", "4TH", "5TH")
"""Suffixes of a name, ignored behind the first word of a surname or first name."""
SUFFIX_PATTERN = rf"[ ,.-]+({'|'.join(SUFFIXES)})\b[.]?"
"""Suffix behind a word, in capitals."""
_CUT = sorted({each[:length] for each in SUFFIXES for length in range(1, len(each) + 1)})
CUT_SUFFIX_PATTERN = rf"[ ,.-]+({'|'.join(_CUT)})?$"
"""Rest of a suffix at the end of a name that was cut."""
_SPELLED = {
    "SHARP S": "SS", "ETH": "D", "THORN": "TH", "ENG": "N", "KRA": "Q", "SCHWA": "E", "OI": "G",
    "GAMMA": "G", "YOGH": "Y", "EZH": "Z", "ESH": "S", "WYNN": "W", "IOTA": "I", "UPSILON": "U",
    "ALPHA": "A", "LAMBDA": "L", "DELTA": "D", "HWAIR": "HV",
}  # fmt: skip
"""Letters, by their Unicode names, that these names do not spell (after ICAO 9303, part 3)."""
_NAMED = re.compile(r"LATIN (?:CAPITAL |SMALL )?(?:LETTER|LIGATURE) (.+?)(?: WITH .*)?")
_DIGITS = {
    letter: digit
    for digit, letters in enumerate(("BFPV", "CGJKQSXZ", "DT", "L", "MN", "R"), start=1)
    for letter in letters
}
_SILENT = "HW"
SOUND_LENGTH = 4
_SUFFIX, _CUT_SUFFIX = re.compile(SUFFIX_PATTERN), re.compile(CUT_SUFFIX_PATTERN)
_LAST_INITIAL = re.compile(" [A-Z]$")


class Name(NamedTuple):
    """The name of a person, in its parts."""

    last: str
    first: str = ""
    middle: str = ""

    @property
    def letters(self) -> tuple[str, str]:
        """Letters of the surname and first name as they are compared."""
        return surname_letters(self.last), given_letters(self.first)

    @property
    def given(self) -> str:
        """Words of the first and middle name, whichever field they are in."""
        return f"{words(without_suffix(self.first))} {_middle_words(self.middle)}".strip()


class Widths(NamedTuple):
    """Widths at which a sender may have cut a name."""

    last: tuple[int, ...] = ()
    first: tuple[int, ...] = ()


UNCUT = Widths()


def plain(name: str) -> str:
    """Transliterate a name to ASCII capitals. Hyphens, apostrophes and blanks are kept.

    >>> plain("Peña-Castillo"), plain("Đặng"), plain("Ørsted"), plain("Łuk")
    ('PENA-CASTILLO', 'DANG', 'ORSTED', 'LUK')
    """
    if name.isascii():
        return name.upper()
    return "".join(map(_ascii, unicodedata.normalize("NFKD", name.upper()))).upper()


@cache
def _ascii(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) == "Pd":
        return "-"
    named = _NAMED.fullmatch(unicodedata.name(character, ""))
    return _spelled(named[1]) if named else ""


def _spelled(letter: str) -> str:
    """Spell a letter, known by its Unicode name: O, OPEN E, AE, D B DIGRAPH."""
    parts = [letter] if letter in _SPELLED else letter.split()
    return "".join(_SPELLED.get(each, each if len(each) <= 2 else "") for each in parts)


def letters(name: str) -> str:
    """Reduce a name to its ASCII letters.

    >>> letters("O'Neal"), letters("DE LA CRUZ")
    ('ONEAL', 'DELACRUZ')
    """
    return "".join(filter(str.isalpha, plain(name)))


def words(name: str) -> str:
    """Reduce a name to its words, separated by single blanks. An apostrophe separates none.

    >>> words("O'Neal-de la  Cruz")
    'ONEAL DE LA CRUZ'
    """
    return re.sub("[^A-Z]+", " ", plain(name).replace("'", "")).strip()


def without_suffix(name: str) -> str:
    """Return a surname or first name without the suffixes behind its first word.

    >>> without_suffix("Smith, Jr."), without_suffix("LIAM JR"), without_suffix("V")
    ('SMITH', 'LIAM', 'V')
    """
    return _SUFFIX.sub("", plain(name).strip(" "))


@lru_cache(maxsize=1024)  # A screen compares the same few names several times.
def surname_letters(last_name: str) -> str:
    """Return the letters of a surname without suffix."""
    return letters(without_suffix(last_name))


@lru_cache(maxsize=1024)
def given_letters(first_name: str) -> str:
    """Return the letters of a first name without suffix and without an initial behind it.

    >>> given_letters("Rosa E."), given_letters("Liam Jr"), given_letters("Mary-Ann")
    ('ROSA', 'LIAM', 'MARYANN')
    """
    return letters(_LAST_INITIAL.sub("", words(without_suffix(first_name))))


def _middle_words(name: str) -> str:
    """Return the words of a middle name without suffixes. V alone is an initial."""
    return words(name if len(letters(name)) == 1 else _SUFFIX.sub("", f" {plain(name)}"))


def names_agree(sent: Name, held: Name, widths: Widths) -> bool:
    """Return whether a name as it was sent agrees with a known one.

    They are equal once capitals, punctuation, blanks and suffixes are put aside. A name that fills
    its width may have been cut there, so that only its letters count; a first name of one letter is
    an initial, and a blank one was not given. A second given name may stand in either field. A near
    spelling is no agreement. `data/exchange/sql/names.sql` is the same rule for whole files.
    """
    if sent[:2] == held[:2]:
        return True
    return _surnames_agree(sent.last, held.last, widths.last) and (
        sent.first == "" or _given_names_agree(sent, held, widths.first)
    )


def _surnames_agree(sent: str, held: str, widths: tuple[int, ...]) -> bool:
    is_cut = len(sent) in widths
    spelled, known = surname_letters(sent), surname_letters(held)
    return (
        _agrees(spelled, known, is_cut)
        or _cut_alike(sent, held, widths)
        or (is_cut and surname_letters(_CUT_SUFFIX.sub("", plain(sent).strip(" "))) == known)
    )


def _given_names_agree(sent: Name, held: Name, widths: tuple[int, ...]) -> bool:
    spelled, known = given_letters(sent.first), given_letters(held.first)
    one, other = sent.given, held.given
    short, other_short = bool(_LAST_INITIAL.search(one)), bool(_LAST_INITIAL.search(other))
    return (
        spelled == known
        or _agrees(spelled, letters(other), len(sent.first) in widths or len(spelled) == 1)
        or _cut_alike(sent.first, held.first, widths)
        or (short and other.startswith(one))
        or (other_short and one.startswith(other))
        or (not short and not other_short and letters(one) == letters(other))
    )


def _agrees(sent: str, held: str, is_cut: bool) -> bool:
    return sent == held or (is_cut and sent != "" and held.startswith(sent))


def _cut_alike(sent: str, held: str, widths: tuple[int, ...]) -> bool:
    """Return True if the known name, cut as the sender cuts, has the letters of the sent one."""
    spelled = letters(sent)
    return spelled != "" and any(spelled == letters(plain(held)[:width]) for width in widths)


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
    parts = words(without_suffix(last_name)).split()
    return tuple(dict.fromkeys(filter(None, ("".join(parts), *parts))))
