"""Page `docs/keys.md`: text written by hand, with a table of keys from the keymaps."""

from __future__ import annotations

from ims_tui.terminal.keymap import ACTIONS, SHIPPED, load_keymap
from tools.documents import file_of, markdown_table
from transactions.core.ims_commands import ims_commands

HEAD = ("action", "what it does", *SHIPPED)
COMMANDS = ("IMS command", "what it does")


def page() -> str:
    """Return the page's text with new tables of keys and of IMS commands."""
    maps = [load_keymap(name) for name in SHIPPED]
    table = markdown_table(
        HEAD,
        [
            (
                f"`{each.name}`",
                each.does,
                *(", ".join(one.keys_for(each.name)) for one in maps),
            )
            for each in ACTIONS.values()
        ],
    )
    text = file_of("keys").read_text("utf-8").partition(f"| {HEAD[0]} |")[0]
    before, _, after = text.partition(f"| {COMMANDS[0]} |")
    rest = after.partition("\n\n")[2]
    commands = markdown_table(
        COMMANDS,
        [(f"`{form}`", does) for each in ims_commands().values() for form, does in each.items()],
    )
    return "\n".join([before + next(commands), *commands, rest + "\n".join(table)])
