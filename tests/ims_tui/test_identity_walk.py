"""docs/identity.md shows an identity settled, from the file to the amount compared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ims_tui.command.main import main
from tests.data.exchange.files import file_of, sdx
from tests.golden import assert_golden
from tests.ims_tui.walkthrough import masked
from tests.templates import practice_store
from tests.tmux import ROOT

DAY = date(2026, 3, 20)
CASE, SSN = "D100020", 900_12_3464
VERDICT = "verdict=SAME;source=DOCUMENT;text=MARRIAGE CERTIFICATE SEEN, NAME BEFORE IT: EAGLE-SMITH"
INTRODUCTION = """# Settling an identity, from the file to the amount

Records are matched by SSN, name, date of birth, and claim number (OKDHS 5(a)). A record that agrees
only in part may be another person's: it is shown, it is never added to an amount, and a message
asks the worker. This page follows one such record from the file to the compared amount. The tests
enter the same inputs and compare. The store is a practice store made with
`ims-tui db init --persons 20 --date 2026-03-20`; the people are synthetic.

A verdict needs a source and a note, and the newest verdict counts, so a wrong one can be settled
again. After OTHER, the record stays on file and never counts. After CORRECT, the case is corrected,
F42 is no longer verified, and the SSN must be sent with ENU again. A verdict does not clear the
message; DXD does, after the case note.

"""
STEPS = [
    ("An SSI file has a record under the client's SSN and date of birth in another name.", "load"),
    ("G3 shows both sides: the client, then the person named in the record.",
     f"G3 {CASE}"),
    ("SDX shows the client in row 2, and the record with its own name. No amount is compared.",
     f"SDX {SSN}"),
    ("DXI lists the open identities. The client showed a marriage certificate: the record is his.",
     f"DXI {CASE}", VERDICT),
    ("Y confirms the verdict.", f"DXI {CASE}", VERDICT, "confirm=Y"),
    ("From now on the record is exact.", f"SDX {SSN}"),
    ("Posting compares its amount.", "post"),
    ("The amount has its own message. The identity message must still be documented and cleared.",
     f"G3 {CASE}"),
    ("DXL shows the verdict with the messages.", f"DXL {SSN}"),
]  # fmt: skip


def test_the_walk(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    practice_store(home / "practice.db", persons=20, date=DAY).close()
    record = sdx(
        ssn=SSN, record_date=date(2026, 3, 16), last_name="EAGLE-SMITH", first_name="JAMES",
        middle_name="T", birth_date=date(1968, 3, 14), gross=Decimal(300), net=Decimal(300),
    )  # fmt: skip
    path = file_of(tmp_path, "SDX", record, created=DAY)
    pages = [INTRODUCTION]
    for caption, *inputs in STEPS:
        if inputs == ["load"]:
            arguments = ["load", "SDX", str(path)]
        elif inputs == ["post"]:
            arguments = ["post"]
        else:
            arguments = ["run", "--last", *inputs]
        main(arguments)
        shown = capsys.readouterr().out.rstrip()
        entered = " ".join(f'"{each}"' if " " in each else each for each in arguments)
        shown = masked(shown.replace(str(tmp_path), "."))
        entered = entered.replace(str(tmp_path), ".")
        pages.append(f"{caption}\n\n```console\n$ ims-tui {entered}\n{shown}\n```\n\n")
    assert_golden(ROOT / "docs" / "identity.md", "".join(pages).rstrip() + "\n")
