"""Which folders are not looked through for examples in docstrings."""

import importlib.util

# A project of its own: what it calls minisbd may be installed from elsewhere.
collect_ignore = ["light_minisbd"]
# The starter's recipe is tested only where its libraries are: `pip install '.[dev]'`.
if not importlib.util.find_spec("torch"):
    collect_ignore.append("training")
