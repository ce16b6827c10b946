"""Keys: every accepted spelling, and every refused one with its message."""

from __future__ import annotations

import pytest

from transactions.core.claim_keys import ClaimKey, MedicareKey
from transactions.core.keys import (
    ANumberKey,
    CaseKey,
    CasePersonKey,
    Key,
    NameKey,
    SsnKey,
    typed_a_number,
)
from transactions.core.registry import transactions_by_code
from transactions.core.reply import NOTHING, Carried, RefusedError
from transactions.okdhs.alx import ClientKey, PersonNameKey
from transactions.okdhs.g1dx import OfficeFilterKey
from transactions.work_number.staff import UserKey


@pytest.mark.parametrize(
    ("text", "ssn"),
    [
        ("900123456", 900123456),
        ("900-12-3456", 900123456),
        ("900 12 3456", 900123456),
        ("000-00-0000", 0),
        ("000000000", 0),
        ("012345678", 12345678),
    ],
)
def test_spellings_of_an_ssn(text: str, ssn: int) -> None:
    assert SsnKey.from_text(text) == SsnKey(ssn=ssn)


KEYS: list[tuple[type[Key], str]] = [
    (SsnKey, "012345678"),
    (CasePersonKey, "C123456 1"),
    (CaseKey, "C123456"),
    (NameKey, "DXD"),
    (OfficeFilterKey, "5A"),
    (OfficeFilterKey, "55A 02"),
    (OfficeFilterKey, "02C 0299 SDX OVERDUE"),
    (OfficeFilterKey, "OVERDUE WKR02"),
    (ANumberKey, "A012-345-678"),
    (ClaimKey, "900-12-3456 C1"),
    (ClaimKey, "012345678"),
    (MedicareKey, "WA123456"),
    (PersonNameKey, "DE LA CRUZ"),
    (PersonNameKey, "O'NEAL, PATRICK"),
    (ClientKey, "# 200000001"),
    (UserKey, "REV01"),
]


@pytest.mark.parametrize(("kind", "text"), KEYS)
def test_a_key_is_typed_so_that_it_is_read_again(kind: type[Key], text: str) -> None:
    key = kind.from_text(text)
    assert kind.from_text(key.typed) == key


def test_every_kind_of_key_can_be_typed_again() -> None:
    kinds = {kind for each in transactions_by_code().values() for kind in each.keys}
    tested = {kind for kind, _ in KEYS}
    assert {kind.__name__ for kind in kinds if not tested & set(kind.__mro__)} == {"NoKey"}


@pytest.mark.parametrize(
    ("text", "case", "person"),
    [
        ("C123456 01", "C123456", 1),
        ("C123456 1", "C123456", 1),
        ("C12345601", "C123456", 1),
        ("C123456 99", "C123456", 99),
    ],
)
def test_spellings_of_a_person_on_a_case(text: str, case: str, person: int) -> None:
    assert CasePersonKey.from_text(text) == CasePersonKey(case_number=case, person_code=person)


@pytest.mark.parametrize(
    ("text", "office", "supervisor", "district"),
    [
        ("55A", "55A", None, None),
        ("55 A", "55A", None, None),
        ("5A", "05A", None, None),
        ("5 A", "05A", None, None),
        ("05A", "05A", None, None),
        ("02C 0299", "02C", 2, 99),
        ("2C 0299", "02C", 2, 99),
        ("55A 0299", "55A", 2, 99),
        ("55A 02 99", "55A", 2, 99),
        ("55 A 02 99", "55A", 2, 99),
        ("55A0299", "55A", 2, 99),
        ("55A 02", "55A", 2, None),
        ("79C", "79C", None, None),
    ],
)
def test_spellings_of_an_office(
    text: str, office: str, supervisor: int | None, district: int | None
) -> None:
    wanted = OfficeFilterKey(office=office, supervisor=supervisor, district=district)
    assert OfficeFilterKey.from_text(text) == wanted


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        (SsnKey, "12", "IMS0102"),
        (SsnKey, "9001234567", "IMS0102"),
        (SsnKey, "900-123-456", "IMS0102"),
        (SsnKey, "900--12-3456", "IMS0102"),
        (SsnKey, "900123456 X", "IMS0102"),
        (SsnKey, "90012345O", "IMS0102"),
        (SsnKey, "PY", "IMS0102"),
        (SsnKey, "900123456\n", "IMS0102"),
        (SsnKey, "-900123456", "IMS0102"),
        (CaseKey, "123456", "IMS0103"),
        (CaseKey, "CC12345", "IMS0103"),
        (CaseKey, "C12345", "IMS0103"),
        (CaseKey, "C1234567", "IMS0103"),
        (CaseKey, "C123456 01", "IMS0103"),
        (CaseKey, "900123456", "IMS0103"),
        (CaseKey, "C\u0661\u0662\u0663\u0664\u0665\u0666", "IMS0103"),
        (CaseKey, "C123456\n", "IMS0103"),
        (CasePersonKey, "C123456", "IMS0104"),
        (CasePersonKey, "C123456 00", "IMS0104"),
        (CasePersonKey, "C123456 0", "IMS0104"),
        (CasePersonKey, "C123456 100", "IMS0104"),
        (CasePersonKey, "C123456 AB", "IMS0104"),
        (CasePersonKey, "C123456 -1", "IMS0104"),
        (CasePersonKey, "X 01", "IMS0103"),
        (OfficeFilterKey, "55", "IMS0105"),
        (OfficeFilterKey, "555A", "IMS0105"),
        (OfficeFilterKey, "55AB", "IMS0105"),
        (OfficeFilterKey, "55A 2", "IMS0105"),
        (OfficeFilterKey, "55A 021", "IMS0105"),
        (OfficeFilterKey, "55A 02101", "IMS0105"),
        (OfficeFilterKey, "55A 02 10 1", "IMS0105"),
        (OfficeFilterKey, "55À", "IMS0105"),
    ],
)
def test_what_is_refused(kind: type[Key], text: str, number: str) -> None:
    with pytest.raises(RefusedError) as refused:
        kind.from_text(text)
    assert refused.value.message.number == number


