"""SNH and NNH: new hires that employers reported to OESC and, through other states, to the national
directory (OKDHS 10). Different agencies make the two files at different times, so each is a system
code of its own on G1DX.
"""

from __future__ import annotations

from data.store.base import table_of
from data.systems.contract import Absence, Contract, Span
from data.systems.format import DATE, DIGITS, SSN, TEXT
from data.systems.layout import FieldLayout, Layout, address, names, record_type
from data.systems.nhl import NationalHire, StateHire


def _layout(system: str, title: str, agency: str) -> Layout:
    return Layout(
        system=system,
        title=title,
        agency=agency,
        record_length=200,
        detail=(
            record_type("D"),
            FieldLayout("ssn", 2, 9, SSN, "Social Security number", required=True),
            FieldLayout("hire_date", 11, 8, DATE, "date of hire", required=True, past=True),
            FieldLayout(
                "fein", 19, 9, DIGITS, "federal identification number of the employer",
                required=True,
            ),
            *names(28, 20, 12),
            FieldLayout("birth_date", 61, 8, DATE, "date of birth", past=True),
            FieldLayout(
                "reported_date", 69, 8, DATE, "date the employer's report was received, within 20"
                " days of the hire", required=True, past=True,
            ),
            FieldLayout("hire_state", 77, 2, TEXT, "state of the workplace", pattern=r"[A-Z]{2}"),
            FieldLayout("employer_name", 79, 35, TEXT, "name of the employer", required=True),
            *address("employer", 114),
        ),
        key=("ssn", "hire_date", "fein"),
    )  # fmt: skip


STATE = _layout("SNH", "NEW HIRES OF THE STATE", "OK EMPLOYMENT SECURITY COMM")
NATIONAL = _layout("NNH", "NEW HIRES OF THE NATION", "NATIONAL NEW HIRE DIRECTORY")

_MONTH = "CAST(strftime(hire_date, '%Y%m') AS INTEGER)"
_SUBJECT = "strftime(hire_date, '%m/%d/%Y') || ' ' || substr(fein, 1, 2) || '-' || substr(fein, 3)"


def _contract(layout: Layout, model: type[StateHire] | type[NationalHire]) -> Contract:
    return Contract(
        layout=layout,
        table=table_of(model),
        dated="hire_date",
        summary="'HIRED ' || strftime(hire_date, '%m/%d/%Y') || ' ' || employer_name",
        # A new hire has no amount to compare: any wage on the case since the hire accounts for it.
        comparison=Absence(
            error_type="NEW HIRE",
            known_by="WAGE since the month of the hire",
            subject=_SUBJECT,
            detail="employer_name",
            beside=tuple({"SNH", "NNH"} - {layout.system}),
            learned=True,
            income_type="'WAGE'",
            types=("WAGE",),
            since=_MONTH,
            span=Span.MONTH,
            period=_MONTH,
            each=("fein", "hire_date"),
            reads=("employer_name",),
        ),
    )


CONTRACTS = (_contract(STATE, StateHire), _contract(NATIONAL, NationalHire))
