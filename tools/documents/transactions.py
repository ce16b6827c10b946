"""The page `docs/transactions.md`, from what the modules of `transactions` declare."""

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

Every transaction code, made from what the modules of `transactions` declare. On a screen `M CODE`
describes one, `M` alone lists all.

A code is typed with its key on a blank screen or on the bottom line of any screen. Without a key it
takes what the screen or the line it is typed on is about; a key in parentheses may be left out
altogether. *Lines* are the systems of whose lines on PY, G1DX, G3 and DXL the code can be typed;
a code without any fits every line that supplies its key. What an item of the instructions asks for,
and what holds it, is in [rules.md](rules.md).
"""

INSTRUCTIONS = """\
## Codes of OKDHS

The instructions name them; EA, EB and FD are named by the staff help.
"""

OURS = """\
## Codes of this system

They carry out what a source asks for without naming a code for it. `M` marks them with `*`.
"""

ELSEWHERE = """\
## Codes that are not carried out here

Workers type them by habit. Each says what it did and what helps here instead.
"""

ENTERING = """\
## Who may enter

The table is `transactions/core/authority.toml`; what it does not list is refused with DFS2469W.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


@cache
def screens_of(code: str) -> tuple[str, ...]:
    """The painted formats of a transaction: those that bear its code at the left of row 1, with
    which their names begin.
    """
    begins = (name for name in names() if name.startswith(code))
    return tuple(name for name in begins if painted_code(load(name)) == code)


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
        ("code", "title", "what helps here"),
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
