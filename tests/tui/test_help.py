"""The help, and the bar at the bottom: what the reader learns about the keys."""

import re
import tomllib
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from tests.tui.helpers import article_text, bar, reading, shown, until
from translations.config_check import config_troubles
from translations.folders import Folders
from translations.reading.scheduler import Result
from tui.app import DwibacaApp
from tui.cli import main
from tui.commands.keys import place_of
from tui.key_contexts import contexts
from tui.keys.active import SHORT
from tui.keys.own_keys import known_actions, read_keymap
from tui.keys.topics import topic_of
from tui.screens.help import HelpScreen
from tui.screens.library import LibraryScreen

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(20))
    return file


def page(app: DwibacaApp) -> str:
    """All that the help has, on the screen or not."""
    strips = app.screen.query_one("#help-keys", Static).render_lines(
        app.screen.query_one("#help-keys").size.region
    )
    return "\n".join(strip.text for strip in strips)


@pytest.mark.parametrize("size", SIZES)
async def test_help_has_every_key_and_leaves_the_article_as_it_was(
    path: Path, size: tuple[int, int]
) -> None:
    async with reading(path, size) as (pilot, view):
        view.add_results(Result(row, ("Paragraph.",)) for row in range(20))
        await pilot.press("j", "j")
        before = shown(view)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Bookmark" in page(pilot.app))
        for words in (
            "Next paragraph",
            "Export",
            "Choose the colours",
            "While a word is looked up",
        ):
            assert words in re.sub(r"\s+", " ", page(pilot.app))
        assert "Focus" not in page(pilot.app)
        await pilot.press("end")
        await until(pilot, lambda: pilot.app.screen.query_one("#help").is_vertical_scroll_end)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, HelpScreen)
        assert shown(view) == before
        assert view.block == 2


