"""Looking up the words of a sentence."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.helpers import article_text, bar, reading, shown, until
from tests.words.test_words import make_dictd
from translations.folders import Folders
from translations.notebook import MarkKind
from translations.reading import lookup
from tui.widgets.bilingual import BilingualView
from tui.widgets.bilingual.palette import palette_of

TEXT = "Warga membatalkan rapat itu. Pembatalan rapat mengejutkan.\n\nRapat dibatalkan lagi."


@pytest.fixture(autouse=True)
def no_dictionaries_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translations.reading.lookup.SYSTEM_FOLDERS", ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(f"{TEXT}\n\n{article_text(3)}")
    return file


def panel(pilot: Pilot[None]) -> str:
    found = pilot.app.screen.query("#word")
    return str(found.first(Static).render()) if found else ""


async def looked_up(pilot: Pilot[None], word: str) -> str:
    await until(pilot, lambda: panel(pilot).startswith(word))
    return panel(pilot)


def kept(pilot: Pilot[None]) -> list[str]:
    marks = pilot.app.screen.annotator.entry.present
    return [mark.text.split("\n")[0] for mark in marks if mark.kind is MarkKind.WORD]


async def test_d_shows_the_root_what_the_engine_says_and_where_else_it_stands(path: Path) -> None:
    async with reading(path, translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        await pilot.press("d")
        await looked_up(pilot, "Warga")
        await pilot.press("right")
        text = await looked_up(pilot, "membatalkan")
        assert "mem- batal -kan" in text
        assert "verb  cancel, annul" in text
        assert "from the root batal" in text
        assert "a guess" not in text.split("also in")[0].split("here,")[0]
        assert "also in 2 other sentences:" in text
        assert "Pembatalan rapat mengejutkan." in text
        assert "Rapat dibatalkan lagi." in text


async def test_words_are_gone_through_from_sentence_to_sentence(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("d", "l", "l", "l")
        await looked_up(pilot, "itu")
        await pilot.press("l")
        await looked_up(pilot, "Pembatalan")
        assert view.sentence == 1
        await pilot.press("h")
        await looked_up(pilot, "itu")
        assert view.sentence == 0
        await pilot.press("h", "h", "h", "h")
        await looked_up(pilot, "Warga")  # before the first there is none
        await pilot.press("escape")
        await until(pilot, lambda: not panel(pilot))
        assert pilot.app.screen.query_one(BilingualView).has_focus
        before = shown(view)
        await pilot.press("l")
        assert view.sentence == 1
        assert shown(view) == before


async def test_dictionaries_are_asked_and_a_broken_one_is_named(
    path: Path, folders: Folders
) -> None:
    make_dictd(folders.dictionaries)
    broken = folders.dictionaries / "rusak.index"
    broken.write_text("tanpa tab")
    async with reading(path) as (pilot, _):
        await pilot.press("d", "l")
        text = await looked_up(pilot, "membatalkan")
        assert "← cancel" in text
        assert "(eng-ind)" in text
        assert "rusak.index is not used" in text


async def test_enter_keeps_a_word_and_takes_it_out(path: Path, folders: Folders) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("d", "l")
        await looked_up(pilot, "membatalkan")
        assert kept(pilot) == []  # looking is not keeping
        await pilot.press("enter")
        await until(pilot, lambda: "✓ kept" in panel(pilot))
        await until(pilot, lambda: "membatalkan" in kept(pilot))
        assert "⏎ Forget the word" in bar(pilot.app)
        mark = pilot.app.screen.annotator.entry.present[-1]
        assert mark.text == "membatalkan\ncancel, annul"
        assert mark.anchor.quote == "Warga membatalkan rapat itu."
        await pilot.press("enter")
        await until(pilot, lambda: "membatalkan" not in kept(pilot))
        assert "✓ kept" not in panel(pilot)
        await until(pilot, lambda: "⏎ Keep the word" in bar(pilot.app))


async def test_enter_pressed_before_the_meaning_is_found_keeps_the_word_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = threading.Event()
    really = lookup.look_up

    def slow(*arguments: Any) -> Any:
        found.wait(20)
        return really(*arguments)

    monkeypatch.setattr(lookup, "look_up", slow)
    async with reading(path) as (pilot, _):
        await pilot.press("d", "l", "enter", "escape")
        assert kept(pilot) == []
        found.set()
        await until(pilot, lambda: kept(pilot) == ["membatalkan"])
        assert not panel(pilot)


async def test_the_words_of_the_translation_that_may_be_meant_are_lit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Harga beras di pasar tradisional turun pada pekan ini.")
    async with reading(tmp_path / "a.md", translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        await pilot.press("d", "l")
        text = await looked_up(pilot, "beras")
        assert "here, a guess: rice" in text
        guess = palette_of(view).guess
        lit = [
            segment.text
            for segment in view.render_line(0)
            if segment.style and segment.style.underline and segment.style.bgcolor == guess.bgcolor
        ]
        assert lit == ["rice"]


async def test_an_article_is_no_guess_for_a_word_with_a_meaning(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Menteri mengatakan harga beras turun.")
    async with reading(tmp_path / "a.md", translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        await pilot.press("d")
        text = await looked_up(pilot, "Menteri")
        assert "minister" in text
        assert "here, a guess" not in text  # "The", for the model
        await pilot.press("l", "l", "l", "l")
        assert "here, a guess: fell" in await looked_up(pilot, "turun")


async def test_a_name_is_kept_as_it_is_and_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Harga beras turun, kata Wulandari pada hari Senin.")
    async with reading(tmp_path / "a.md", translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        await pilot.press("d", "l", "l", "l", "l")
        text = await looked_up(pilot, "Wulandari")
        assert "here, a guess: Wulandari" in text
        assert text.count("a guess") == 1
        await pilot.press("enter")
        await until(pilot, lambda: kept(pilot) == ["Wulandari"])
        assert pilot.app.screen.annotator.entry.present[-1].meaning == "Wulandari"


async def test_in_its_other_sentences_the_word_is_seen_however_long_they_are(
    tmp_path: Path,
) -> None:
    long = f"Menurut {'keterangan para warga di kampung itu, ' * 5}rapat dibatalkan lagi."
    (tmp_path / "a.md").write_text(f"Warga membatalkan rapat.\n\n{long}")
    async with reading(tmp_path / "a.md") as (pilot, _):
        await pilot.press("d", "l")
        await looked_up(pilot, "membatalkan")
        shown = pilot.app.screen.query_one("#word", Static).render()
        *_, example = str(shown).split("\n")
        assert re.match("¶ 2  ….*dibatalkan lagi", example)
        assert isinstance(shown, Content)
        bold = [shown.plain[s.start : s.end] for s in shown.spans if "bold" in str(s.style)]
        assert {"membatalkan", "dibatalkan"} <= set(bold)
        assert example not in bold
