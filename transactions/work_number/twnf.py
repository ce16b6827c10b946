"""TWNF: the authorizations of a participant, and the first contacts (WN, When to use)."""

from __future__ import annotations

from datetime import date

from data.office import participant
from data.office.participant import AuthorizationRow, FirstContact, Participant
from data.office.user import ORANGE_CA
from data.rules.authorization import APPLICATIONS, CLIENT, ONBASE, before_edition
from data.rules.codes import code_table
from transactions.core.keys import SsnKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Reply, Show, refusal
from transactions.core.request import Request
from transactions.core.typed import Typed, a_code, a_past_day, is_yes, typed_words
from transactions.core.words import coded, day, moment
from transactions.work_number.lookup import (
    ensure_authorized,
    not_authorized,
    participant_of,
    screen,
)

HELP = """
TWNF shows and records what is required before TWN may look up a participant: the authorization and
the first contact. Enter TWNF, a blank and the SSN: TWNF 900301201.

Authorization: type the FORM, the date it was SIGNED, and where you have SEEN it: O for OnBase, P
for paper in hand. F063-25-288 (Authorization For Release of Information) and F063-41-370
(Employment Verification) count once a reviewer with active access has seen them. A signed SAWS 2
PLUS (12/14 or 4/15) counts only for the reviewer who has seen it in OnBase; each reviewer records
it again with O. CF 285, for CalFresh only, is not an authorization by itself: obtain a separate
one. A form cannot be signed before its edition date. The settings ([work_number]) say how long a
form or a contact counts; the policy does not.

First contact: The Work Number is a secondary source. Type C if you asked the client, or E with
CONSENT Y if you asked the employer with the participant's consent; and the date. You may record an
authorization and a contact together.

Withdrawal: when the participant withdraws a form, type its FORM and SIGNED as listed and Y at
WITHDRAWN. From the next key on, no one can look up the participant with that form. A withdrawn form
cannot be recorded again; a new form with a later date can.

Entries are added, never changed, and show who recorded them and when.
"""


@Transaction(
    "TWNF",
    "AUTHORIZATIONS OF A PARTICIPANT",
    "WN WHEN TO USE",
    (SsnKey,),
    HELP,
    still=not_authorized,
    agency=ORANGE_CA,
    ours=True,
)
def twnf(request: Request) -> Reply:
    """Show the authorizations and contacts, and record the ones typed."""
    ensure_authorized(request)
    person = participant_of(request)
    if request.pad is None:
        return _screen(request, person)
    typed = typed_words(request.fields)
    if not typed:
        raise refusal("IMS0001")
    if "withdrawn" in typed:
        return _withdraw(request, person, typed)
    forms = [_form(request, person, typed)] if typed.keys() & {"form", "signed", "seen"} else []
    by_contact = typed.keys() & {"contact", "consent", "contact_date"}
    calls = [_contact(request, person, typed)] if by_contact else []
    by, ssn = request.user.user_id, person.ssn
    for form in forms:
        participant.add_authorization(
            request.connection, ssn, *form, by, request.now, request.today
        )
    for call in calls:
        participant.add_contact(request.connection, ssn, *call, by, request.now)
    return _screen(request, person, message("IMS1045"))


def _form(request: Request, person: Participant, typed: Typed) -> tuple[str, date, str]:
    """Read form, date and where it was seen."""
    form = a_code(typed, "form", "twn_form", "IMS1040", form=typed.get("form", "(BLANK)"))
    signed = _lived_day(request, person, typed, "signed", "SIGNED")
    if (edition := before_edition(form, signed)) is not None:
        raise refusal("IMS1048", "signed", form=form, date=day(edition))
    seen = typed.get("seen", "").upper()
    if seen and seen not in code_table("twn_seen"):
        raise refusal("IMS1042", "seen")
    if form in APPLICATIONS and seen not in ("", ONBASE):
        raise refusal("IMS1046", "seen")
    return form, signed, seen


def _withdraw(request: Request, person: Participant, typed: Typed) -> Show:
    """Record that the participant withdraws the form that is typed."""
    if not is_yes(typed, "withdrawn", "IMS1050"):
        raise refusal("IMS1050", "withdrawn")
    form = a_code(typed, "form", "twn_form", "IMS1040", form=typed.get("form", "(BLANK)"))
    signed = _lived_day(request, person, typed, "signed", "SIGNED")
    held = participant.authorizations(request.connection, person.ssn)
    known = [row for row in held if (row.form, row.signed_date) == (form, signed)]
    if not known:
        raise refusal("IMS1051", "form", form=form, date=day(signed))
    if known[0].withdrawn_on is not None:
        raise refusal("IMS1052", "form", form=form, date=day(signed))
    by = request.user.user_id
    participant.withdraw(
        request.connection, person.ssn, form, signed, by, request.now, request.today
    )
    return _screen(request, person, message("IMS1053", form=form, date=day(signed)))


def _contact(request: Request, person: Participant, typed: Typed) -> tuple[str, bool, date]:
    """Read the contact: client or employer, the consent, and the date."""
    whom, consent = typed.get("contact", "").upper(), typed.get("consent", "").upper()
    if whom not in code_table("twn_contact"):
        raise refusal("IMS1043", "contact")
    if whom != CLIENT and consent != "Y":
        raise refusal("IMS1044", "consent")
    return whom, consent == "Y", _lived_day(request, person, typed, "contact_date", "ON")


def _lived_day(request: Request, person: Participant, typed: Typed, name: str, field: str) -> date:
    """Read a day in the participant's life, until today."""
    found = a_past_day(typed, name, request.today, "IMS1041", field=field)
    if found < person.birth_date:
        raise refusal("IMS1041", name, field=field)
    return found


def _screen(request: Request, person: Participant, said: Message | None = None) -> Show:
    forms = [_form_line(row) for row in participant.authorizations(request.connection, person.ssn)]
    calls = [_contact_line(row) for row in participant.contacts(request.connection, person.ssn)]
    lists = {"forms": forms, "contacts": calls}
    return screen("TWNF", person, {}, {"case": person.county_case}, lists, said, unfinished=False)


def _form_line(row: AuthorizationRow) -> Line:
    withdrawn = {}
    if row.withdrawn_on is not None:
        withdrawn["held_form_meaning"] = f"WITHDRAWN {day(row.withdrawn_on)} {row.withdrawn_by}"
    return Line(
        {
            **coded("held_form", "twn_form", row.form),
            **withdrawn,
            "held_signed": day(row.signed_date),
            **coded("held_seen", "twn_seen", row.seen_where),
            "seen_on": day(row.seen_on),
            "recorded": f"{moment(row.recorded_at)} {row.recorded_by}",
        }
    )


def _contact_line(row: FirstContact) -> Line:
    return Line(
        {
            **coded("whom", "twn_contact", row.whom),
            "held_consent": "" if row.whom == CLIENT else "Y" if row.consent else "N",
            "contacted": day(row.contact_date),
            "contact_recorded": f"{moment(row.recorded_at)} {row.recorded_by}",
        }
    )
