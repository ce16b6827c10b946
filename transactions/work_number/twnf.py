"""TWNF: the authorizations of a participant, and the first contacts (WN, When to use)."""

from __future__ import annotations

from datetime import date

from data.office.agencies import ORANGE_CA
from data.office.participant import (
    AuthorizationRow,
    ContactRow,
    ParticipantRow,
    add_authorization,
    add_contact,
    authorizations,
    contacts,
    participant,
)
from data.rules.codes import code_table, meaning
from data.rules.work_number import APPLICATIONS, CLIENT, ONBASE
from transactions.core.keys import SsnKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Show
from transactions.core.request import Request
from transactions.core.typed import Typed, typed_code, typed_day, typed_words
from transactions.core.words import day, moment, ssn_words
from transactions.work_number.facts import deactivated, person_words

HELP = """
TWNF shows and records what must be there before TWN may look a participant up: the authorization
and the first contact. Enter TWNF, a blank and the SSN: TWNF 900301201.

Authorization: type the FORM, the day on which it was SIGNED, and where you have SEEN it, O for
OnBase, P for paper in hand. F063-25-288 (Authorization For Release of Information) and F063-41-370
(Employment Verification) authorize. A signed SAWS 2 PLUS (12/14 or 4/15) authorizes once a reviewer
states to have seen it in OnBase: type it again with O when you have. CF 285, for CalFresh only,
alone authorizes nothing: obtain a separate authorization.

First contact: The Work Number is a secondary source. Type C when the client was asked, or E and
CONSENT Y when the employer was, with the participant's consent; and the day. Both may be typed at
once.

Entries are added, never changed; each says who recorded it and when.
"""


def twnf(request: Request) -> Reply:
    """Show what is recorded; add what is typed."""
    key = request.key
    assert isinstance(key, SsnKey)
    person = participant(request.connection, key.ssn)
    if person is None:
        return Refuse(message("IMS1031", ssn=ssn_words(key.ssn)))
    if request.pad is None:
        return _screen(request, person, None)
    if (refusal := deactivated(request)) is not None:
        return Refuse(refusal)
    typed = typed_words(request.fields)
    if not typed:
        return Refuse(message("IMS0001"))
    form = _form(request, person, typed) if typed.keys() & {"form", "signed", "seen"} else None
    contact = (
        _contact(request, person, typed)
        if typed.keys() & {"contact", "consent", "contact_date"}
        else None
    )
    for wrong in (form, contact):
        if isinstance(wrong, Refuse):
            return wrong
    if isinstance(form, tuple):
        _add_form(request, person, *form)
    if isinstance(contact, tuple):
        whom, consent, on = contact
        add_contact(
            request.connection,
            person.ssn,
            whom,
            consent,
            on,
            request.user.user_id,
            request.now,
        )
    return _screen(request, person, message("IMS1045"))


def _form(request: Request, person: ParticipantRow, typed: Typed) -> tuple[str, date, str] | Refuse:
    """Form, date and where it was seen, as they were typed."""
    form = typed_code("twn_form", typed.get("form", ""))
    if form is None:
        return Refuse(message("IMS1040", form=typed.get("form", "(BLANK)")), cursor="form")
    signed = _past(request, person, typed.get("signed", ""))
    if signed is None:
        return Refuse(message("IMS1041", field="SIGNED"), cursor="signed")
    seen = typed.get("seen", "").upper()
    if seen and seen not in code_table("twn_seen"):
        return Refuse(message("IMS1042"), cursor="seen")
    if form in APPLICATIONS and seen not in ("", ONBASE):
        return Refuse(message("IMS1046"), cursor="seen")
    return form, signed, seen


def _add_form(request: Request, person: ParticipantRow, form: str, signed: date, seen: str) -> None:
    add_authorization(
        request.connection,
        person.ssn,
        form,
        signed,
        seen,
        request.user.user_id,
        request.now,
        request.today,
    )


def _contact(
    request: Request, person: ParticipantRow, typed: Typed
) -> tuple[str, bool, date] | Refuse:
    """With whom, with what consent and when, as they were typed."""
    whom, consent = typed.get("contact", "").upper(), typed.get("consent", "").upper()
    if whom not in code_table("twn_contact"):
        return Refuse(message("IMS1043"), cursor="contact")
    if whom != CLIENT and consent != "Y":
        return Refuse(message("IMS1044"), cursor="consent")
    on = _past(request, person, typed.get("contact_date", ""))
    if on is None:
        return Refuse(message("IMS1041", field="ON"), cursor="contact_date")
    return whom, consent == "Y", on


def _past(request: Request, person: ParticipantRow, text: str) -> date | None:
    """A day in the participant's life until today."""
    found = typed_day(text)
    lived = found is not None and person.birth_date <= found <= request.today
    return found if lived else None


def _screen(request: Request, person: ParticipantRow, said: Message | None) -> Show:
    return Show(
        "TWNF",
        values=person_words(request, person) | {"case": person.county_case},
        lists={
            "forms": [_form_line(row) for row in authorizations(request.connection, person.ssn)],
            "contacts": [_contact_line(row) for row in contacts(request.connection, person.ssn)],
        },
        carried=Carried(ssns=(person.ssn,)),
        message=said,
        cursor="form",
        pad={},
    )


def _form_line(row: AuthorizationRow) -> Line:
    return Line(
        {
            "held_form": row.form,
            "held_form_meaning": meaning("twn_form", row.form),
            "held_signed": day(row.signed_date),
            "held_seen": row.seen_where,
            "held_seen_meaning": meaning("twn_seen", row.seen_where),
            "seen_on": day(row.seen_on),
            "recorded": f"{moment(row.recorded_at)} {row.recorded_by}",
        }
    )


def _contact_line(row: ContactRow) -> Line:
    return Line(
        {
            "whom": row.whom,
            "whom_meaning": meaning("twn_contact", row.whom),
            "held_consent": "" if row.whom == CLIENT else "Y" if row.consent else "N",
            "contacted": day(row.contact_date),
            "contact_recorded": f"{moment(row.recorded_at)} {row.recorded_by}",
        }
    )


TRANSACTION = Transaction(
    code="TWNF",
    title="AUTHORIZATIONS OF A PARTICIPANT",
    keys=(SsnKey,),
    help=HELP,
    source="WN WHEN TO USE",
    work=twnf,
    still=deactivated,
    agency=ORANGE_CA,
    ours=True,
)
