"""Names of keys: one spelling for settings, keymaps and the toolkit's reports."""

from __future__ import annotations

import unicodedata

from screens.plain_text import composed

# Characters whose name in the toolkit differs from their Unicode name.
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "ins": "insert",
    "del": "delete",
}
_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMED = frozenset(
    {"backspace", "delete", "enter", "escape", "insert", "space", "tab"}
    | {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
    | {f"f{n}" for n in range(1, 36)}
)

# F13 to F20 of the Linux console and rxvt: the toolkit reads the number in the sequence as a
# character code. The last three look like typed characters, but have no character.
_ODD_FUNCTION_KEYS = {
    "\x19": "f13",
    "\x1a": "f14",
    "\x1c": "f15",
    "\x1d": "f16",
    "\x1f": "f17",
    "space": "f18",
    "exclamation_mark": "f19",
    "quotation_mark": "f20",
}


def pressed(key: str, character: str | None) -> str:
    """Return the name of a key reported by the toolkit, with known misreadings corrected."""
    if character is None or character in _ODD_FUNCTION_KEYS:
        return _ODD_FUNCTION_KEYS.get(key, key)
    return key


def typed(key: str, character: str | None) -> str | None:
    """Return the character that a key types, or None unless it is printable and one cell wide."""
    character = composed(character or "")
    if len(character) != 1 or not character.isprintable():
        return None
    if "+" in key or unicodedata.east_asian_width(character) in "WF":
        return None
    if unicodedata.combining(character):
        return None
    return character


def with_alt(character: str) -> str:
    """Return the name of the key that types this character, pressed with Alt."""
    shift = "shift+" if character.isupper() else ""
    return f"alt+{shift}{character_name(character.lower())}"


def canonical(key: str) -> str:
    """Convert a key as people write it ("Ctrl-A", "PgUp", "?") to the toolkit's spelling.

    Raises:
        ValueError: the toolkit never reports such a key.
    """
    *modifiers, last = _split(key)
    wrong = [m for m in modifiers if m not in _MODIFIERS]
    if wrong:
        raise ValueError(f"unknown modifier {wrong[0]!r}")
    return "+".join([*sorted(modifiers), _canonical_last(last)])


def sequence(text: str) -> tuple[str, ...]:
    """Parse one key, or a prefix key and a second one ("ctrl+a f1").

    Raises:
        ValueError: no key, more than two, or an unknown one.
    """
    keys = tuple(canonical(part) for part in text.split())
    if not 1 <= len(keys) <= 2:
        raise ValueError("expected one key or two keys")
    return keys


def caption(keys: tuple[str, ...]) -> str:
    """Format a key sequence as people write it: ("ctrl+a", "f1") -> "Ctrl-A F1"."""
    return " ".join(_caption(key) for key in keys)


def character_name(character: str) -> str:
    """Return the toolkit's name for a character: itself if ASCII alphanumeric, or else its Unicode
    name.
    """
    if character.isascii() and character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


def types_character(key: str) -> bool:
    """Return whether a key, pressed alone, types an ASCII character."""
    return key == "space" or _ASCII_CHARACTERS.get(key) is not None


def _split(key: str) -> list[str]:
    """Split modifiers and key of "Ctrl-A"; the last character may itself be a "+" or "-"."""
    modifiers, _, last = key[:-1].replace("-", "+").rpartition("+")
    return [*filter(None, modifiers.lower().split("+")), last + key[-1]]


def _canonical_last(last: str) -> str:
    if len(last) == 1:
        # With a modifier or in a prefix sequence, the toolkit reports the lowercase letter.
        return character_name(last.lower())
    name = _ALIASES.get(last.lower(), last.lower())
    if name in _NAMED or name in _CHARACTER_NAMES:
        return name
    if not _character(name):
        raise ValueError(f"unknown key {last!r}")
    return name


def _caption(key: str) -> str:
    *modifiers, last = key.split("+")
    shown = _ASCII_CHARACTERS.get(last, last)
    if len(shown) > 1:
        shown = _CAPTIONS.get(shown) or _character(shown) or shown.capitalize()
    elif modifiers:
        shown = shown.upper()
    return "-".join([*(m.capitalize() for m in modifiers), shown])


def _character(name: str) -> str:
    """Return the character with this Unicode name, or ""."""
    try:
        return "" if name in _NAMED else unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""


_CAPTIONS = {"pageup": "PgUp", "pagedown": "PgDn"}
_ASCII_CHARACTERS = {character_name(chr(code)): chr(code) for code in range(33, 127)}
_CHARACTER_NAMES = frozenset(_ASCII_CHARACTERS)
