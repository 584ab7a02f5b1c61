"""Everything on the reader's screen is legible, in every theme and every state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from tests.tui.helpers import article_text, reading, until
from tui.legibility import SIGNS, TEXT, contrast, seen
from tui.widgets.filtered_list import Choices

THEMES = sorted(BUILTIN_THEMES)
DRAWN = set(map(chr, range(0x2500, 0x25A0))) - set("│┃▌■◆")
ALONE = set("▌◆≡■≈?│┃•✕✓ ")


def drawn(pilot: Pilot[None]) -> Iterator[Segment]:
    """All that is on the screen but blanks."""
    for strip in pilot.app.screen._compositor.render_strips():
        yield from (segment for segment in strip if segment.text.strip())


def faint(pilot: Pilot[None]) -> list[tuple[str, float]]:
    """What has too little contrast with what is behind it."""
    found = []
    for segment in drawn(pilot):
        style = segment.style
        assert style is not None
        front, back = style.color, style.bgcolor
        if front is None or back is None:
            continue
        dark = pilot.app.current_theme.dark
        ratio = contrast(seen(front, dark, behind=False), seen(back, dark, behind=True))
        if set(segment.text) <= DRAWN | {" "}:  # both colours are the picture
            continue
        if ratio < (SIGNS if set(segment.text) <= ALONE else TEXT):
            found.append((segment.text, round(ratio, 2)))
    return found


async def every_theme(pilot: Pilot[None]) -> dict[str, list[tuple[str, float]]]:
    """What is faint, by theme."""
    found = {}
    for theme in THEMES:
        pilot.app.theme = theme
        await pilot.pause()
        if faults := faint(pilot):
            found[theme] = faults
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(
        f"# Judul berita\n\n> Kutipan pendek.\n\n- Satu butir.\n\n```\nkode\n```\n\n{article_text(6)}"
    )
    return path


async def test_plain_text_and_the_sentence_under_the_cursor(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, _):
        await pilot.press("j", "j", "j", "l")
        assert await every_theme(pilot) == {}


async def test_highlights_in_four_colours_and_marks_under_the_cursor(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, view):
        for colour in range(1, 5):
            await pilot.press("j", *["m"] * colour)
            await until(pilot, lambda: bool(view.texts.marks(view.block).colours))
        await pilot.press("b")
        assert await every_theme(pilot) == {}
        marked = ("Paragraf", "Satu", "Kutipan")
        backs = {
            segment.style.bgcolor
            for segment in drawn(pilot)
            if segment.style and any(word in segment.text for word in marked)
        }
        assert len(backs) >= 4  # four tints, and they are told apart


async def test_matches_of_a_search(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, _):
        await pilot.press("slash", *"jembatan", "enter")
        assert await every_theme(pilot) == {}


async def test_text_that_the_mouse_has_selected(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, view):
        await pilot.mouse_down(view, offset=(10, 10))
        await pilot.hover(view, offset=(40, 12))
        await pilot.mouse_up(view, offset=(40, 12))
        await until(pilot, lambda: bool(pilot.app.screen.selections))
        assert await every_theme(pilot) == {}


async def test_study_and_the_look_up(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, _):
        await pilot.press("s")
        assert await every_theme(pilot) == {}
        await pilot.press("s", "s", "d")
        await until(pilot, lambda: bool(pilot.app.screen.query("WordPanel")))
        assert await every_theme(pilot) == {}


async def test_kept_words_alone_under_the_cursor_and_highlighted(article: Path) -> None:
    async with reading(article, translate=True) as (pilot, view):
        await pilot.press("j", "d", *["right"] * 20)
        await until(pilot, lambda: view._word is not None)
        await pilot.press("enter", "escape")
        await until(pilot, lambda: len(view._kept_words) > 0)
        for _ in range(2):
            await pilot.press("m", "j")
        await until(pilot, lambda: any(view.texts.marks(row).colours for row in range(8)))
        assert await every_theme(pilot) == {}


@pytest.mark.parametrize("keys", ["V", "apostrophe", "t", "x"])
async def test_the_lists_and_the_panes_over_the_text(article: Path, keys: str) -> None:
    article.write_text(f"{article.read_text()}\n\n## Bagian dua\n\nWarga pulang.")
    async with reading(article, translate=True) as (pilot, _):
        await pilot.press("j", "m", "b", "d")
        await until(pilot, lambda: bool(pilot.app.screen.query("WordPanel")))
        await until(pilot, lambda: "Kutipan" in str(pilot.app.screen.query_one("#word").render()))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 3)
        await pilot.press(keys)
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).option_count > 0)
        assert await every_theme(pilot) == {}
