"""ASVR: a report to FSSD of a person who resides unlawfully, in the two cases of OKDHS 17(b)."""

from __future__ import annotations

from data.office.fssd_report import Addressed, Reported, add_report, addressed, reports_about
from data.rules.codes import code_table, meaning
from data.rules.confidential import NO_HOME_VISIT, PARTICIPANT
from screens.attribute import Attribute, Intensity
from transactions.core.keys import CasePersonKey
from transactions.core.messages import Message, message
from transactions.core.registry import Transaction
from transactions.core.reply import Carried, Line, Refuse, Reply, Return, Show
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import typed_words
from transactions.core.words import day, moment, name_words, person

HELP = """
ASVR records that a worker reports the name and address of an applicant or recipient to the Family
Support Services Division (FSSD). Enter ASVR, a blank, the case number and the person code, or type
it on ASV.

There are two reasons and no other: 1, the person admits that illegal aliens are present in the
household and presents USCIS information that appears to be forged; 2, the person presents a formal
order of deportation or removal. Type the reason and press Enter, then Y to record the report.

USCIS is responsible for determining immigration status, and FSSD reports to USCIS: nobody else
does. What ASV answers is never a reason. Of a participant of the Address Confidentiality Program
the report has the substitute address.

Earlier reports are for supervisors and managers; a worker sees that there may be some.

ASVR is this system's own code.
"""

SOURCE = "FSSD"
"""The restricted source that the reports are, in the table of authority."""
TYPED = Attribute(protected=False)
HELD = Attribute(protected=True, numeric=True, intensity=Intensity.HIGH)


def asvr(request: Request) -> Reply:
    """The reason, then the question, then the record."""
    key = request.key
    assert isinstance(key, CasePersonKey)
    about = addressed(request.connection, key.case_number, key.person_code)
    if about is None:
        where = {"case": key.case_number, "person": person(key.person_code)}
        return Refuse(message("IMS0203", **where))
    if request.pad is None:
        return _screen(request, about)
    if "reason" in request.pad:
        return _confirmed(request, about)
    reason = typed_words(request.fields).get("reason", "")
    if not reason:
        return Refuse(message("IMS0001"))
    if reason not in code_table("fssd_reason"):
        return Refuse(message("IMS0943"), cursor="reason")
    return _screen(request, about, reason, message("IMS0944"))


def _confirmed(request: Request, about: Addressed) -> Reply:
    assert request.pad is not None
    name = name_words(about.last_name, about.first_name, about.middle_name)
    reason = request.pad["reason"]
    add_report(request.connection, about, name, reason, request.user.user_id, request.now)
    return Return(message("IMS0945", case=about.case_number))


def _screen(
    request: Request, about: Addressed, reason: str = "", said: Message | None = None
) -> Show:
    allowed = sees(request, SOURCE)
    reports = (
        reports_about(request.connection, about.case_number, about.person_code) if allowed else []
    )
    asked = {"reason": HELD, "confirm": TYPED} if reason else {}
    return Show(
        "ASVR",
        values={
            "case": about.case_number,
            "person": person(about.person_code),
            "name": name_words(about.last_name, about.first_name, about.middle_name),
            "birth_date": day(about.birth_date),
            "date": day(request.today),
            "street": about.street,
            "city": f"{about.city} {about.state} {about.zip_code[:5]}".strip(),
            "acp": NO_HOME_VISIT if about.acp == PARTICIPANT else "",
            "reason": reason,
            "shown": "" if allowed else "ARE FOR SUPERVISORS AND MANAGERS",
        },
        lists={"reports": [_line(one) for one in reports]},
        carried=Carried(cases=((about.case_number, about.person_code),)),
        message=said,
        cursor="confirm" if reason else "reason",
        overrides=asked,
        pad={"reason": reason} if reason else {},
        asks="confirm" if reason else "",
        unfinished=bool(reason),
        restricted=True,
        sources=frozenset({SOURCE}) if reports else frozenset(),
    )


def _line(report: Reported) -> Line:
    return Line(
        {
            "reported": moment(report.reported_at),
            "by": report.reported_by,
            "reported_reason": report.reason,
            "reported_reason_meaning": meaning("fssd_reason", report.reason),
        }
    )


TRANSACTION = Transaction(
    code="ASVR",
    title="REPORT TO FSSD",
    keys=(CasePersonKey,),
    help=HELP,
    source="OKDHS 17(b)",
    work=asvr,
    ours=True,
)
