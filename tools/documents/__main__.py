"""Write the generated pages that have changed, or the named ones: `python -m tools.documents`."""

from __future__ import annotations

import sys

from tools.documents import PAGES, file_of, page_of

for name in sys.argv[1:] or PAGES:
    file, page = file_of(name), page_of(name)
    if not file.exists() or file.read_text("utf-8") != page:
        file.write_text(page, "utf-8")
        print(f"docs/{file.name}")
