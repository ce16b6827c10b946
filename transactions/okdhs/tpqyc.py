"""TPQYC: the third party query to SSA, by case and then the SSN of a person on it (OKDHS 15(3))."""

from __future__ import annotations

from typing import NamedTuple

from data.office.case_reading import CaseHead
from data.questions.subjects import PersonAsked, persons_on_case
from transactions.core.keys import CaseKey, SsnKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import RefusedError, Return, Show, about, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed
from transactions.core.words import day, name_of, person, ssn_words
from transactions.shapes.case import case_of, case_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.question import THIRD_PARTY

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


class OnCase(NamedTuple):
    """A case, and who is on it."""

    case: CaseHead
    persons: list[PersonAsked]

    def person(self, ssn: int) -> PersonAsked:
        """The person with an SSN; nobody on the case has any other."""
        for one in self.persons:
            if one.ssn == ssn:
                return one
        where = {"ssn": ssn_words(ssn), "case": self.case.case_number}
        raise refusal("IMS0712", "ssn", **where)


def _on_case(request: Request) -> OnCase:
    case = case_of(request)
    return OnCase(case, persons_on_case(request.connection, case.case_number))


def _panel(request: Request, on_case: OnCase, asked: Typed) -> Show:
    values, carried = case_words(on_case.case), request.keyed(CaseKey).carried()
    if asked:
        found = on_case.person(int(asked["ssn"]))
        carried = about(found.ssn, found)
        values |= {
            "person": person(found.person_code),
            "person_name": name_of(found),
            "birth_date": day(found.birth_date),
            "sex": found.sex,
            "claim": found.claim_number,
        }
    return Show("TPQYC", values=values, carried=carried, unfinished=True)


def _check(request: Request, on_case: OnCase, typed: Typed) -> dict[str, str]:
    if "ssn" not in typed:
        raise refusal("IMS0711", "ssn")
    try:
        ssn = SsnKey.from_text(typed["ssn"]).ssn
    except RefusedError as refused:
        raise RefusedError(refused.message, "ssn") from None
    THIRD_PARTY.ensure_free(request, on_case.person(ssn).subject, "ssn")
    return {"ssn": f"{ssn:09}"}


def _send(request: Request, on_case: OnCase, asked: Typed) -> Return:
    found = on_case.person(int(asked["ssn"]))
    THIRD_PARTY.ask(request, found.subject, found.question)
    return Return(message("IMS0714"))


TRANSACTION = Transaction(
    code="TPQYC",
    title="THIRD PARTY QUERY, REQUEST",
    keys=(CaseKey,),
    help=HELP,
    source="OKDHS 15(3)",
    work=Conversation(
        about=_on_case,
        panel=_panel,
        check=_check,
        done=_send,
        question="IMS0713",
        held=("ssn",),
    ),
    system="TPQ",
)
