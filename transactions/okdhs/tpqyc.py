"""TPQYC: the third party query to SSA, by case and then the SSN of a person on it (OKDHS 15(3))."""

from __future__ import annotations

from data.office.case_reading import CaseHead, case_head
from data.questions.asking import ask, waiting
from data.questions.subjects import PersonAsked, persons_on_case
from data.systems.request import Subject
from screens.attribute import Attribute, Intensity
from transactions.core.keys import CaseKey, SsnKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Refuse, RefusedError, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.words import day, name_words, person, ssn_words
from transactions.shapes.questions import still_waits

HELP = """
TPQYC asks SSA at once for what it holds on a person: verification of the SSN, Social Security cash
benefits, Medicare and SSI. It reads the same file that produces SDX and BENDEX, so its answer is
generally the most current and may differ from theirs. Enter TPQYC, a blank and the case number;
type the SSN of a person on the case when prompted; check the person shown and confirm with Y.

The answer comes within 48 hours; TPQYI shows it, as does TPQ on the line of PY. While a query is
unanswered a second one is refused for 48 hours; if nothing has come then, repeat the process. A
query that was answered may be repeated at once.

For a detailed explanation of the procedure refer to the Web page of the Family Support Services
Division (FSSD), Information Privacy and Security: IMS Transactions, then Special Processes.
"""

TYPED = Attribute(protected=False)
HELD = Attribute(protected=True, intensity=Intensity.HIGH)


def tpqyc(request: Request) -> Reply:
    """The prompt for the SSN, the question, the sending."""
    assert isinstance(request.key, CaseKey)
    case = case_head(request.connection, request.key.case_number)
    if case is None:
        return Refuse(message("IMS0202", case=request.key.case_number))
    persons = persons_on_case(request.connection, case.case_number)
    if request.pad is None:
        return _screen(request, case, None)
    if "ssn" not in request.pad:
        return _checked(request, case, persons)
    found = _on_case(persons, int(request.pad["ssn"]))
    if found is None:
        return Refuse(_not_on_case(int(request.pad["ssn"]), case))
    return _send(request, found)


def _on_case(persons: list[PersonAsked], ssn: int) -> PersonAsked | None:
    return next((one for one in persons if one.ssn == ssn), None)


def _not_on_case(ssn: int, case: CaseHead) -> Message:
    return message("IMS0712", ssn=ssn_words(ssn), case=case.case_number)


def _checked(request: Request, case: CaseHead, persons: list[PersonAsked]) -> Reply:
    typed = request.fields.get("ssn", "").strip()
    if not typed:
        return Refuse(message("IMS0711"), cursor="ssn")
    try:
        ssn = SsnKey.from_text(typed).ssn
    except RefusedError as refused:
        return Refuse(refused.message, cursor="ssn")
    found = _on_case(persons, ssn)
    if found is None:
        return Refuse(_not_on_case(ssn, case), cursor="ssn")
    earlier = waiting(request.connection, "TPQ", Subject(ssn), request.now)
    if earlier is not None:
        return Refuse(still_waits("TPQYC", earlier), cursor="ssn")
    return _screen(request, case, found)


def _screen(request: Request, case: CaseHead, found: PersonAsked | None) -> Show:
    values = {
        "case": case.case_number,
        "name": name_words(case.last_name, case.first_name, case.middle_name),
        "date": day(request.today),
    }
    if found is None:
        return Show(
            "TPQYC",
            values=values,
            carried=Carried(cases=((case.case_number, None),)),
            cursor="ssn",
            pad={},
            unfinished=True,
        )
    assert found.ssn is not None
    return Show(
        "TPQYC",
        values={**values, **_person_values(found, found.ssn)},
        carried=Carried(ssns=(found.ssn,), cases=((found.case_number, found.person_code),)),
        message=message("IMS0713"),
        cursor="confirm",
        overrides={"ssn": HELD, "confirm": TYPED},
        pad={"ssn": str(found.ssn)},
        asks="confirm",
        unfinished=True,
    )


def _person_values(found: PersonAsked, ssn: int) -> dict[str, str]:
    return {
        "ssn": f"{ssn:09}",
        "person": person(found.person_code),
        "person_name": name_words(found.last_name, found.first_name, found.middle_name),
        "birth_date": day(found.birth_date),
        "sex": found.sex,
        "claim": found.claim_number,
    }


def _send(request: Request, found: PersonAsked) -> Reply:
    earlier = ask(
        request.connection,
        "TPQ",
        found.subject,
        found.question,
        request.user.user_id,
        request.now,
        request.responders,
    )
    if earlier is not None:
        return Refuse(still_waits("TPQYC", earlier))
    return Return(message("IMS0714"))


TRANSACTION = Transaction(
    code="TPQYC",
    title="THIRD PARTY QUERY, REQUEST",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 15(3)",
    work=tpqyc,
    system="TPQ",
)
