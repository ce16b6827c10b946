"""FCN: the case notes."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select, update

from data.office.discrepancy import CaseNote
from data.office.user import User
from data.rules.case_action import REDUCING, UNVERIFIED, refused_by
from data.rules.codes import code_table
from data.store.store import Store
from tests.transactions.desk import Desk, desk
from transactions.core.typed import typed_day
from transactions.shapes.guided_note import GUIDED


def test_a_new_note_is_listed_first(worker: Desk) -> None:
    assert worker.say("FCN C000001") == ""
    assert worker.cursor == "text" and worker.value("first_words.1") == "CLIENT REPORTS NO CHANGE."
    assert (
        worker.say("text=Client called, wages explained") == "IMS0401I NOTE ADDED TO CASE C000001"
    )
    assert worker.value("written.1") == "03/20/2026 10:30" and worker.value("user.1") == "WKR01"
    assert worker.value("first_words.1") == "Client called, wages explained"
    assert worker.value("text") == "", "the next note begins empty"
    assert worker.value("first_words.2") == "CLIENT REPORTS NO CHANGE."


def test_a_long_note_is_read_whole(quick: Desk) -> None:
    note = " ".join(f"WORD{number:03}" for number in range(39))
    quick.enter("FCN C000001", f"text={note}", "@5 FCN")
    assert quick.code == "FCNOTE" and quick.value("user") == "WKR01"
    lines = [quick.value(f"text.{line}") or "" for line in range(1, 6)]
    assert " ".join(filter(None, lines)) == note
    quick.enter("[PF3]")
    assert quick.code == "FCN"


def test_nothing_typed_adds_nothing(quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert quick.say("text=   ") == "IMS0001W NOTHING WAS ENTERED"
    assert quick.say("[ENTER]") == "IMS0001W NOTHING WAS ENTERED"
    quick.enter("FCN C000001")
    assert quick.value("first_words.2") == ""


def test_a_note_that_was_typed_and_not_entered_is_kept_and_said(quick: Desk) -> None:
    quick.enter("FCN C000001")
    quick.fill(text="HALF A NOTE")
    assert quick.say("G3 C000001") == "IMS0005I FCN NOT DONE"
    quick.enter("[PF3]")
    assert quick.value("text") == "HALF A NOTE"
    assert quick.say("[ENTER]") == "IMS0401I NOTE ADDED TO CASE C000001"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("FCN X999999", "IMS0202E CASE X999999 NOT ON FILE"),
        ("FCN", "IMS0101E FCN NEEDS A CASE NUMBER"),
        ("FCN 900000001", "IMS0103E A CASE NUMBER IS A LETTER AND SIX DIGITS: 900000001"),
    ],
)
def test_what_cannot_be_shown(typed: str, message: str, quick: Desk) -> None:
    assert quick.say(typed) == message


def test_from_a_person_with_several_cases_a_line_is_asked_for(quick: Desk) -> None:
    quick.enter("PY 900000001")
    assert quick.say("FCN") == "IMS0011E SELECT A LINE: SEVERAL CASES FIT"
    quick.fill(transaction="")
    assert quick.enter("@5 FCN").image.name == "FCN" and quick.value("case") == "S000001"


def stored(store: Store) -> tuple[str, str, str, str]:
    """Return kind, action, basis and text of the newest note."""
    with store.reading() as connection:
        row = connection.execute(
            select(CaseNote.kind, CaseNote.action, CaseNote.basis, CaseNote.text).order_by(
                CaseNote.note_id.desc()
            )
        ).first()
    assert row is not None
    kind, action, basis, text = row
    return kind, action, basis, text


def test_a_case_action_carries_action_and_basis(worker: Desk, store: Store) -> None:
    worker.enter("FCN C000001")
    said = worker.say("action=reduc;basis=employer wage;text=Pay stubs agree.")
    assert said == "IMS0401I NOTE ADDED TO CASE C000001"
    words = "REDUCTION, BASIS EMPLOYER WAGE. Pay stubs agree."
    assert stored(store) == ("CA", "REDUCTION", "EMPLOYER WAGE", words)
    assert worker.value("noted.1") == "CA" and worker.value("action") == ""
    worker.enter("@5 FCN")
    assert worker.value("action") == "REDUCTION" and worker.value("basis") == "EMPLOYER WAGE"
    assert worker.value("kind_meaning") == "CASE ACTION (18)"


SOLE = {
    "WAGE": "WAGE DATA ALONE (OKDHS 12)",
    "IRS": "IRS DATA ALONE (OKDHS 14)",
    "BEER": "BEER DATA ALONE (OKDHS 9)",
    "ANONYMOUS": "WORD ALONE (OKDHS 3)",
    "UNANSWERED": "USCIS HAS NOT ANSWERED (OKDHS 17(A)(2))",
}
ENDS = {"REDUCTION", "CLOSURE", "SUSPENSION"}


@pytest.mark.parametrize("basis", code_table("action_basis"))
@pytest.mark.parametrize("action", code_table("case_action"))
def test_which_basis_carries_which_action(action: str, basis: str, quick: Desk) -> None:
    """OKDHS 3, 9, 12, 14, 17(a)(2): every action over every basis."""
    refused = basis in SOLE and (
        action in ENDS
        or (action == "DENIAL" and basis != "ANONYMOUS")
        or (action == "DELAY" and basis == "UNANSWERED")
    )
    quick.enter("FCN C000001")
    said = quick.say(f"action={action};basis={basis}")
    if refused:
        assert said.endswith(SOLE[basis]) and f"NO {action} " in said and "E " in said[:9]
        assert quick.cursor == "basis" and quick.value("first_words.2") == ""
    else:
        added = "IMS0401I NOTE ADDED TO CASE C000001"
        due = "IMS0402W NOTE ADDED; OWL MUST BE RUN, IT IS DUE FOR PERSON 01"
        assert said == (due if action == "APPROVAL" else added)


@pytest.mark.parametrize("action", sorted(REDUCING))
def test_a_second_basis_counts_where_it_verifies(action: str) -> None:
    for first, second in product(UNVERIFIED, code_table("action_basis")):
        for bases in ([first, second], [second, first]):
            rule = refused_by(action, bases)
            assert (rule is not None) == (second in SOLE), bases
            assert rule is None or rule.basis == bases[0], bases


@pytest.mark.parametrize(
    ("typed", "message", "cursor"),
    [
        ("action=REDUCTION", "IMS0903E A CASE ACTION NEEDS BOTH ACTION AND BASIS", "basis"),
        ("basis=CLIENT", "IMS0903E A CASE ACTION NEEDS BOTH ACTION AND BASIS", "action"),
        ("kind=CA;text=CLOSED", "IMS0903E A CASE ACTION NEEDS BOTH ACTION AND BASIS", "action"),
        ("action=CLOSURE;basis=+", "IMS0903E A CASE ACTION NEEDS BOTH ACTION AND BASIS", "basis"),
        (
            "action=D;basis=CLIENT",
            "IMS0904E ACTION IS NOT IN THE LIST, OR NOT COMPLETE: D",
            "action",
        ),
        ("action=CLOSURE;basis=HEARSAY",
         "IMS0905E BASIS IS NOT IN THE LIST, OR NOT COMPLETE: HEARSAY", "basis"),
        ("kind=ZZ;text=X", "IMS0901E NO SUCH KIND OF NOTE: ZZ", "kind"),
        ("kind=SV;text=X", "IMS0901E NO SUCH KIND OF NOTE: SV", "kind"),
        ("kind=VA;action=CLOSURE", "IMS0902E ACTION AND BASIS GO WITH KIND CA ONLY", "kind"),
    ],
)  # fmt: skip
def test_what_a_case_action_lacks(typed: str, message: str, cursor: str, quick: Desk) -> None:
    quick.enter("FCN C000001")
    assert quick.say(typed) == message
    assert quick.cursor == cursor and quick.value("first_words.2") == ""


WHOLE = {
    "VA": "questions=WAGE OF MAY;client_resolves=Brings stubs;worker_actions=Calls the employer;"
    "agreed=Y",
    "RC": "information=WAGES;consequences=Denial told;clear=N",
    "CC": "anonymous=N;contact=PAT ROE;said=Moved out;verified=LEASE",
    "AT": "inconsistency=WAGES;date_1=03/18/2026;how_1=CALL;result_1=NO ANSWER",
    "EX": "inconsistency=WAGES;explanation=JOB ENDED;proof=LETTER",
    "AH": "contact_date=03/19/2026;emergency=NO FOOD;authorized_by=COUNTY DIRECTOR",
    "WC": "employer=PRAIRIE FOODS;confirmed_with=PAT ROE, PAYROLL;employment=STILL;wages=1500.00;"
    "employee_insurance=Y;dependents_insurance=N",
    "RF": "need=SHELTER;publication=Y;resources=CITY MISSION",
}
WRITTEN = {
    "VA": "QUESTIONS: WAGE OF MAY. CLIENT RESOLVES: Brings stubs. WORKER ACTIONS: Calls the"
    " employer. AGREED: YES.",
    "RC": "INFORMATION: WAGES. CONSEQUENCES: Denial told. CLEAR: NO.",
    "CC": "ANONYMOUS: NO. CONTACT: PAT ROE. SAID: Moved out. VERIFIED: LEASE.",
    "AT": "INCONSISTENCY: WAGES. DATE 1: 03/18/2026. HOW 1: CALL. RESULT 1: NO ANSWER.",
    "EX": "INCONSISTENCY: WAGES. EXPLANATION: JOB ENDED. PROOF: LETTER.",
    "AH": "CONTACT DATE: 03/19/2026. EMERGENCY: NO FOOD. AUTHORIZED BY: COUNTY DIRECTOR.",
    "WC": "EMPLOYER: PRAIRIE FOODS. CONFIRMED WITH: PAT ROE, PAYROLL. EMPLOYMENT: STILL. WAGES:"
    " 1500.00. EMPLOYEE INSURANCE: YES. DEPENDENTS INSURANCE: NO.",
    "RF": "NEED: SHELTER. PUBLICATION: YES. RESOURCES: CITY MISSION.",
}


@pytest.mark.parametrize("kind", GUIDED)
def test_a_guided_note(kind: str, worker: Desk, store: Store) -> None:
    worker.enter("FCN C000001", f"kind={kind.lower()};text=Said before.")
    assert worker.code == GUIDED[kind].format and worker.value("text") == "Said before."
    assert worker.say(WHOLE[kind]) == "IMS0401I NOTE ADDED TO CASE C000001"
    assert stored(store) == (kind, "", "", f"{WRITTEN[kind]} Said before.")
    assert worker.code == "FCN" and worker.value("noted.1") == kind


@pytest.mark.parametrize("kind", GUIDED)
def test_a_guided_note_lacks_each_field_that_it_needs(kind: str, quick: Desk) -> None:
    whole = dict(part.split("=") for part in WHOLE[kind].split(";"))
    for name in set(GUIDED[kind].fields) - GUIDED[kind].optional:
        rest = ";".join(f"{field}={text}" for field, text in whole.items() if field != name)
        quick.enter("[CLEAR]", "FCN C000001", f"kind={kind}")
        assert quick.say(rest) == f"IMS0911E {name.replace('_', ' ').upper()} IS MISSING"
        assert quick.cursor == name and quick.code == GUIDED[kind].format
        assert quick.say(f"{name}={whole[name]}").startswith("IMS0401I"), "the rest is still there"


@pytest.mark.parametrize(
    ("kind", "typed", "message", "cursor"),
    [
        ("VA", "questions=A;client_resolves=B;worker_actions=C;agreed=N",
         "IMS0913E NO AGREEMENT: DOCUMENT THE CLIENT'S REFUSAL WITH KIND RC", "agreed"),
        ("RC", "information=A;consequences=B;clear=X", "IMS0910E CLEAR IS Y OR N", "clear"),
        ("CC", "anonymous=Y;contact=PAT ROE;said=A",
         "IMS0914E DO NOT NAME AN ANONYMOUS CONTACT: LEAVE CONTACT BLANK", "contact"),
        ("CC", "anonymous=N;said=A", "IMS0911E CONTACT IS MISSING", "contact"),
        ("AT", "inconsistency=A;date_1=03/21/2026;how_1=A;result_1=B",
         "IMS0912E DATE 1 MUST BE MM/DD/YYYY, NOT LATER THAN TODAY", "date_1"),
        ("AT", "inconsistency=A;date_1=02/30/2026;how_1=A;result_1=B",
         "IMS0912E DATE 1 MUST BE MM/DD/YYYY, NOT LATER THAN TODAY", "date_1"),
        ("AT", "inconsistency=A;date_1=03/20/2026;how_1=A;result_1=B;how_2=VISIT",
         "IMS0911E DATE 2 IS MISSING", "date_2"),
        ("AH", "contact_date=03/19/2026;emergency=A",
         "IMS0915E FILL IN AUTHORIZED BY, OR REPORTED TO AND ON", "reported_to"),
        ("AH", "contact_date=03/19/2026;emergency=A;reported_to=SUP01",
         "IMS0915E FILL IN AUTHORIZED BY, OR REPORTED TO AND ON", "reported_on"),
        ("AH", "contact_date=03/19/2026;emergency=A;reported_to=SUP01;reported_on=03/18/2026",
         "IMS0916E THE REPORT CANNOT BE BEFORE THE CONTACT", "reported_on"),
    ],
)  # fmt: skip
def test_what_a_guided_note_refuses(
    kind: str, typed: str, message: str, cursor: str, quick: Desk
) -> None:
    quick.enter("FCN C000001", f"kind={kind}")
    assert quick.say(typed) == message and quick.cursor == cursor


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("CC", "anonymous=y;said=Moved out"),
        ("AH", "contact_date=3/19/2026;emergency=A;reported_to=SUP01;reported_on=03202026"),
    ],
)
def test_the_other_way_a_note_is_whole(kind: str, typed: str, quick: Desk) -> None:
    quick.enter("FCN C000001", f"kind={kind}")
    assert quick.say(typed).startswith("IMS0401I")


def test_a_guided_note_that_is_left_is_said_to_be_undone(quick: Desk) -> None:
    quick.enter("FCN C000001", "kind=EX")
    assert quick.say("G3 C000001") == "IMS0005I FCN NOT DONE"


@pytest.mark.parametrize("basis", ["IRS", "BEER", "CLIENT IRS"])
def test_a_note_on_federal_tax_information_is_for_the_specialist(
    basis: str, sqlite_store: Store, quick: Desk, tmp_path: Path
) -> None:
    quick.enter("FCN C000001", f"action=INCREASE;basis={basis};text=SECRET")
    assert quick.value("first_words.1") == "FOR THE FTI SPECIALIST ONLY"
    assert "SECRET" not in quick.text and "FEDERAL TAX" not in quick.text
    assert quick.say("@5 FCN") == "IMS0918E ONLY THE FTI SPECIALIST MAY SEE THIS NOTE"
    with sqlite_store.transaction() as connection:
        connection.execute(update(User).where(User.user_id == "WKR02").values(position="fti"))
    specialist = desk(sqlite_store, tmp_path, "WKR02", "FTI")
    specialist.enter("FCN C000001")
    assert "FEDERAL TAX INFORMATION" in specialist.row(2)
    assert specialist.say("[PF12]").startswith("IMS0008E")
    specialist.enter("@5 FCN")
    assert "SECRET" in specialist.text and "FEDERAL TAX INFORMATION" in specialist.row(2)
    assert specialist.say("[PF12]").startswith("IMS0008E")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3/9/2026", date(2026, 3, 9)),
        ("03-09-2026", date(2026, 3, 9)),
        ("03092026", date(2026, 3, 9)),
        ("02/29/2026", None),
        ("2026-03-09", None),
        ("3/9/26", None),
        ("\u0660\u0663/\u0660\u0669/\u0662\u0660\u0662\u0666", date(2026, 3, 9)),
        ("", None),
    ],
)
def test_a_day_as_people_type_it(typed: str, read: date | None) -> None:
    assert typed_day(typed) == read