async def test_where_a_question_mark_is_typed_it_is_not_named_as_a_key(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("n", "f1")
        await until(pilot, lambda: bool(re.search("f1 +Keys", page(pilot.app))))
        assert not re.search(r"\? f1", page(pilot.app))


@pytest.mark.parametrize("key", ["question_mark", "f1", "q", "escape"])
async def test_help_is_closed_by_any_key_that_one_tries(path: Path, key: str) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press(key)
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_help_is_narrowed_by_typing_what_a_key_does(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("question_mark", "slash", *"word dict")
        await until(pilot, lambda: "Look up" in page(pilot.app))
        assert "Bookmark" not in page(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: "Bookmark" in page(pilot.app))
        await pilot.press(*"book")  # a letter that does nothing else begins a search
        await until(pilot, lambda: "Look up" not in page(pilot.app))
        assert "Bookmark" in page(pilot.app)
        await pilot.press("enter", "escape", "escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_help_finds_what_the_keys_of_other_screens_do(path: Path, folders: Folders) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("question_mark", *"statistics")
        await until(pilot, lambda: "In the library" in page(pilot.app))
        assert re.search(r"\bi +Statistics", page(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "In the library" not in page(pilot.app))
    app = DwibacaApp(folders, folder=path.parent)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("question_mark", *"study")
        await until(pilot, lambda: "In an article" in page(app))
        assert "In the library" not in page(app)


async def test_help_explains_the_signs_beside_the_text(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("question_mark", *"signs")
        for line in (r"◆ +Bookmark", r"≈ +Your translation", r"\? +A doubtful translation"):
            await until(pilot, lambda line=line: bool(re.search(line, page(pilot.app))))


async def test_help_and_bar_tell_the_keys_as_they_were_changed(
    path: Path, folders: Folders
) -> None:
    folders.config.mkdir(parents=True)
    folders.config_file.write_text('[keys]\n"reader.bookmark" = "B,f5"\n"app.keys" = "f2"\n')
    async with reading(path) as (pilot, _):
        await until(pilot, lambda: "B Bookmark" in bar(pilot.app))
        assert bar(pilot.app).endswith("f2 Keys")
        await pilot.press("f2")
        await until(pilot, lambda: bool(re.search(r"B f5\s+Bookmark", page(pilot.app))))
        await pilot.press("f2")
        assert not isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 30)])
@pytest.mark.parametrize("keys", ["", "p", "x", "C", "t", "apostrophe", "slash", "d", "n", "a"])
async def test_the_bar_has_whole_words_and_ends_with_the_key_for_all_others(
    path: Path, size: tuple[int, int], keys: str
) -> None:
    path.write_text(article_text(20, heading_every=5))
    async with reading(path, size) as (pilot, _):
        await pilot.press("j", *([keys] if keys else []))
        await pilot.pause(0.1)
        lines = bar(pilot.app).split("\n")
        assert re.search(r"(\?|f1) Keys$", lines[-1])
        for line in lines:
            assert cell_len(line) <= size[0]
        known = {
            word
            for action in known_actions(contexts()).values()
            for word in action.description.split()
        }
        known |= {word for words in (*_VERBS, *SHORT.values()) for word in words.split()}
        said = " ".join(lines).partition("│")[0] if "│" in lines[-1] else " ".join(lines)
        verbs = [word for word in said.split() if len(word) > 3 and word.isalpha()]
        assert set(verbs) <= known | _STATUS


_VERBS = ("Use this one", "As before", "Install", "Choose", "Save", "Go there")
_STATUS = {"translating", "not", "translated"}


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_in_the_reader_the_keys_of_a_newcomer_are_never_left_out(
    path: Path, width: int
) -> None:
    async with reading(path, (width, 24)) as (pilot, _):
        for needed in ("q Quit", "d Look up", "? Keys"):
            assert needed in bar(pilot.app)
        assert ("/ Search" in bar(pilot.app)) == (width >= 80)  # a line in progress is beside it
        assert ("C Theme" in bar(pilot.app)) == (width >= 200)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_what_is_open_over_the_text_tells_its_own_keys_first(path: Path, width: int) -> None:
    async with reading(path, (width, 24)) as (pilot, _):
        await pilot.press("d")
        await until(pilot, lambda: bar(pilot.app).startswith("⏎ Keep the word"))
        assert ("→ Next word" if width == 120 else "→ Next") in bar(pilot.app)
        assert "d Back" in bar(pilot.app)
        await pilot.press("escape", "slash")
        await until(pilot, lambda: "Read on" in bar(pilot.app))
        assert "esc End" in bar(pilot.app)
        assert "/ Search" not in bar(pilot.app)  # that is a letter now


async def test_a_key_in_the_bar_can_be_clicked(path: Path) -> None:
    async with reading(path) as (pilot, _):
        at = bar(pilot.app).index("? Keys")
        await pilot.click("BottomBar", offset=(at + 2, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_a_key_that_a_field_types_is_not_in_the_bar(folders: Folders, tmp_path: Path) -> None:
    app = DwibacaApp(folders, folder=tmp_path)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "s Sort" in bar(app))
        await pilot.press("slash")
        await until(pilot, lambda: "s Sort" not in bar(app))
        assert bar(app).endswith("f1 Keys")


@pytest.mark.parametrize("keys", ["p", "x", "C"])
async def test_a_small_screen_opens_at_its_title_with_its_keys_in_sight(
    path: Path, keys: str
) -> None:
    async with reading(path, (60, 20)) as (pilot, _):
        await pilot.press(keys)
        await pilot.pause(0.2)
        screen = pilot.app.screen
        for part in (".dialog-title", "KeyBar"):
            assert screen.size.region.contains_region(screen.query_one(part).region)
        assert screen.query_one(".dialog").scroll_offset.y == 0
        assert "esc" in bar(pilot.app)


def test_every_action_has_a_topic() -> None:
    assert [name for name in known_actions(contexts()) if topic_of(name) == "More"] == []
    assert [name for name in known_actions(contexts()) if not place_of(name)] == []


def test_keys_are_printed_a_line_each_and_as_a_file_to_start_from(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(known_actions(contexts()))
    assert "reader.note\tn\tarticle\tWrite a note on the sentence" in printed
    assert main(["keys", "--config"]) == 0
    delivered = capsys.readouterr().out
    assert tomllib.loads(delivered) == {}  # nothing is changed until a # is taken away
    folders.config.mkdir(parents=True)
    folders.config_file.write_text(re.sub(r'(?m)^# (?=\[|"|\w+ = )', "", delivered))
    assert config_troubles(folders) == []
    assert read_keymap(folders.config_file, contexts)[1] == []
