"""SNH and NNH: new hires that employers reported to OESC and, in other states, to the national
directory (OKDHS 10). Two feeds with records of one kind; each comes as a file of its own, because
another agency makes it at another time, and is a system code of its own on G1DX.
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
                "reported_date", 69, 8, DATE, "the day the employer's report came in, within 20"
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


def _contract(layout: Layout, model: type[StateHire] | type[NationalHire]) -> Contract:
    return Contract(
        layout=layout,
        table=table_of(model),
        dated="hire_date",
        summary="'HIRED ' || strftime(hire_date, '%m/%d/%Y') || ' ' || employer_name",
        # A hire has no wages, so the message has no amounts: it asks for any wage since the hire.
        comparison=Absence(
            error_type="NEW HIRE",
            known_by="WAGE since the month of the hire",
            income_type="'WAGE'",
            since=_MONTH,
            span=Span.MONTH,
            period=_MONTH,
            each=("fein",),
        ),
    )


CONTRACTS = (_contract(STATE, StateHire), _contract(NATIONAL, NationalHire))
