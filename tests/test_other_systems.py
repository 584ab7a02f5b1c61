"""What Windows lacks is not needed in order to begin.

That no name is used which a system lacks is checked by `mypy --platform` (.ci/run).
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LACKING = ("fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty")
"""Modules of the standard library that exist on Unix alone."""

IMPORT_ALL = """
import asyncio, subprocess, sys, tempfile, shutil, multiprocessing, pathlib, ctypes.util
import textual.app, textual.widgets, argostranslate.translate, trafilatura, readability
import importlib

for name in sys.argv[1].split():
    sys.modules[name] = None
for name in sys.argv[2].split():
    importlib.import_module(name)
"""


def test_modules_that_only_unix_has_are_not_imported_at_the_beginning() -> None:
    files = [path for folder in ("tui", "translations") for path in (ROOT / folder).rglob("*.py")]
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in files
        # The driver of terminals of Unix; training, a developer's tool; pip's hook.
        if path.name not in ("terminal.py", "__main__.py", "conftest.py", "install_hook.py")
        and "training" not in path.parts
        and "light_minisbd" not in path.parts
    ]
    assert len(names) > 250
    ended = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, " ".join(LACKING), " ".join(names)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-1000:]
