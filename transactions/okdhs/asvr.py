"""ASVR: a report to FSSD of a person residing in the U.S. unlawfully (OKDHS 17(b))."""

from __future__ import annotations

from data.office.fssd_report import Addressed, FssdReport, add_report, addressed, reports_about
from data.rules.codes import code_table
from data.rules.confidential import NO_HOME_VISIT, PARTICIPANT
from transactions.core.keys import CasePersonKey
from transactions.core.messages import message
from transactions.core.registry import Transaction
from transactions.core.reply import Line, Return, Show, refusal
from transactions.core.request import Request
from transactions.core.restricted import sees
from transactions.core.typed import Typed
from transactions.core.words import coded, moment, name_of, town_words
from transactions.shapes.conversation import Conversation
from transactions.shapes.record import columns
from transactions.shapes.refusal import no_person

HELP = """
ASVR records that a worker reports the name and address of an applicant or recipient to the Family
Support Services Division (FSSD). Enter ASVR space case number and person code, or type it on ASV.

There are only two reasons to report: 1, the person admits that illegal aliens are present in the
household and presents USCIS information that appears to be forged; 2, the person presents a formal
order of deportation or removal. Type the reason and press Enter, then Y to record the report.

USCIS is responsible for determining immigration status, and only FSSD reports to USCIS. A response
shown on ASV is never a reason to report. For a participant in the Address Confidentiality Program
(ACP), the report has the substitute address.

Only supervisors and managers can see earlier reports.

ASVR is this system's own code.
"""

SOURCE = "FSSD"
"""Name of the reports as a restricted source in the authority table."""


def _addressed(request: Request) -> Addressed:
    key = request.keyed(CasePersonKey)
    about = addressed(request.connection, key.case_number, key.person_code)
    if about is None:
        raise no_person(key.case_number, key.person_code)
    return about


def _panel(request: Request, about: Addressed, asked: Typed) -> Show:
    allowed, on_case = sees(request, SOURCE), (about.case_number, about.person_code)
    reports = reports_about(request.connection, *on_case) if allowed else []
    return Show(
        "ASVR",
        values={
            **columns(about, "ASVR"),
            "city": town_words(about.city, about.state, about.zip_code),
            "acp": NO_HOME_VISIT if about.acp == PARTICIPANT else "",
            "shown": "" if allowed else "ARE FOR SUPERVISORS AND MANAGERS",
        },
        lists={"reports": [_line(one) for one in reports]},
        carried=request.keyed(CasePersonKey).carried(),
        restricted=True,
        sources=frozenset({SOURCE}) if reports else frozenset(),
    )


def _line(report: FssdReport) -> Line:
    return Line(
        {
            "reported": moment(report.reported_at),
            "by": report.reported_by,
            **coded("reported_reason", "fssd_reason", report.reason),
        }
    )


def _check(request: Request, about: Addressed, typed: Typed) -> dict[str, str]:
    if "reason" not in typed:
        raise refusal("IMS0001")
    if typed["reason"] not in code_table("fssd_reason"):
        raise refusal("IMS0943", "reason")
    return {"reason": typed["reason"]}


def _report(request: Request, about: Addressed, asked: Typed) -> Return:
    by, reason = request.user.user_id, asked["reason"]
    add_report(request.connection, about, name_of(about), reason, by, request.now)
    return Return(message("IMS0945", case=about.case_number))


asvr = Transaction("ASVR", "REPORT TO FSSD", "OKDHS 17(b)", (CasePersonKey,), HELP, ours=True)(
    Conversation(
        _addressed,
        _panel,
        _check,
        _report,
        question="IMS0944",
    )
)
