"""Page `docs/transactions.md`, from the declarations in the modules of `transactions`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data.office.user import AGENCIES, OKDHS
from screens.conventions import painted_code
from screens.loader import load, names
from tools.documents import markdown_table
from transactions.core.authority import entering_group, groups
from transactions.core.help import key_words
from transactions.core.registry import ANY_SYSTEM, Transaction, all_transactions
from transactions.okdhs.neighbours import TRANSACTIONS

INTRODUCTION = """\
# Transactions

All transaction codes, from the declarations in `transactions`. On a screen, `M CODE` describes a
transaction, and `M` alone lists them.

Enter a code with its key on a blank screen or at the bottom of any screen. Without a key, the
screen or the line supplies it. A key in parentheses is optional. *Lines* are the systems on whose
lines of PY, G1DX, G3 and DXL the code can be typed; a code without any works on every line that
supplies its key. [rules.md](rules.md) lists the items of the instructions with their tests.
"""

INSTRUCTIONS = """\
## OKDHS codes

They are named in the instructions. EA, EB and FD are named in the staff help.
"""

OURS = """\
## Codes of this system

They do work that a source describes without naming a code. `M` marks them with `*`.
"""

ELSEWHERE = """\
## Codes that do nothing here

Workers type them out of habit. Each tells what it did and what to use instead.
"""

ENTERING = """\
## Authority

The table is `transactions/core/authority.toml`. A code that it does not list is refused with
DFS2469W.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


@cache
def screens_of(code: str) -> tuple[str, ...]:
    """Return the painted formats of a transaction, which have its code at the left of row 1."""
    # Loading a format is slow. The name of a format begins with its code, so skip the others.
    named = (name for name in names() if name.startswith(code))
    return tuple(name for name in named if painted_code(load(name)) == code)


def _page() -> Iterator[str]:
    whole = [declared for declared in all_transactions() if not declared.elsewhere]
    here = [declared for declared in whole if declared.known_to(OKDHS)]
    head = ("code", "title", "key", "screens", "source", "lines", "entered by")
    yield INTRODUCTION
    yield INSTRUCTIONS
    yield from markdown_table(head, [_row(each) for each in here if not each.ours])
    yield OURS
    yield from markdown_table(head, [_row(each) for each in here if each.ours])
    for agency, name in AGENCIES.items():
        theirs = [each for each in whole if each.agency == agency and agency != OKDHS]
        if theirs:
            yield f"## Codes of {name}\n"
            yield from markdown_table(head, [_row(each) for each in theirs])
    yield ENTERING
    yield from markdown_table(
        ("group", "positions"), [(name, ", ".join(who)) for name, who in groups().items()]
    )
    yield ELSEWHERE
    yield from markdown_table(
        ("code", "title", "use instead"),
        [(each.code, each.title, " ".join(each.helps)) for each in TRANSACTIONS],
    )


def _row(declared: Transaction) -> tuple[str, ...]:
    return (
        ", ".join((declared.code, *declared.aliases)),
        declared.title,
        key_words(declared),
        " ".join(screens_of(declared.code)),
        declared.source,
        _lines(declared),
        entering_group(declared.code),
    )


def _lines(declared: Transaction) -> str:
    if ANY_SYSTEM in declared.lines:
        return "any"
    return " ".join(filter(None, (declared.system, *declared.lines)))
