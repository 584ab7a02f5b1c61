"""Makes every picture in this folder from the real program: python screenshots/make.py [NAME]

The sample article is read with the bundled starter, in a folder of its own. SVG is what Textual
exports; PNG is drawn from it with DejaVu Sans Mono, which must be installed. ``tour.gif`` shows one
sitting, a picture after every few keys.
"""

import asyncio
import io
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import resvg_py
from PIL import Image
from textual.pilot import Pilot

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

# A bookmark, two highlights, a note and an own wording.
MARKING = [
    *("j", "b", "j", "j", "m", "j", "l", "m", "m", "j", "n"),
    *("Tiga tahun: since 2023.", "ctrl+s", "j", "e"),
    *("f7", "backspace", "“We have a school but no books.", "ctrl+s", "k"),
]

# After these a screen or a word needs a moment.
SLOW = (
    *("n", "e", "d", "ctrl+s", "apostrophe", "right", "slash", "escape", "enter", "t"),
    *("a", "o", "x", "C", "F", "V", "question_mark", "ctrl+p"),
)

# Two words looked up and kept.
KEEPING = [
    *("j", "j", "j", "d", *["right"] * 5, "enter", "escape"),
    *("j", "d", *["right"] * 3, "enter", "escape"),
]

# Name, columns, rows, keys pressed before the picture is taken.
PICTURES = [
    ("side-by-side", 120, 34, ["j", "j", "j", "j", "l"]),
    ("stacked", 60, 30, ["j", "j", "j", "l"]),
    ("translation", 90, 30, ["v", "v", "v", "j", "j", "j", "j"]),
    ("packages", 100, 28, ["p"]),
    ("marks", 120, 34, MARKING),
    ("look-up", 100, 30, ["j", "j", "j", "d", *["right"] * 8]),
    ("search", 100, 26, ["slash", "buku "]),
    ("note", 100, 30, ["j", "j", "j", "n", "Pukul berapa di sini?"]),
    ("marks-list", 100, 26, [*MARKING, "apostrophe"]),
    ("wide", 200, 50, [*KEEPING, *["j"] * 3]),
    ("light", 100, 26, ["C", "home", *["down"] * 5, "enter", *["j"] * 4]),
    ("contents", 100, 26, ["t"]),
    ("alternatives", 100, 26, ["j", "j", "a"]),
    ("vocabulary", 100, 26, [*KEEPING, "V"]),
    ("all-articles", 100, 26, ["F", "anak buku"]),
    ("library", 100, 26, [*["j"] * 5, "o"]),
    ("export", 100, 26, ["x"]),
    ("themes", 100, 26, ["C"]),
    ("help", 120, 40, ["question_mark"]),
    ("help-small", 60, 20, ["question_mark", "mark"]),
    ("commands", 100, 26, ["ctrl+p", "note "]),
]

# Keys pressed before each picture of the tour, and the seconds for which it stands.
TOUR: list[tuple[list[str], float]] = [
    ([], 2.0),
    (["j"], 0.6),
    (["j"], 0.6),
    (["j"], 0.8),
    (["l"], 1.2),
    (["m"], 1.2),
    (["j", "b"], 1.2),
    (["d", "right", "right"], 1.6),
    (["right"], 2.0),
    (["escape", "s"], 2.0),
    (["enter"], 2.0),
    (["s", "s", "slash", "buku "], 2.2),
    (["escape", "escape", "apostrophe"], 2.4),
    (["escape"], 0.8),
]


@asynccontextmanager
async def reading_the_sample(columns: int, rows: int) -> AsyncIterator[Pilot[None]]:
    """The reader with the sample article, translated to its end, in folders of its own."""
    from translations.folders import user_folders
    from translations.reading.loader import SAMPLE, ArticleLoader
    from tui.app import DwibacaApp
    from tui.widgets.key_bar import BottomBar

    with tempfile.TemporaryDirectory() as home:
        os.environ["DWIBACA_HOME"] = home
        os.environ["ARGOS_PACKAGES_DIR"] = str(Path(home) / "packages")
        folders = user_folders()
        shelf = Path(home) / "bacaan"
        shelf.mkdir()
        for title in ("Pasar ikan pindah ke dermaga baru", "Panen raya di lereng Merapi"):
            (shelf / f"{title}.txt").write_text(f"{title}\n\n{title} mulai pekan depan.\n")
        app = DwibacaApp(folders, ArticleLoader(SAMPLE, folders), folder=shelf)
        async with app.run_test(size=(columns, rows)) as pilot:
            # For a moment the article's screen is there without its parts.
            while not any(
                bar.status in ("translated", "starter") for bar in app.screen.query(BottomBar)
            ):
                await pilot.pause(0.05)
            await pilot.press("g")
            yield pilot


async def press(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Press keys; words are typed letter by letter."""
    for key in keys:
        await pilot.press(*(key if " " in key else [key]))
        await pilot.pause(0.3 if key in SLOW else 0.02)
    await pilot.pause(0.3)


def drawn(svg: str) -> bytes:
    """SVG as PNG, with letters that this machine has."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    svg = svg.replace("🔎", "⌕ ")  # no letter of that font
    svg = svg.replace("font-family: arial", "font-family: DejaVu Sans")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))


async def take(name: str, columns: int, rows: int, keys: list[str]) -> None:
    """Write NAME.svg and NAME.png."""
    async with reading_the_sample(columns, rows) as pilot:
        await press(pilot, keys)
        svg = pilot.app.export_screenshot(title="dwibaca")
    (HERE / f"{name}.svg").write_text(svg)
    (HERE / f"{name}.png").write_bytes(drawn(svg))


async def film(name: str, columns: int, rows: int) -> None:
    """Write NAME.gif."""
    frames = []
    async with reading_the_sample(columns, rows) as pilot:
        for keys, _ in TOUR:
            await press(pilot, keys)
            picture = Image.open(io.BytesIO(drawn(pilot.app.export_screenshot(title="dwibaca"))))
            frames.append(picture.convert("RGB").quantize(64, dither=Image.Dither.NONE))
    frames[0].save(
        HERE / f"{name}.gif",
        save_all=True,
        append_images=frames[1:],
        duration=[int(1000 * seconds) for _, seconds in TOUR],
        loop=0,
    )


async def main() -> None:
    for picture in PICTURES:
        if sys.argv[1:] in ([], [picture[0]]):
            await take(*picture)
    if sys.argv[1:] in ([], ["tour"]):
        await film("tour", 100, 26)


if __name__ == "__main__":
    asyncio.run(main())
    # The engine's threads do not outlive the interpreter well; everything is written.
    os._exit(0)
