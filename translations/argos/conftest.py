"""The starter's recipe is tested only where its libraries are: `pip install '.[dev]'`."""

import importlib.util

collect_ignore = [] if importlib.util.find_spec("torch") else ["training"]
