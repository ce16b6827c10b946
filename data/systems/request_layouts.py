"""What request and answer files look like: one record a question, the same reference in both."""

from __future__ import annotations

from typing import Any

from data.rules.codes import code_table
from data.systems.format import CODE, COUNT, DATE, MONEY, SSN, TEXT, Format
from data.systems.layout import FieldLayout, Layout, record_type

SSA = "SOCIAL SECURITY ADMINISTRATION"
OKDHS = "OK DEPARTMENT OF HUMAN SERVICES"[:30]
PATTERN_QUARTERS = 320
"""Eighty years."""

Part = tuple[str, int, Format, str, dict[str, Any]]
"""Name, length, format and meaning of a field, and what else `FieldLayout` takes."""
Parts = tuple[Part, ...]
"""Fields one behind the other."""

_NO_NUMBER = "zeros where there is none"


def _in_turn(*parts: Part) -> tuple[FieldLayout, ...]:
    """The fields one behind the other, from position 2 on."""
    fields, position = [record_type("D")], 2
    for name, length, format, meaning, rules in parts:
        fields.append(FieldLayout(name, position, length, format, meaning, **rules))
        position += length
    return tuple(fields)


_REFERENCE: Part = ("reference", 9, COUNT, "number of the question, given back with its answer", {})
_NAMES: Parts = (
    ("last_name", 19, TEXT, "surname, cut at the width", {}),
    ("first_name", 12, TEXT, "first name, cut at the width", {}),
    ("middle_name", 1, TEXT, "middle initial", {}),
)

_QUESTION: Parts = (
    _REFERENCE,
    ("ssn", 9, SSN, f"Social Security number, {_NO_NUMBER}", {}),
    *_NAMES,
    ("birth_date", 8, DATE, "date of birth", {"required": True}),
    ("sex", 1, TEXT, "F or M", {}),
    ("claim_number", 12, TEXT, "Social Security claim number, blank where there is none", {}),
    ("case_number", 7, TEXT, "case, blank where the person is on none", {}),
    ("person_code", 2, COUNT, "person code, 00 where there is none", {}),
)
"""The record of a question, the same for every system but for what some have behind it."""


def question_layout(system: str, title: str, more: Parts = ()) -> Layout:
    """The request file of a system."""
    fields, length = _in_turn(*_QUESTION, *more), 150 if more else 100
    return Layout(system, f"{title}, REQUESTS", OKDHS, length, fields, key=("reference",))


def _answer(code: str, what: str, *parts: Part) -> tuple[FieldLayout, ...]:
    codes = code_table(code) if code == "enu_answer" else {"": "ANSWERED", **code_table(code)}
    return _in_turn(
        _REFERENCE,
        ("ssn", 9, SSN, f"Social Security number as it was sent, {_NO_NUMBER}", {}),
        ("code", 2, CODE, what, {"codes": codes}),
        *_NAMES,
        *parts,
    )


ENU = Layout(
    "ENU",
    "SSN ENUMERATION, ANSWERS",
    SSA,
    70,
    _answer(
        "enu_answer",
        "result of the match",
        ("found_ssn", 9, SSN, f"number that SSA has for the person, with *; else {_NO_NUMBER}", {}),
    ),
    key=("reference",),
)

QTR = Layout(
    "QTR",
    "QUARTERS COVERED, ANSWERS",
    SSA,
    400,
    _answer(
        "qtr_condition",
        "condition: why there is no pattern",
        ("birth_date", 8, DATE, "date of birth as SSA has it", {}),
        ("minimum_1937", 2, COUNT, "quarters of 1937 to 1950, at least", {}),
        ("maximum_1937", 2, COUNT, "quarters of 1937 to 1950, at most", {}),
        ("railroad_months", 3, COUNT, "months of railroad work, 1937 to 1946", {}),
        ("first_year", 4, COUNT, "year that the pattern begins with, zeros without pattern", {}),
        (
            "pattern",
            PATTERN_QUARTERS,
            TEXT,
            "one symbol a quarter: C covered, N none, F U W not covered, # Z to be reviewed",
            {"pattern": "[CNFUW#Z]*"},
        ),
    ),
    key=("reference",),
)

TPQ = Layout(
    "TPQ",
    "THIRD PARTY QUERY, ANSWERS",
    SSA,
    160,
    _answer(
        "tpq_condition",
        "condition: why nothing was released",
        ("birth_date", 8, DATE, "date of birth as SSA has it", {}),
        ("response_date", 8, DATE, "day of the answer", {"required": True, "past": True}),
        ("verification", 1, TEXT, "SSN verification, a code of ENU's answers", {}),
        ("claim_number", 12, TEXT, "Social Security claim number", {}),
        ("rsdi_status", 2, TEXT, "title II payment status", {}),
        ("rsdi_gross", 7, MONEY, "title II gross amount", {}),
        ("rsdi_since", 8, DATE, "first month of title II entitlement", {}),
        ("part_a_since", 8, DATE, "Medicare Part A, start", {}),
        ("part_b_since", 8, DATE, "Medicare Part B, start", {}),
        ("part_b_payer", 4, TEXT, "state that pays the Part B premium; blank: the person", {}),
        ("ssi_status", 3, TEXT, "title XVI payment status", {}),
        ("ssi_net", 7, MONEY, "title XVI net amount", {}),
        ("living_arrangement", 1, TEXT, "federal living arrangement", {}),
    ),
    key=("reference",),
    total="rsdi_gross",
)

ALIEN: Parts = (
    ("a_number", 9, COUNT, f"A-number, {_NO_NUMBER}", {}),
    ("document", 6, CODE, "document that was presented", {"codes": code_table("save_document")}),
    ("document_date", 8, DATE, "its date, where that counts", {}),
    (
        "level", 1, CODE, "initial or additional verification; G-845 goes by mail",
        {"codes": {code: meant for code, meant in code_table("save_level").items() if code != "P"}},
    ),
    ("case_verification", 15, TEXT, "verification number of the initial verification", {}),
)  # fmt: skip
"""What the request file of ASV has behind the fields of every system."""

ASV = Layout(
    "ASV",
    "ALIEN STATUS VERIFICATION, ANSWERS",
    "CITIZENSHIP AND IMMIGRATION",
    140,
    _in_turn(
        _REFERENCE,
        ("ssn", 9, SSN, f"Social Security number as it was sent, {_NO_NUMBER}", {}),
        ("code", 3, CODE, "what SAVE says", {"codes": code_table("save_answer")}),
        *_NAMES,
        ("birth_date", 8, DATE, "date of birth as USCIS has it", {}),
        (
            "verification_number", 15, TEXT, "verification number",
            {"required": True, "pattern": "[0-9]{13}[A-Z]{2}"},
        ),
        ("class_of_admission", 3, TEXT, "class of admission (COA)", {}),
        ("country", 20, TEXT, "country of citizenship", {}),
        ("entry_date", 8, DATE, "date of entry", {}),
        ("until_date", 8, DATE, "admitted until", {}),
        ("response_date", 8, DATE, "day of the answer", {"required": True, "past": True}),
    ),
    key=("reference",),
)  # fmt: skip
