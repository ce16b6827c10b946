from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.tokens import hash_password, new_token_key, ssn_token, verify_password

KEY = bytes(range(32))


def test_a_token_is_the_hmac_of_the_nine_digits() -> None:
    # Computed with: printf 900123456 | openssl dgst -sha256 -mac HMAC -macopt hexkey:0001...1f
    assert ssn_token(KEY, 900_12_3456) == "14537a6f8c9bd311f335279da8f52146"


def test_a_token_keeps_leading_zeros_of_the_number() -> None:
    assert ssn_token(KEY, 1) == "3a18787112c4e0718082a0ef38ec01de"


def test_another_key_makes_another_token() -> None:
    assert ssn_token(KEY, 900_12_3456) != ssn_token(KEY[::-1], 900_12_3456)
    assert new_token_key() != new_token_key()
    assert len(new_token_key()) == 32


def test_the_right_password_and_no_other_is_verified() -> None:
    stored = hash_password("LEARN01")
    assert verify_password("LEARN01", stored)
    assert not verify_password("LEARN02", stored)
    assert not verify_password("", stored)


def test_a_hash_names_its_cost_and_fits_its_column() -> None:
    stored = hash_password("LEARN01")
    assert stored.startswith("scrypt$8192$8$1$")
    assert len(stored) <= 200
    assert "LEARN01" not in stored


def test_one_password_has_another_hash_with_each_salt() -> None:
    assert hash_password("LEARN01") != hash_password("LEARN01")


def test_a_hash_of_another_cost_is_verified_with_its_own() -> None:
    # RFC 7914 section 12 computes with these parameters; 32 bytes of it are the first 32 of its 64.
    assert verify_password(
        "password",
        "scrypt$1024$8$16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=",
    )


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "LEARN01",
        "scrypt$8192$8$1$c2FsdA==",
        "scrypt$0$8$1$c2FsdA==$aGFzaA==",
        "scrypt$x$8$1$c2FsdA==$aGFzaA==",
        "scrypt$8192$8$1$!$aGFzaA==",
        "scrypt$1073741824$8$1$c2FsdA==$aGFzaA==",
        "scrypt$8192$8$99999999999999999999$c2FsdA==$aGFzaA==",
    ],
)
def test_a_damaged_hash_verifies_nothing(stored: str) -> None:
    assert not verify_password("LEARN01", stored)


def test_a_hash_of_another_kind_verifies_nothing() -> None:
    assert not verify_password("LEARN01", hash_password("LEARN01").replace("scrypt", "argon2"))


@given(st.text(max_size=40))
def test_any_text_as_a_stored_hash_is_refused_quietly(stored: str) -> None:
    assert not verify_password("LEARN01", stored)
