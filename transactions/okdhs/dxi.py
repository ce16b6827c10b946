"""DXI: decide whose record it is that names a client otherwise than the case (OKDHS 5(a))."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from data.exchange.grades import regrade
from data.office.alias import add_alias, drop_alias, index_own_name
from data.office.case_reading import CaseHead
from data.office.correction import Standing, correct, standing
from data.office.discrepancy import Posted, identities_on_case
from data.office.identity import Verdict, settle
from data.rules.federal_tax import is_federal_tax
from data.rules.identity import CORRECT, NAME, SAME, Sent
from data.rules.names import Name
from data.rules.ssn import practice_ssn
from data.store.turns import Turn, take_turn
from transactions.core.keys import CaseKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed, a_code, typed_day, typed_ssn
from transactions.core.words import day, differs_words, local_day, name_words, short_day, ssn_words
from transactions.shapes.case import case_of, case_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.identity import named_and_settled
from transactions.shapes.record import columns

HELP = """
DXI decides whose record it is when a record and the case disagree about a client: another name,
date of birth or claim number, or an SSN that is also on another person's case. Enter DXI space case
number.

Each identity message of the case is shown with both sides, open messages first: CASE is what the
case has, RECORD is what was sent. SETTLED shows the last verdict.

Type the number of the message and the verdict. SAME: the record is the client's. Its name becomes
an alias, and from then on records under that name are exact and are compared. CORRECT: the case is
wrong. Type the correct value: it is corrected on every case that the person is on, F42 is no longer
verified, and ENU must be used again. OTHER: the record is another person's. It stays on file and
never counts. A record that names yet another person posts a new message.

SOURCE is the basis of the verdict (PF1 lists the codes), and NOTE says what you saw or heard. Type
Y to confirm. To change a verdict, settle the identity again: the newest verdict counts, and DXL
shows them all.

