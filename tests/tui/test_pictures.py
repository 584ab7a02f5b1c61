"""How the screens look, as pictures (update them with: pytest --snapshot-update).

Translations are given, not made: a model's words may differ from one processor to another.
"""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import until
from translations.articles import Position, open_article
from translations.folders import user_folders
from translations.notebook import Mark, MarkKind, Notebook, anchor_at
from translations.reading.loader import ArticleLoader, LoadedArticle
from translations.reading.scheduler import Result
from tui.app import DwibacaApp
from tui.screens.editor import NoteArea
from tui.widgets.bilingual import BilingualView
from tui.widgets.filtered_list import Choices

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
    opening = ArticleLoader(tmp_path / "kebun.md", user_folders())
    assert opening.wait(30)
    assert isinstance(opening.outcome, LoadedArticle)
    opening.outcome.scheduler.start = lambda: None
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


def mark_the_article(path: Path) -> None:
    """Marks of each kind, made on a day that does not change."""
    article = open_article(path)
    day = "2020-01-02T12:00:00.000000+00:00"  # said by its date, whenever this runs

    def mark(
        kind: MarkKind, block: int, sentence: int = 0, text: str = "", colour: str = ""
    ) -> Mark:
        anchor = anchor_at(article, Position(block, sentence), whole=kind is MarkKind.BOOKMARK)
        made = ENGLISH[block][sentence]
        return Mark(f"{kind}{block}", kind, anchor, day, day, text, colour, made)

    Notebook(user_folders()).keep(
        article,
        mark(MarkKind.BOOKMARK, 1),
        mark(MarkKind.NOTE, 2, 1, "Siapa Bayu?\nWho is Bayu? 🌱"),
        mark(MarkKind.HIGHLIGHT, 3, 0, colour="green"),
        mark(MarkKind.WORDING, 4, 0, "We had not expected the soil to be fertile still."),
    )


@pytest.mark.parametrize("size", [(100, 26), (60, 30)])
def test_marks_on_the_page(snap_compare, tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "kebun.md").write_text(ARTICLE)
    mark_the_article(tmp_path / "kebun.md")
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=translated)


@pytest.mark.parametrize("size", [(100, 26), (60, 20)])
def test_the_list_of_marks(snap_compare, tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "kebun.md").write_text(ARTICLE)
    mark_the_article(tmp_path / "kebun.md")

    async def listed(pilot: Pilot[None]) -> None:
        await translated(pilot)
        await pilot.press("apostrophe")
        await until(pilot, lambda: bool(pilot.app.screen.query("#marks")))
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).option_count == 4)
        await pilot.pause(0.2)

    assert snap_compare(app(tmp_path), terminal_size=size, run_before=listed)


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
def test_writing_a_note(snap_compare, tmp_path: Path, size: tuple[int, int]) -> None:
    async def writing(pilot: Pilot[None]) -> None:
        await translated(pilot)
        await pilot.press("n")
        await until(pilot, lambda: bool(pilot.app.screen.query(NoteArea)))
        area = pilot.app.screen.query_one(NoteArea)
        area.cursor_blink = False
        await pilot.press(*"Tanya Bayu")
        await pilot.pause(0.2)

    assert snap_compare(app(tmp_path), terminal_size=size, run_before=writing)
