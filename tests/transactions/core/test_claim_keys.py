"""Keys of BEN and BIL: every accepted spelling, and every refused one with its message."""

from __future__ import annotations

import pytest

from transactions.core.claim_keys import ClaimKey, MedicareKey
from transactions.core.reply import NOTHING, Carried, RefusedError


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("900123456", ClaimKey(ssn=900123456)),
        ("900-12-3456", ClaimKey(ssn=900123456)),
        ("000-00-0000", ClaimKey(ssn=0)),
        ("900123456A", ClaimKey(claim="900123456A")),
        ("900-12-3456A", ClaimKey(claim="900123456A")),
        ("900-12-3456-C1", ClaimKey(claim="900123456C1")),
        ("900123456 HA", ClaimKey(claim="900123456HA")),
    ],
)
def test_spellings_of_a_claim(text: str, key: ClaimKey) -> None:
    assert ClaimKey.from_text(text) == key


@pytest.mark.parametrize("text", ["900123456A", "900-12-3456 A", "WA123456", "WCA 900123456"])
def test_spellings_of_a_medicare_claim(text: str) -> None:
    assert MedicareKey.from_text(text).claim == text.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        (ClaimKey, "12", "IMS0501"),
        (ClaimKey, "900123456ABC", "IMS0501"),
        (ClaimKey, "C000001", "IMS0501"),
        (ClaimKey, "900123456\u0410", "IMS0501"),
        (ClaimKey, "\u0669\u0660\u0660\u0661\u0662\u0663\u0664\u0665\u0666A", "IMS0501"),
        (ClaimKey, "1EG4-TE5-MK73", "IMS0502"),
        (ClaimKey, "WA123456", "IMS0503"),
        (MedicareKey, "1EG4TE5MK73", "IMS0502"),
        (MedicareKey, "900123456", "IMS0504"),
        (MedicareKey, "WA12345", "IMS0501"),
        (MedicareKey, "XX123456", "IMS0501"),
    ],
)
def test_what_is_refused(kind: type[ClaimKey], text: str, number: str) -> None:
    with pytest.raises(RefusedError) as refused:
        kind.from_text(text)
    assert refused.value.message.number == number
    assert len(refused.value.message.text) <= 70


def test_a_screen_supplies_its_claim_and_its_person() -> None:
    found = ClaimKey.from_carried(Carried(ssns=(900000001,), claims=("900000001A",)))
    assert found == [ClaimKey(claim="900000001A", ssn=900000001)]


def test_a_screen_without_a_claim_supplies_its_person() -> None:
    assert ClaimKey.from_carried(Carried(ssns=(900000001,))) == [ClaimKey(ssn=900000001)]


def test_with_several_claims_the_key_is_the_person() -> None:
    carried = Carried(ssns=(900000001,), claims=("900000001A", "900000099D"))
    assert ClaimKey.from_carried(carried) == [ClaimKey(ssn=900000001)]


def test_several_persons_or_claims_have_to_be_chosen_from() -> None:
    assert len(ClaimKey.from_carried(Carried(ssns=(1, 2), claims=("900000001A",)))) == 2
    assert len(ClaimKey.from_carried(Carried(claims=("900000001A", "900000099D")))) == 2


def test_bendex_takes_no_railroad_number_from_a_screen() -> None:
    carried = Carried(ssns=(900000001,), claims=("WA123456",))
    assert ClaimKey.from_carried(carried) == [ClaimKey(ssn=900000001)]
    assert MedicareKey.from_carried(carried) == [MedicareKey(claim="WA123456", ssn=900000001)]


@pytest.mark.parametrize("kind", [ClaimKey, MedicareKey])
def test_a_screen_without_a_person_supplies_no_key(kind: type[ClaimKey]) -> None:
    assert kind.from_carried(NOTHING) == []


@pytest.mark.parametrize(
    "key",
    [ClaimKey(ssn=900000001), ClaimKey(claim="900000001A"),
     ClaimKey(claim="900000001A", ssn=900000002), MedicareKey(claim="WA123456")],
)  # fmt: skip
def test_a_key_carried_from_a_screen_is_the_same_key(key: ClaimKey) -> None:
    assert type(key).from_carried(key.carried()) == [key]


def test_the_number_in_a_key() -> None:
    assert ClaimKey(claim="900000001C1").number == 900000001
    assert ClaimKey(claim="900000001C1", ssn=900000002).number == 900000002
    assert MedicareKey(claim="WA123456").number is None
