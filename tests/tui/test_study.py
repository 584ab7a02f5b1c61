"""Hiding one language, and revealing it sentence by sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.helpers import article_text, bar, reading, shown, status, until
from translations.reading.scheduler import Result
from tui.screens.editor import EditorScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.study import Study

ENGLISH = ("Paragraph.", "People of the village wait.", "The boat is late.", "Promise.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(20))
    return file


async def test_s_hides_the_translations_then_the_originals_then_nothing(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ENGLISH) for n in range(20))
        await pilot.pause()
        before = shown(view)
        await pilot.press("s")
        assert "late." not in shown(view)
        assert "Paragraf 0 dimulai." in shown(view)
        assert "··········" in shown(view)
        await pilot.press("s")
        assert "Paragraf 0 dimulai." not in shown(view)
        assert "late." in shown(view)
        await pilot.press("s")
        assert shown(view) == before


async def test_enter_reveals_a_sentence_and_hides_it_again_r_a_paragraph(path: Path) -> None:
    async with reading(path, (200, 40)) as (pilot, view):
        view.add_results(Result(n, ENGLISH) for n in range(20))
        await pilot.press("s", "j", "l", "l", "enter")
        top = view.scroll_offset.y
        assert shown(view).count("The boat is late.") == 1
        assert "People of the village wait." not in shown(view)
        said = status(pilot.app)
        assert said == "translation hidden · 1 revealed"
        await pilot.press("enter")
        assert "The boat is late." not in shown(view)
        await pilot.press("r")
        assert shown(view).count("People of the village wait. The boat") == 1
        assert view.scroll_offset.y == top


async def test_without_study_nothing_is_revealed(path: Path) -> None:
    async with reading(path) as (pilot, view):
        before = shown(view)
        await pilot.press("r")
        assert shown(view) == before


def excerpt(pilot: Pilot[None]) -> str:
    parts = ("#editor-original", "#editor-translation")
    return "\n".join(str(pilot.app.screen.query_one(part, Static).render()) for part in parts)


@pytest.mark.parametrize(("key", "hidden"), [("n", 1), ("n", 2), ("N", 1), ("N", 2), ("e", 1)])
async def test_a_note_is_written_without_seeing_what_is_hidden(
    path: Path, key: str, hidden: int
) -> None:
    secret = ("Perahu", "boat")[hidden == 1]
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ENGLISH) for n in range(20))
        await pilot.press(*["s"] * hidden, "j", "l", "l", key)
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        assert secret not in excerpt(pilot)
        assert "···" in excerpt(pilot)
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.text == ""
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("r", key)
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        assert secret in excerpt(pilot)


@pytest.mark.parametrize(("hidden", "mode", "said"), [(2, 2, "Perahu"), (1, 1, "The boat")])
async def test_what_is_hidden_and_not_on_the_page_is_shown_below_it(
    path: Path, hidden: int, mode: int, said: str
) -> None:
    async with reading(path, (60, 24)) as (pilot, view):
        view.add_results(Result(n, ENGLISH) for n in range(20))
        await pilot.press(*["v"] * mode, *["s"] * hidden, "j", "l", "l", "enter")
        foot = pilot.app.screen.query_one("#foot", Static)
        assert str(foot.render()).startswith(f"→ {said}")
        assert status(pilot.app).endswith("0 revealed")
        await pilot.press("enter")
        assert not str(foot.render()).startswith("→ P")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_bar_says_how_to_reveal_in_every_width(path: Path, size: tuple[int, int]) -> None:
    async with reading(path, size) as (pilot, _):
        await pilot.press("s")
        await pilot.pause()
        assert "⏎ Reveal" in bar(pilot.app)
        assert "hidden · 0" in bar(pilot.app)
        assert bar(pilot.app).rstrip().endswith("? Keys")


async def test_what_is_hidden_is_not_found(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ENGLISH) for n in range(20))
        await pilot.press("s", "slash", *"boat")
        await pilot.pause(0.2)
        assert "no match" in str(pilot.app.screen.query_one("#search-state", Static).render())


@given(st.lists(st.text(st.sampled_from("aé 你·."), min_size=1, max_size=9), max_size=5))
def test_a_mask_is_as_long_as_the_text(sentences: list[str]) -> None:
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    study = Study(Column.TRANSLATION)
    masked = study.masked(0, text, spans)
    assert len(masked) == len(text)
    assert set(masked) <= {"·", " "}
    study.turn(0, range(len(sentences)))
    assert study.masked(0, text, spans) == text
