"""Page `docs/keys.md`: text written by hand, with a table of keys from the keymaps."""

from __future__ import annotations

from ims_tui.terminal.keymap import ACTIONS, SHIPPED, load_keymap
from tools.documents import file_of, markdown_table

HEAD = ("action", "what it does", *SHIPPED)


def page() -> str:
    """Return the page's text with a new table of keys."""
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
    return text + "\n".join(table)
