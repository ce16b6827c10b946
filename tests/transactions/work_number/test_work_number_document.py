"""docs/work-number.md: every sentence of the policy, with its implementation and tests."""

from __future__ import annotations

import importlib
import re
from functools import cache

import pytest

from screens.loader import names
from tests.named import ROOT, is_test
from transactions.core.registry import transactions_by_code

SENTENCES = {
    "Background": (
        "The Work Number (WN) Express Service is an online employment and income verification"
        " system based on an individual's Social Security Number (SSN) and is available to "
        "all 58 California counties via Memorandum of Understanding (MOU) through September "
        "30, 2018.",
    ),
    "Purpose": (
        "The purpose of this policy is to provide guidance to Work Participation (WP) "
        "Reviewers regarding the use of the WN Express Services.",
    ),
    "Policy": (
        "The WP reviewers are permitted to use the information obtained from the WN in the "
        "same manner as they would use information provided by the employer to verify hours "
        "of participation in employment for Temporary Assistance for Needy Families (TANF) "
        "Work Participation Rate data reporting purposes.",
    ),
    "When to use The Work Number": (
        "The WN provides instant employment verification data, such as employee earnings and "
        "hours worked by utilizing the participants' Social Security Number (SSN).",
        "The WN is a secondary source of verification.",
        "First contact the applicant/recipient, or employer (with participant's consent) to "
        "request necessary employment information.",
        "An Authorization For Release of Information (F063-25-288) or Employment Verification"
        " (F063-41-370) must be obtained from the participant prior to contacting the WN.",
        "In general, at application or at redetermination for CalWORKs and/or CalFresh "
        "programs, authorization from applicants/recipients is provided by their signature on"
        " the SAWS 2 PLUS (4/15/) - Application For CalFresh, Cash Aid, And/Or Medi-"
        "Cal/Health Care Programs.",
        "A signed SAWS 2 Plus (both versions 12/14 and 4/15) provides permission to access "
        "information from various data sources which includes the WN without an additional "
        "authorization for release of information.",
        "WP Reviewers must verify that a signed SAWS 2 Plus is in OnBase prior to accessing "
        "the WN.",
        "When an individual is applying for only CalFresh benefits using the CF 285 (4/15) - "
        "Application For CalFresh And Benefits, a separate authorization must be obtained.",
    ),
    "How To Access and Use The Work Number": (
        "To obtain employment information from the WN, the employee's SSN or employee's ID "
        "number is required.",
        "The WP Reviewers request the information from The Work Number's web page from an "
        "assigned workstation at the office and follow the steps below:",
        "Select Social Service Verifier from the drop down Main Menu at the top left of the page",
        "Click the Log In button",
        "Enter Username and click the Continue button",
        "Enter Password and click the Log in button",
        "Enter the employee's SSN. If the employer does not allow access to employee by "
        "entering an SSN, click on the Use Other ID Option check box and enter the employee's"
        " Identification (ID) number",
        "Select the appropriate Permissible Purpose",
        "Select the appropriate CA Programs",
        "Click the Continue button",
        "Click on the check box associated with the employer and Click the Continue button",
        "Review the information and Click the Continue button",
        "Print the documents",
        "If the WP Reviewer encounters any difficulties accessing the information from the "
        "web page, contact The Work Number at 1-800-660-3399 and follow their prompts for "
        "assistance.",
    ),
    "WP Reviewers Responsibility": (
        "Follow the same protocols of Administrative Policies and Procedures Manual 6 - "
        "Information Technology Security and Usage regarding the safeguarding of confidential"
        " information.",
        "Authorized persons are WP Reviewers who meet the following criteria:",
        "Have read, understood and signed the WN Security and Usage Agreement;",
        "Need to access data in order to perform their job duties;",
        "Have obtained an Authorization For Release of Information;",
        "Maintaining the confidentiality of information.",
        "If the information obtained from the WN is new to the County, the WP Reviewer will "
        "share it with the CalWORKs case worker and WTW CM.",
    ),
    "Adverse Action Requirements": (
        "Adverse action is a determination of ineligibility for CalWORKs or CalFresh or a "
        "reduction in benefits or services.",
        "When the County takes an adverse action based on the information received from The "
        "WN, the participant must be notified in writing through a Notice of Action (NOA).",
        "The CalWORKs workers must use the GEN 1390 (1/17) - Informing Notice Regarding An "
        "Action Taken on Your Case to provide notice to clients when the usage of the "
        "information from The WN results in the pursuit of an adverse action.",
        "The GEN 1390 is to be used in conjunction with existing NOAs.",
    ),
    "WP Team Supervisor Responsibility": (
        "Supervisors will review WN Usage Guidelines with all WP Reviewers.",
        "They are responsible for ensuring that WP reviewers who promote, transfer, change "
        "position, or otherwise separate from their current assignment are deactivated and "
        "can no longer access the WN.",
    ),
    "WP Manager Responsibility": (
        "Activating new staff",
        "Updating staff information, and",
        "De-activating staff access.",
    ),
}
"""Policy (County of Orange SSA, 203-A, revised 7/21/2017) by its headings, with plain hyphens."""
PAGE = ROOT / "docs" / "work-number.md"


@cache
def rows() -> dict[str, dict[str, tuple[str, list[str], list[str]]]]:
    """Return consequence, names and tests by heading and sentence."""
    found: dict[str, dict[str, tuple[str, list[str], list[str]]]] = {}
    heading = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith(("## ", "### ")):
            heading = line.removeprefix("### ")
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) == 4 and cells[0] not in ("sentence", "---"):
            sentence, follows, carried, held = cells
            assert sentence not in found.setdefault(heading, {}), f"{sentence} stands twice"
            found[heading][sentence] = (
                follows, re.findall("`(.+?)`", carried), re.findall("`(.+?)`", held),
            )  # fmt: skip
    return found


def carries(name: str) -> bool:
    """Return True if a transaction, screen or member of a module has this name."""
    if "." not in name:
        return name in transactions_by_code() or name in names()
    parts = name.split(".")
    for split in range(len(parts) - 1, 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:split]))
        except ModuleNotFoundError:
            continue
        for part in parts[split:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


def test_every_sentence_of_the_policy_is_listed_in_order() -> None:
    assert {heading: tuple(found) for heading, found in rows().items()} == SENTENCES


@pytest.mark.parametrize("heading", SENTENCES)
def test_the_code_and_the_tests_of_a_sentence_exist(heading: str) -> None:
    for sentence, (follows, carried, held) in rows()[heading].items():
        assert follows.endswith(".") and carried and held, sentence
        assert [name for name in carried if not carries(name)] == [], sentence
        assert [reference for reference in held if not is_test(reference)] == [], sentence


def test_an_unknown_name_is_reported() -> None:
    for name in ("TWNZ", "data.rules.work_number.Missing.NOTHING", "no.such.module"):
        assert not carries(name)


def test_the_eleven_steps_are_in_their_order() -> None:
    steps = list(rows()["How To Access and Use The Work Number"].values())[2:13]
    assert [follows.partition(" ")[2].partition(" ")[0].strip(":.") for follows, _, _ in steps] == [
        str(number) for number in range(1, 12)
    ]
