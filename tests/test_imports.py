"""What must not be imported before the reader sees something."""

import subprocess
import sys

HEAVY = (
    *("argostranslate", "ctranslate2", "numpy", "sentencepiece", "trafilatura", "lxml"),
    *("filelock", "rapidfuzz", "genanki", "torch", "sacrebleu"),
)
LOOK = f"""
import asyncio, sys
from tui.opening import SAMPLE, Opening
from translations.folders import user_folders

opening = Opening(SAMPLE, user_folders())
assert opening.wait(30)
found = []
desk = opening.outcome.desk
# The desk is started once the first screen is painted.
desk.start = lambda: found.append([name for name in {HEAVY!r} if name in sys.modules])
from tui.app import DwibacaApp

async def look():
    app = DwibacaApp(user_folders(), opening)
    async with app.run_test(size=(120, 40)) as pilot:
        while not found:
            await pilot.pause(0.01)

asyncio.run(look())
print(found[0])
"""


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    ended = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_importing_the_rooms_imports_nothing_heavy() -> None:
    look = (
        "import sys, translations.desk, translations.articles, translations.exports, "
        f"translations.notebook; print([name for name in {(*HEAVY, 'yaml')!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
