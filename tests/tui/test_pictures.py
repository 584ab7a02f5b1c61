"""How the screens look, as pictures (update them with: pytest --snapshot-update).

Translations are given, not made: a model's words may differ from one processor to another.
"""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from translations.desk import Result
from translations.folders import user_folders
from tui.app import DwibacaApp
from tui.opening import Opened, Opening
from tui.widgets.bilingual import BilingualView

ARTICLE = """\
# Kebun kota memberi panen pertama

Oleh Ratih Kusuma

![Warga memanen kangkung di kebun kota. Foto: Bayu](foto.jpg)

Warga RT 03 memanen sayur pertama dari kebun di atas bekas tempat parkir. Hasilnya dibagi rata.

> Kami tidak menyangka tanah itu masih subur.

- kangkung
- bayam

```
hasil = {"bayam": 3}
```

Panen berikutnya direncanakan pada bulan Juli.
"""
ENGLISH = [
    ["City garden yields its first harvest"],
    ["By Ratih Kusuma"],
    ["Residents harvest water spinach in the city garden.", "Photo: Bayu"],
    [
        "Residents of RT 03 harvested vegetables from a garden on a former car park.",
        "It was shared.",
    ],
    ["We did not expect that the soil was still fertile."],
    ["water spinach"],
    ["spinach"],
    ['hasil = {"bayam": 3}'],
]


def app(tmp_path: Path) -> DwibacaApp:
    (tmp_path / "kebun.md").write_text(ARTICLE)
    opening = Opening(tmp_path / "kebun.md", user_folders())
    assert opening.wait(30)
    assert isinstance(opening.outcome, Opened)
    opening.outcome.desk.start = lambda: None  # type: ignore[method-assign]
    return DwibacaApp(user_folders(), opening)


async def translated(pilot: Pilot[None]) -> None:
    """All but the last paragraph are translated; the cursor is on a sentence."""
    view = pilot.app.screen.query_one(BilingualView)
    view.add_results(Result(block, tuple(made)) for block, made in enumerate(ENGLISH))
    await pilot.press("j", "j", "j", "l")
    await pilot.pause(0.2)


@pytest.mark.parametrize("size", [(100, 26), (60, 30), (40, 12)])
def test_reading(snap_compare, tmp_path: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=translated)


def test_translation_only(snap_compare, tmp_path: Path) -> None:
    async def only(pilot: Pilot[None]) -> None:
        await pilot.press("v", "v", "v")
        await translated(pilot)

    assert snap_compare(app(tmp_path), terminal_size=(90, 24), run_before=only)
