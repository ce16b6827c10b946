"""Unicode text that means plain text: composed letters, full-width forms, dashes and digits."""

from __future__ import annotations

import unicodedata

_WIDE = ("<wide>", "<narrow>")
_MINUS = "\N{MINUS SIGN}"


def composed(text: str) -> str:
    """Compose letters and their accents (NFC), and make full-width characters plain.

    >>> composed("cafe\\u0301"), composed("\\uff11\\uff12")
    ('café', '12')
    """
    if text.isascii():
        return text
    return "".join(map(_narrow, unicodedata.normalize("NFC", text)))


def is_invisible(character: str) -> bool:
    """Return True for a format character: a byte order mark, a zero-width or soft hyphen."""
    return unicodedata.category(character) == "Cf"


def plain_marks(text: str) -> str:
    """Make dashes, digits and blanks of any kind plain, for an SSN, a date or an amount.

    >>> plain_marks("\\ufeff900\\u201312\\u20113456\\xa0")
    '900-12-3456 '
    """
    if text.isascii():
        return text
    return "".join(map(_mark, composed(text)))


def _narrow(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_WIDE):
        return unicodedata.normalize("NFKC", character)
    return character


def _mark(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "Pd" or character == _MINUS:
        return "-"
    if category == "Zs":
        return " "
    return "" if category == "Cf" else character
