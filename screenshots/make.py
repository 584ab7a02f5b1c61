"""Makes every picture in this folder from the real program: python screenshots/make.py

The sample article is read with the bundled starter, in a folder of its own. SVG is what Textual
exports; PNG is drawn from it with DejaVu Sans Mono, which must be installed.
"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

import resvg_py

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

# A bookmark, two highlights, a note and an own wording.
MARKING = [
    *("j", "b", "j", "j", "m", "j", "l", "m", "m", "j", "n"),
    *("Tiga tahun: since 2023.", "ctrl+s", "j", "e"),
    *("ctrl+a", "ctrl+k", "“We have a school but no books.", "ctrl+s", "k"),
]

SLOW = ("n", "e", "d", "ctrl+s", "apostrophe", "right")

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
]


async def take(name: str, columns: int, rows: int, keys: list[str]) -> None:
    """Write NAME.svg and NAME.png."""
    from textual.widgets import Static

    from translations.folders import user_folders
    from tui.app import DwibacaApp
    from tui.opening import SAMPLE, Opening

    folders = user_folders()
    app = DwibacaApp(folders, Opening(SAMPLE, folders))
    async with app.run_test(size=(columns, rows)) as pilot:
        while str(app.screen.query_one("#progress", Static).render()) != "translated":
            await pilot.pause(0.05)
        await pilot.press("g")
        for key in keys:
            # Words are typed letter by letter; what opens or closes a screen needs a moment.
            await pilot.press(*(key if " " in key else [key]))
            await pilot.pause(
                0.3 if key in ("n", "e", "d", "ctrl+s", "apostrophe", "right") else 0.02
            )
        await pilot.pause(0.3)
        svg = app.export_screenshot(title="dwibaca")
    (HERE / f"{name}.svg").write_text(svg)
    drawable = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    drawable = drawable.replace("Fira Code", "DejaVu Sans Mono")
    drawable = drawable.replace("font-family: arial", "font-family: DejaVu Sans")
    (HERE / f"{name}.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawable)))
    print(HERE / f"{name}.png")


async def main() -> None:
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            os.environ["DWIBACA_HOME"] = home
            os.environ["ARGOS_PACKAGES_DIR"] = str(Path(home) / "packages")
            await take(*picture)


if __name__ == "__main__":
    asyncio.run(main())
    # The engine's threads do not outlive the interpreter well; everything is written.
    os._exit(0)
