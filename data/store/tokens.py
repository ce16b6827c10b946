"""Tokens stored in place of SSNs, and password hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from functools import lru_cache

TOKEN_KEY_BYTES = 32
TOKEN_DIGITS = 32

_SCHEME = "scrypt"
_COST, _BLOCK_SIZE, _PARALLEL = 8_192, 8, 1
_SALT_BYTES = 16
_HASH_BYTES = 32
_MEMORY_LIMIT = 64 * 1024 * 1024


def new_token_key() -> bytes:
    """Generate a random key for the tokens of one store."""
    return secrets.token_bytes(TOKEN_KEY_BYTES)


def ssn_token(key: bytes, ssn: int) -> str:
    """Return the token of an SSN: HMAC-SHA-256 of its nine digits, cut to 32 hexadecimal digits.

    A plain hash could be reversed by trying all SSNs; this one cannot without the key.
    """
    token = _keyed(key).copy()
    token.update(b"%09d" % ssn)
    return token.hexdigest()[:TOKEN_DIGITS]


@lru_cache(maxsize=8)
def _keyed(key: bytes) -> hmac.HMAC:
    """Set up the HMAC of a key once, because audit events need many tokens."""
    return hmac.new(key, digestmod="sha256")


def hash_password(password: str, salt: bytes | None = None) -> str:
    """Return a salted scrypt hash (RFC 7914) as `scrypt$N$r$p$salt$hash`. It takes about 30 ms."""
    salt = secrets.token_bytes(_SALT_BYTES) if salt is None else salt
    digest = _scrypt(password, salt, _COST, _BLOCK_SIZE, _PARALLEL)
    encoded = (b64encode(salt).decode(), b64encode(digest).decode())
    return "$".join((_SCHEME, str(_COST), str(_BLOCK_SIZE), str(_PARALLEL), *encoded))


def verify_password(password: str, stored: str) -> bool:
    """Check a password against its hash, in constant time.

    A hash that cannot be parsed, or that needs more than 64 MiB, does not match.
    """
    try:
        scheme, cost, block_size, parallel, salt, digest = stored.split("$")
        expected = b64decode(digest, validate=True)
        made = _scrypt(
            password, b64decode(salt, validate=True), int(cost), int(block_size), int(parallel)
        )
    except (ValueError, TypeError, OverflowError, MemoryError):
        return False
    return scheme == _SCHEME and hmac.compare_digest(made, expected)


def _scrypt(password: str, salt: bytes, cost: int, block_size: int, parallel: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost,
        r=block_size,
        p=parallel,
        maxmem=_MEMORY_LIMIT,
        dklen=_HASH_BYTES,
    )
