"""FD and ALX: clients by name, by SSN, by client number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from data.office.client import Client, ClientAlias
from data.store.store import Store
from tests.transactions.desk import Desk
from tests.transactions.household import named
from tests.transactions.office import put
from tests.transactions.rows import client
from transactions.core.reply import Carried, RefusedError
from transactions.okdhs.alx import ClientKey, PersonNameKey

SCREENS = {
    "ALX": ["ALX 900000051"],
    "FD": ["FD DELACRUS"],
}
"""Inputs that lead to each golden screen."""

BIRTH = date(1980, 4, 1)
NAMES = {
    31: (900_00_0031, "PEÑA-CASTILLO", "GUADALUPE"),
    32: (900_00_0032, "WHITE EAGLE", "JAMES"),
    33: (900_00_0033, "O'NEAL", "PATRICK"),
    34: (900_00_0034, "NGUYEN", "THI HOA"),
    35: (900_00_0035, "SMYTHE", "JON"),
    36: (900_00_0036, "SMITH", "JOHN"),
    37: (900_00_0037, "U", ""),
}


@pytest.fixture
def people(sqlite_store: Store, quick: Desk) -> Desk:
    """Desk in an office with more clients."""
    rows: list[Client] = [
        client(number, ssn, last, first, BIRTH) for number, (ssn, last, first) in NAMES.items()
    ]
    put_named(sqlite_store, rows)
    put_named(
        sqlite_store,
        [ClientAlias(client_number=35, sequence=1, last_name="VOGT", first_name="JONATHAN",
                     middle_name="")],
    )  # fmt: skip
    return quick


def put_named(store: Store, rows: Iterable[Client | ClientAlias]) -> None:
    put(store, list(rows))
    put(store, named(rows))


def found(desk: Desk, typed: str) -> list[tuple[str | None, str | None]]:
    """Return the names that FD lists, with their nearness."""
    desk.enter("[CLEAR]", typed)
    assert desk.code == "FD", desk.text
    pairs = [(desk.value(f"client_name.{n}"), desk.value(f"near.{n}")) for n in range(1, 19)]
    return [pair for pair in pairs if pair[0]]


@pytest.mark.parametrize(
    "typed",
    [
        "PEÑA-CASTILLO",
        "peña-castillo",
        "PENA CASTILLO",
        "PENACASTILLO",
        "CASTILLO",
        "PENA",
        "PENA, GUADALUPE",
        "CASTILLO, G",
        "PEÑA GUADALUPE",
        "PENA CASTILLO GUADALUPE DEL CARMEN",
    ],
)
def test_every_spelling_of_a_double_surname(typed: str, people: Desk) -> None:
    assert ("PEÑA-CASTILLO, GUADALUPE", "SPELLED") in found(people, f"FD {typed}")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ONEAL", "O'NEAL, PATRICK"),
        ("O'NEAL", "O'NEAL, PATRICK"),
        ("O NEAL, PAT", "O'NEAL, PATRICK"),
        ("WHITE EAGLE", "WHITE EAGLE, JAMES"),
        ("WHITEEAGLE, JAMES", "WHITE EAGLE, JAMES"),
        ("EAGLE JAMES", "WHITE EAGLE, JAMES"),
        ("WHITE EAGLE JAMES", "WHITE EAGLE, JAMES"),
        ("NGUYỄN, THI HOA", "NGUYEN, THI HOA"),
        ("NGUYEN THI", "NGUYEN, THI HOA"),
        ("DE LA CRUZ", "DE LA CRUZ-O'NEAL, TOMAS"),
        ("U", "U"),
        ("VOGT", "VOGT, JONATHAN"),
    ],
)
def test_accents_apostrophes_and_blanks_do_not_matter(typed: str, name: str, people: Desk) -> None:
    assert name in {each for each, _ in found(people, f"FD {typed}")}


def test_the_nearest_names_are_first(people: Desk) -> None:
    assert found(people, "FD SMITH, JON") == [("SMITH, JOHN", "FIRST"), ("SMYTHE, JON", "SOUNDS")]
    assert found(people, "FD SMYTHE") == [("SMYTHE, JON", "SPELLED"), ("SMITH, JOHN", "SOUNDS")]


def test_both_engines_find_the_same(worker: Desk) -> None:
    names = found(worker, "FD ONEIL")
    assert [near for _, near in names] == ["SOUNDS"] * 4
    assert worker.value("case.1") == "C000050 01+"
    assert found(worker, "FD PENIA, ANA") == [("PEÑA, ANNA", "SOUNDS")]
    assert worker.value("kind.1") == "A"


def test_from_a_name_to_the_person(people: Desk) -> None:
    people.enter("FD NOBODY")
    assert people.cursor == "select.1"
    for code in ("PY", "ALX", "EF", "PS2"):
        people.enter("[CLEAR]", "FD NOBODY", f"@5 {code}")
        assert people.code == code, people.text
    people.enter("[CLEAR]", "FD LOPEZ")
    assert people.say("@5 EF") == "IMS0011E SELECT A LINE: SEVERAL PERSONS FIT"


def test_a_client_without_ssn_is_found_on_cases_by_name_and_birth(worker: Desk) -> None:
    worker.enter("FD DE LA CRUZ, LUZ", "@5 ALX")
    assert worker.value("subject") == "#200000053"
    assert worker.row(6).split() == ["CASE", "C000050", "03", "ISSUING"]
    worker.enter("@6 EF")
    assert worker.value("first_name") == "LUZ" and worker.value("case") == "C000050"


def test_more_names_than_are_listed(sqlite_store: Store, quick: Desk) -> None:
    many = [client(1_000 + n, 900_10_0000 + n, "HARJO", f"A{n}", BIRTH) for n in range(201)]
    put_named(sqlite_store, many)
    said = quick.say("FD HARJO")
    assert said == "IMS0807W MORE THAN 200 NAMES: THE CLOSEST ARE LISTED. ADD THE FIRST NAME"
    assert quick.value("counts") == "200 FOUND" and quick.value("page") == "PAGE 1 OF 12"
    assert quick.say("ALX HARJO").startswith("IMS0806E MORE THAN 50 CLIENT RECORDS")


def test_a_record_with_its_aliases_and_cases(worker: Desk) -> None:
    worker.enter("ALX 900000051")
    assert worker.row(5).split() == [
        "NAME", "200000051", "DE", "LA", "CRUZ-O'NEAL,", "ANNA", "08/04/1992", "F", "900-00-0051",
    ]  # fmt: skip
    assert worker.row(6).split() == ["ALIAS", "PEÑA,", "ANNA"]
    assert worker.row(8).split() == ["CASE", "S000050", "01", "ISSUING"]
    worker.enter("@8 PS2")
    assert worker.value("case") == "S000050"


@pytest.mark.parametrize("typed", ["PEÑA, ANNA", "PENA ANNA", "DE LA CRUZ-O'NEAL, ANNA", "CRUZ, A"])
def test_a_record_by_name_or_alias(typed: str, quick: Desk) -> None:
    quick.enter("[CLEAR]", f"ALX {typed}")
    assert quick.value("client.1") == "200000051" and quick.value("counts") == "1 RECORD"


def test_py_from_the_bottom_of_a_record(quick: Desk) -> None:
    assert quick.enter("ALX 900000051", "PY").value("ssn") == "900-00-0051"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("FD", "IMS0101E FD NEEDS A NAME"),
        ("FD 900000001", "IMS0803E A NAME MUST HAVE LETTERS: 900000001"),
        ("FD ''", "IMS0803E A NAME MUST HAVE LETTERS: ''"),
        ("FD , MARIA", "IMS0803E A NAME MUST HAVE LETTERS: , MARIA"),
        ("FD ZZYZX", "IMS0805E NO CLIENT RECORD FOR ZZYZX"),
        ("ALX LOPES", "IMS0805E NO CLIENT RECORD FOR LOPES"),
        ("ALX 900000099", "IMS0805E NO CLIENT RECORD FOR 900-00-0099"),
        ("ALX #999", "IMS0805E NO CLIENT RECORD FOR #000000999"),
        ("ALX #X", "IMS0804E A CLIENT NUMBER IS # AND UP TO NINE DIGITS: #X"),
        ("ALX 12", "IMS0102E AN SSN IS NINE DIGITS: 12"),
        ("ALX", "IMS0101E ALX NEEDS AN SSN OR A CLIENT NUMBER OR A NAME"),
    ],
)
def test_what_cannot_be_found(typed: str, message: str, quick: Desk) -> None:
    assert quick.enter("[CLEAR]", typed).message == message


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("LOPEZ", [("LOPEZ", "")]),
        ("LOPEZ, MARIA ELENA", [("LOPEZ", "MARIA")]),
        ("LOPEZ,", [("LOPEZ", "")]),
        ("DE LA CRUZ", [("DE LA CRUZ", ""), ("DE", "LA"), ("DE LA", "CRUZ")]),
    ],
)
def test_what_a_name_can_mean(text: str, readings: list[tuple[str, str]]) -> None:
    assert [tuple(each) for each in PersonNameKey.from_text(text).readings] == readings


def test_the_keys_of_a_name_and_a_client() -> None:
    assert PersonNameKey.reads("O'NEAL") and not PersonNameKey.reads("9")
    assert ClientKey.reads("#1") and not ClientKey.reads("1")
    assert PersonNameKey.from_carried(Carried(ssns=(1,))) == []
    key = ClientKey.from_text("# 42")
    assert ClientKey.from_carried(key.carried()) == [key]
    with pytest.raises(RefusedError):
        ClientKey.from_text("#1234567890")


def test_a_client_number_as_shown(quick: Desk) -> None:
    quick.enter("ALX LOPEZ")
    number = quick.value("client.1")
    assert number and quick.enter(f"ALX {number}").image.name == "ALX"
    assert quick.value("subject") == f"#{number}" and quick.value("client.1") == number
