"""What must not be imported before the reader sees something."""

import ast
import json
import subprocess
import sys
from pathlib import Path

from translations.reading.loader import SAMPLE

ROOT = Path(__file__).parent.parent
HEAVY = (
    *("argostranslate", "ctranslate2", "numpy", "sentencepiece", "trafilatura", "lxml"),
    *("filelock", "rapidfuzz", "genanki", "torch", "sacrebleu"),
)
LATER = (
    *HEAVY,
    *(
        "argparse",
        "concurrent.futures.process",
        "email",
        "gzip",
        "html",
        "importlib.resources",
        "markdown_it",
        "regex",
        "Sastrawi",
        "simplemma",
        "tomllib",
        "urllib.request",
    ),
    *("translations.argos.engine.engine", "translations.argos.packages.index"),
    *("translations.argos.correction.placing", "translations.argos.correction.stand_ins"),
    *("translations.articles.epub", "translations.articles.html", "translations.articles.markdown"),
    *("translations.exports", "translations.reading.lookup", "translations.words"),
    *("tui.commands.arguments", "tui.keys.palette", "tui.screens.editor", "tui.screens.library"),
    *("tui.screens.marks", "tui.screens.packages", "tui.widgets.search_bar"),
)
"""What a plain text file is shown without."""

LOOK = """
import asyncio, json, sys
from pathlib import Path
from translations.reading.loader import ArticleLoader
from translations.folders import user_folders

opening = ArticleLoader(Path(sys.argv[1]), user_folders())
assert opening.wait(30)
found = []
scheduler = opening.outcome.scheduler
# The scheduler is started once the first screen is painted.
scheduler.start = lambda: found.append(list(sys.modules))
import tui.cli, tui.run_reader
from tui.app import DwibacaApp

async def look():
    app = DwibacaApp(user_folders(), opening)
    async with app.run_test(size=(120, 40)) as pilot:
        while not found:
            await pilot.pause(0.01)

asyncio.run(look())
print(json.dumps(found[0]))
"""


def modules_of(program: str, *arguments: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    return set(json.loads(ended.stdout))


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    assert not modules_of(LOOK, str(SAMPLE)) & set(HEAVY)


def test_what_an_article_does_not_need_is_not_imported_before_it_is_shown(tmp_path: Path) -> None:
    """`python -m tests.benchmarks.start` measures what each millisecond is spent on."""
    article = tmp_path / "berita.txt"
    article.write_text("Harga beras naik. Petani senang.\n\nPembeli tidak.")
    imported = modules_of(LOOK, str(article))
    assert imported >= {"tui.screens.reader.screen", "translations.articles.plain"}
    assert [name for name in LATER if name in imported] == []
    ours = (ROOT / f"{name.replace('.', '/')}.py" for name in imported)
    compile_at_once = [
        path for path in ours if path.is_file() and "= re.compile(" in path.read_text()
    ]
    assert compile_at_once == [], "use translations.patterns.lazy_pattern"


def test_importing_the_rooms_imports_nothing_heavy() -> None:
    look = (
        "import sys, translations.reading.scheduler, translations.articles, translations.exports, "
        f"translations.notebook; print([name for name in {(*HEAVY, 'yaml')!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


# What starts the program and prints has no screen; a package says only what is in it; what helps
# one widget to draw stands beside it.
WITHOUT_TEXTUAL = (
    *("__init__.py", "__main__.py", "cli.py", "launcher.py", "run_reader.py", "preload.py"),
    *(
        "garbage.py",
        "standard_input.py",
        "commands/",
        "widgets/bilingual/",
        "screens/reader/reading.py",
    ),
    *(
        "screens/library_items.py",
        "screens/library_lines.py",
        "screens/word_lines.py",
        "screens/undo_messages.py",
        "widgets/drawing.py",
    ),
)


def imports_textual(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [
        name
        for node in nodes
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    return any(name.split(".")[0] == "textual" for name in names)


def test_tui_is_what_imports_textual() -> None:
    """Everything else is `translations`: usable from a script, without a screen."""
    for path in (ROOT / "translations").rglob("*.py"):
        assert not imports_textual(path), path
    for path in (ROOT / "tui").rglob("*.py"):
        name = path.relative_to(ROOT / "tui").as_posix()
        if not (name.startswith(WITHOUT_TEXTUAL) or name.endswith("/__init__.py")):
            assert imports_textual(path), f"{name} has no screen: it belongs to translations"