DXI does not clear the message. Document it with FCN and clear it with DXD (OKDHS 16). Federal tax
information is shown only to those who may see it, and only they can settle it.
"""

CORRECTED = ("last_name", "first_name", "middle_name", "birth_date", "new_ssn")
_NAME = re.compile(r"[^\W\d_][^\d_]*")


class Asked(NamedTuple):
    """One identity message: the client as the case has them, and whom the record names."""

    posted: Posted
    client: Standing
    sent: Sent | None
    settled: Verdict | None


class Open(NamedTuple):
    """A case and its identity messages, numbered from 1 as on the screen."""

    case: CaseHead
    asked: Mapping[int, Asked]


def _open(request: Request) -> Open:
    case = case_of(request)
    posted = identities_on_case(request.connection, case.case_number)
    asked = [_asked(request, each) for each in posted if sees(request, each.system)]
    if not asked:
        raise refusal("IMS0323", case=case.case_number)
    return Open(case, dict(enumerate(asked, start=1)))


def _asked(request: Request, posted: Posted) -> Asked:
    sent, settled = named_and_settled(request.connection, posted)
    client = standing(request.connection, posted.case_number, posted.person_code)
    return Asked(posted, client, sent, settled)


def _panel(request: Request, about: Open, asked: Typed) -> Show:
    marked = request.record.get("discrepancy")
    number = next((n for n, a in about.asked.items() if str(a.posted.discrepancy_id) == marked), 0)
    return Show(
        "DXI",
        values=case_words(about.case) | ({"message": str(number)} if number else {}),
        lists={"messages": [_line(number, each) for number, each in about.asked.items()]},
        carried=Carried(
            ssns=tuple(dict.fromkeys(each.posted.ssn for each in about.asked.values())),
            cases=tuple(
                dict.fromkeys(
                    (each.posted.case_number, each.posted.person_code)
                    for each in about.asked.values()
                )
            ),
        ),
        sources=frozenset(each.posted.system for each in about.asked.values()),
        unfinished=True,
    )


def _line(number: int, asked: Asked) -> Line:
    posted, client, verdict = asked.posted, asked.client, asked.settled
    values = columns(
        posted,
        "DXI",
        "messages",
        number=str(number).rjust(2),
        listed_system=posted.system,
        differs=differs_words(posted.differs, 20),
        settled=_settled(posted, verdict),
        client=_side(
            name_words(client.last_name, client.first_name, client.middle_name),
            client.birth_date,
            ssn_words(client.ssn),
            client.claim_number,
        ),
        sent=posted.subject if asked.sent is None else _sent_words(asked.sent),
    )
    return Line(values, Carried(), system=posted.system)


def _settled(posted: Posted, verdict: Verdict | None) -> str:
    if verdict is not None:
        return f"{verdict.verdict} {short_day(local_day(verdict.settled_at))}"
    return "OPEN" if posted.resolved_date is None else "CLEARED"


def _sent_words(sent: Sent) -> str:
    return _side(name_words(*sent.name), sent.birth_date, *sent.claims)


def _side(name: str, born: date | None, *numbers: str) -> str:
    return "  ".join(filter(None, (name, day(born), *numbers)))


def _check(request: Request, about: Open, typed: Typed) -> dict[str, str]:
    number = typed.get("message", "")
    if not number and len(about.asked) == 1:
        number = "1"
    if not re.fullmatch("[0-9]{1,2}", number, re.ASCII) or int(number) not in about.asked:
        raise refusal("IMS0324", "message", number=number or "(BLANK)")
    asked = about.asked[int(number)]
    if asked.sent is None:
        raise refusal("IMS0330", "message", number=number)
    verdict = a_code(typed, "verdict", "identity_verdict", "IMS0325")
    corrected = {name: typed[name].upper() for name in CORRECTED if name in typed}
    changed = verdict == CORRECT and _after(request, asked.client, corrected) != asked.client
    if changed is not (verdict == CORRECT) or (verdict != CORRECT and corrected):
        raise refusal("IMS0329", "last_name")
    source = a_code(typed, "source", "identity_source", "IMS0326")
    if "text" not in typed:
        raise refusal("IMS0327", "text")
    return {
        "message": number,
        "discrepancy": str(asked.posted.discrepancy_id),
        "verdict": verdict,
        **corrected,
        "source": source,
        "text": typed["text"],
    }


def _after(request: Request, client: Standing, corrected: Mapping[str, str]) -> Standing:
    """Return the client with what was typed; refuse what is not valid."""
    changed: dict[str, object] = {}
    for name, text in corrected.items():
        value: object = text
        if name == "birth_date":
            value = typed_day(text)
            if value is None or typed_day(text) > request.today:  # type: ignore[operator]
                raise refusal("IMS0328", name, field="DATE OF BIRTH")
        elif name == "new_ssn":
            value = found = typed_ssn(text)
            if not found or (request.practice and not practice_ssn(found)):
                raise refusal("IMS0328", name, field="SSN")
        elif not _NAME.fullmatch(text):
            raise refusal("IMS0328", name, field=name.replace("_", " ").upper())
        changed["ssn" if name == "new_ssn" else name] = value
    return client._replace(**changed)  # type: ignore[arg-type]


def _settle(request: Request, about: Open, typed: Typed) -> Return:
    """Record the verdict with its effect, and grade the records under the SSN again."""
    # A load that runs meanwhile would keep grades of before.
    take_turn(request.connection, Turn.BATCH)
    asked = next(
        each
        for each in about.asked.values()
        if str(each.posted.discrepancy_id) == typed["discrepancy"]
    )
    posted, client, sent = asked.posted, asked.client, asked.sent
    assert sent is not None
    corrected = {name: typed[name] for name in CORRECTED if name in typed}
    verdict = Verdict(
        case_number=posted.case_number,
        person_code=posted.person_code,
        ssn=posted.ssn,
        system=posted.system,
        verdict=typed["verdict"],
        differs=posted.differs,
        last_name=sent.name.last,
        first_name=sent.name.first,
        middle_name=sent.name.middle,
        birth_date=sent.birth_date,
        claims=" ".join(sent.claims),
        client_last_name=client.last_name,
        client_first_name=client.first_name,
        client_middle_name=client.middle_name,
        client_birth_date=client.birth_date,
        corrected=", ".join(map(_corrected, corrected.items()))[:120],
        source=typed["source"],
        note=typed["text"],
        user_id=request.user.user_id,
        settled_at=request.now,
    )
    settle(request.connection, verdict)
    if verdict.verdict == CORRECT:
        after = _after(request, client, corrected)
        correct(request.connection, client, after)
        index_own_name(request.connection, after)
        if _named(after) != _named(client):
            # Records in the former name are still the client's.
            settle(request.connection, verdict._replace(**_former(client)))
            former = Name(client.last_name, client.first_name, client.middle_name)
            add_alias(request.connection, after, former)
        regrade(request.connection, {posted.ssn, after.ssn or posted.ssn})
        return Return(message("IMS0322"))
    # A name that a restricted source sent is not shown to everybody in ALFX.
    if NAME in posted.differs and not is_federal_tax({posted.system}):
        change = add_alias if verdict.verdict == SAME else drop_alias
        change(request.connection, client, sent.name)
    regrade(request.connection, {posted.ssn})
    return Return(message("IMS0321", verdict=verdict.verdict, subject=name_words(*sent.name)[:30]))


def _named(client: Standing) -> tuple[str, str]:
    return client.last_name, client.first_name


def _former(client: Standing) -> dict[str, Any]:
    """Return what makes a verdict one on the client's name until now."""
    return {
        "verdict": SAME,
        "differs": NAME,
        "last_name": client.last_name,
        "first_name": client.first_name,
        "middle_name": client.middle_name,
        "birth_date": None,
        "claims": "",
    }


def _corrected(field: tuple[str, str]) -> str:
    """Return a field with what it was corrected to."""
    name, text = field
    words = ssn_words(int(text)) if name == "new_ssn" else text
    return f"{name.removeprefix('new_').replace('_', ' ').upper()} {words}"


dxi = Transaction(
    "DXI",
    "DECIDE WHOSE RECORD IT IS",
    "OKDHS 5(a)",
    (CaseKey,),
    HELP,
    ours=True,
    notes=True,
)(Conversation(_open, _panel, _check, _settle, question="IMS0320"))
