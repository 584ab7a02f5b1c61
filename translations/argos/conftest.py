"""The recipe of the starter is tested where what it needs is there: `pip install '.[dev]'`."""

import importlib.util

collect_ignore = [] if importlib.util.find_spec("torch") else ["training"]
