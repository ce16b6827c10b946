"""`python -m ims_tui` is the command `ims-tui`."""

from __future__ import annotations

import sys

from ims_tui.command.main import main

sys.exit(main())
