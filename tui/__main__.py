"""``python -m tui``: the same as the command ``dwibaca``."""

import sys

from tui.cli import main

sys.exit(main())