def test_a_text_is_read_as_the_key_it_resembles() -> None:
    assert SsnKey.reads("9X") and not SsnKey.reads("C1")
    assert CasePersonKey.reads("C1") and not CasePersonKey.reads("9X")
    for kind in (CaseKey, OfficeFilterKey, NameKey):
        assert kind.reads("ANYTHING")


def test_a_name_is_one_word_of_eight() -> None:
    assert NameKey.from_text("DFS064 14:07:31") == NameKey(name="DFS064")
    assert NameKey.from_text("ABCDEFGHIJ") == NameKey(name="ABCDEFGH")


CARRIED = Carried(
    ssns=(900000001, 900000002),
    cases=(("C000001", 1), ("C000001", 2), ("S000001", None)),
    office=("55A", 2, 10),
)


def test_keys_that_a_screen_supplies() -> None:
    assert [key.ssn for key in SsnKey.from_carried(CARRIED)] == [900000001, 900000002]
    assert [key.case_number for key in CaseKey.from_carried(CARRIED)] == ["C000001", "S000001"]
    persons = CasePersonKey.from_carried(CARRIED)
    assert [(key.case_number, key.person_code) for key in persons] == [
        ("C000001", 1),
        ("C000001", 2),
    ]
    assert OfficeFilterKey.from_carried(CARRIED) == [
        OfficeFilterKey(office="55A", supervisor=2, district=10)
    ]
    assert NameKey.from_carried(CARRIED) == []


@pytest.mark.parametrize("kind", [SsnKey, CaseKey, CasePersonKey, OfficeFilterKey, NameKey])
def test_a_screen_without_a_person_supplies_no_key(kind: type[Key]) -> None:
    assert kind.from_carried(NOTHING) == []


@pytest.mark.parametrize(
    "key",
    [
        SsnKey(ssn=900000001),
        CaseKey(case_number="C000001"),
        CasePersonKey(case_number="C000001", person_code=2),
        OfficeFilterKey(office="55A", supervisor=2),
    ],
)
def test_a_key_carried_from_a_screen_is_the_same_key(key: Key) -> None:
    assert type(key).from_carried(key.carried()) == [key]


def test_help_supplies_no_key() -> None:
    assert NameKey(name="PY").carried() == NOTHING


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("A1234567", 1_234_567),
        ("a012345678", 12_345_678),
        ("A012-345-678", 12_345_678),
        ("A-12345678", 12_345_678),
        ("012345678", 12_345_678),
        ("A123456", None),
        ("A1234567890", None),
        ("A 12345678", None),
        ("B12345678", None),
        ("A\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", None),
    ],
)
def test_an_a_number_as_people_type_it(typed: str, number: int | None) -> None:
    assert typed_a_number(typed) == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A12345678", ANumberKey),
        ("A012345678", ANumberKey),
        ("A10007001", ANumberKey),
        ("A100070 01", CasePersonKey),
        ("A100070 1", CasePersonKey),
        ("C10007001", CasePersonKey),
    ],
)
def test_an_a_number_and_a_case_of_the_aged(text: str, kind: type) -> None:
    read = next(each for each in (ANumberKey, CasePersonKey) if each.reads(text))
    assert read is kind and isinstance(read.from_text(text), kind)


def test_a_number_key_refuses_what_is_none() -> None:
    with pytest.raises(RefusedError):
        ANumberKey.from_text("A12345678901")
