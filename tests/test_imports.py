"""What must not be imported before the reader sees something."""

import json
import subprocess
import sys
from pathlib import Path

from tui.opening import SAMPLE

HEAVY = (
    *("argostranslate", "ctranslate2", "numpy", "sentencepiece", "trafilatura", "lxml"),
    *("filelock", "rapidfuzz", "genanki", "torch", "sacrebleu"),
)
LOOK = """
import asyncio, json, sys
from pathlib import Path
from tui.opening import Opening
from translations.folders import user_folders

opening = Opening(Path(sys.argv[1]), user_folders())
assert opening.wait(30)
found = []
desk = opening.outcome.desk
# The desk is started once the first screen is painted.
desk.start = lambda: found.append(list(sys.modules))
from tui.app import DwibacaApp

async def look():
    app = DwibacaApp(user_folders(), opening)
    async with app.run_test(size=(120, 40)) as pilot:
        while not found:
            await pilot.pause(0.01)

asyncio.run(look())
print(json.dumps(found[0]))
"""


TEXTUAL = """
import asyncio, json, sys
from textual.app import App
from textual.widgets import Static

class One(App):
    def compose(self):
        yield Static("satu")

async def look():
    async with One().run_test():
        print(json.dumps(list(sys.modules)))

asyncio.run(look())
"""


def modules_of(program: str, *arguments: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return set(json.loads(ended.stdout))


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    assert not modules_of(LOOK, str(SAMPLE)) & set(HEAVY)


def test_what_is_imported_before_the_first_paint_does_not_grow_unseen(tmp_path: Path) -> None:
    """Every module costs about a millisecond: who needs more here had better measure first.

    `python -m tests.benchmarks.start` measures.
    """
    article = tmp_path / "berita.txt"
    article.write_text("Harga beras naik. Petani senang.\n\nPembeli tidak.")
    beyond_textual = modules_of(LOOK, str(article)) - modules_of(TEXTUAL)
    ours = {name for name in beyond_textual if name.split(".")[0] in ("tui", "translations")}
    assert len(ours) <= 66, sorted(ours)
    assert len(beyond_textual - ours) <= 20, sorted(beyond_textual - ours)


def test_importing_the_rooms_imports_nothing_heavy() -> None:
    look = (
        "import sys, translations.desk, translations.articles, translations.exports, "
        f"translations.notebook; print([name for name in {(*HEAVY, 'yaml')!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
