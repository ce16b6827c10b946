"""Page `docs/commands.md`: every command and argument, from the parsers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ims_tui.command import Parser
from ims_tui.command.main import program_parser
from tools.documents import markdown_table

INTRODUCTION = """\
# Commands

`ims-tui --help` lists the commands, `ims-tui COMMAND --help` the arguments of one. In a checkout,
type `. .venv/bin/activate` once in each window (on Windows, `.venv\\Scripts\\activate`).

`--db` comes before the command and names another store: a file, or the URL of a PostgreSQL
database. So does `IMS_TUI_DATABASE_URL`. Without either, commands use the practice store, and
make it if there is none; `ims-tui db where` prints its place. `IMS_TUI_HOME` puts the data,
settings, logs, and prints in one folder.

The exit status is 0 if all went well, 1 if something could not be done, and 2 for wrong usage.
`run` also returns 1 if any answer was an error message.

## Inputs of `run`

Each input is one press of an attention key. One call of `run` is one session.

| input | what it does |
| --- | --- |
| `'PY 900123456'` | types this where a person would type it, and presses Enter |
| `'@15 SDX'` | types SDX at the left of row 15, and presses Enter |
| `'reason=7;ssn=987654320'` | fills in fields by name, and presses Enter |
| `'[PF3]'` | presses this key, and nothing else |

For example:

```sh
ims-tui run 'PY 900123456' 'SDL' '[PF3]'
ims-tui run --user FTI01 --last 'IEV 900123464'
ims-tui run --json 'G1DX 55A SDX' > screens.json
```

`--json` prints an array with the fields, the cursor and the message of each screen.
"""


_NOT_LISTED = (argparse._HelpAction, argparse._VersionAction, argparse._SubParsersAction)


def page() -> str:
    """Return the whole page, in Markdown."""
    return "\n".join(_page()).rstrip() + "\n"


def commands() -> Iterator[Parser]:
    """Yield the parser of every command that can be run, in the order of the help."""
    yield from _below(program_parser())


def _below(parser: Parser) -> Iterator[Parser]:
    parser.complete()
    if parser.get_default("run") is not None:
        yield parser
    for below, _ in parser.commands():
        yield from _below(below)


def _page() -> Iterator[str]:
    yield INTRODUCTION
    program = program_parser()
    program.complete()
    yield "## Summary\n"
    rows = [(f"`{program.prog}`", "open the terminal")]
    rows += [(f"`{parser.prog}`", text) for parser, text in _leaves(program)]
    yield from markdown_table(("command", "what it does"), rows)
    yield "## Arguments\n"
    for parser in commands():
        yield from _described(parser)


def _leaves(parser: Parser) -> Iterator[tuple[Parser, str]]:
    """Yield each command with its help; a group only if it can be run itself."""
    for below, text in parser.commands():
        below.complete()
        if below.get_default("run") is not None:
            yield below, text
        yield from _leaves(below)


def _described(parser: Parser) -> Iterator[str]:
    arguments = [each for each in parser.arguments() if not isinstance(each, _NOT_LISTED)]
    if not arguments:
        return
    yield f"### {parser.prog}\n"
    yield "```text"
    yield " ".join((parser.prog, *map(_usage, arguments)))
    yield "```\n"
    rows = [(_cell(_name(each)), (each.help or "").replace("|", "\\|")) for each in arguments]
    yield from markdown_table(("argument", "meaning"), rows)


def _usage(argument: argparse.Action) -> str:
    """Format an argument for a usage line."""
    named = _name(argument)
    if argument.nargs in ("*", "+"):
        return f"[{named}...]" if argument.nargs == "*" else f"{named}..."
    return named if argument.required and argument.nargs != "?" else f"[{named}]"


def _name(argument: argparse.Action) -> str:
    if argument.metavar is not None:
        value = str(argument.metavar)
    elif argument.choices is not None:
        value = "|".join(map(str, argument.choices))
    else:
        value = argument.dest.upper()
    if not argument.option_strings:
        return value
    option = argument.option_strings[-1]
    return option if argument.nargs == 0 else f"{option} {value}"


def _cell(code: str) -> str:
    """Format code for a table cell, with bars escaped."""
    return "`{}`".format(code.replace("|", "\\|"))
