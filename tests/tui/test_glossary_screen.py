"""Terms on the screen: one key on a word, a list to change them, and minimal retranslation."""

from pathlib import Path

from textual.widgets import Input

from tests.capital_package import make_capital_package
from tests.tui.helpers import bar, reading, shown, until
from translations.folders import Folders
from translations.notebook.glossary import Glossary
from tui.screens.ask import ConfirmScreen
from tui.screens.comparison import ComparisonScreen
from tui.screens.glossary import GlossaryScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.key_bar import BottomBar
from tui.widgets.notice import Notice

TEXT = "Hakim menolak gugatan itu.\n\nWarga pulang.\n\nIsi gugatannya panjang."


def text_of(pilot, widget) -> str:  # type: ignore[no-untyped-def]
    return str(pilot.app.screen.query_one(widget).render())


def status(pilot) -> str:  # type: ignore[no-untyped-def]
    return pilot.app.screen.query_one(BottomBar).status


async def test_a_word_that_is_looked_up_is_put_so_everywhere(
    tmp_path: Path, folders: Folders
) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    async with reading(article, translate=True) as (pilot, view):
        await until(pilot, lambda: view.texts.complete == 3)
        before = shown(view)
        await pilot.press("d", "l", "l")
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        assert pilot.app.screen.query_one("#term", Input).value == "gugatan"
        await pilot.press(*"legal", "space", *"claim", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await until(pilot, lambda: shown(view).count("legal claim") == 2)
        assert "legal claim" not in before
    assert Glossary(folders.glossary, "id", "en").entries()[0].term == "gugatan"


async def test_terms_are_listed_turned_off_changed_and_deleted(
    tmp_path: Path, folders: Folders
) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    glossary = Glossary(folders.glossary, "id", "en")
    glossary.put("gugatan", "legal claim")
    glossary.put("warga", "")
    async with reading(article, translate=True) as (pilot, view):
        await until(pilot, lambda: shown(view).count("legal claim") == 2)
        await pilot.press("equals_sign", "tab", "tab")
        await pilot.pause()
        await pilot.press("space")
        assert [entry.on for entry in glossary.entries()] == [False, True]
        await pilot.press("down")
        assert {"⏎ Change", "d Delete"} <= set(bar(pilot.app).split("  "))
        await pilot.press("d")
        assert [entry.term for entry in glossary.entries()] == ["gugatan"]
        await until(pilot, lambda: "Delete" not in bar(pilot.app))  # the built-in names
        assert "Change" not in bar(pilot.app)
        await pilot.press("enter")  # they cannot be changed one by one
        assert "overrules" in text_of(pilot, "#state")
        await pilot.press("space")
        assert [entry.on for entry in glossary.entries()] == [False, False]  # all names
        await pilot.press("space", "up", "space", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert [(one.wording, one.on) for one in glossary.entries()] == [("legal claim", True)]
        await pilot.press("equals_sign", "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_term_that_is_being_typed_is_not_thrown_away_without_a_question(
    tmp_path: Path,
) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    async with reading(article) as (pilot, _):
        await pilot.press("equals_sign", *"hakim", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        assert pilot.app.screen.query_one("#term", Input).value == "hakim"
        await pilot.press("escape", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))


async def test_nor_is_it_when_the_program_is_left(tmp_path: Path) -> None:
    (tmp_path / "berita.txt").write_text(TEXT)
    async with reading(tmp_path / "berita.txt") as (pilot, _):
        await pilot.press("equals_sign", *"gugatan")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("n")
        assert pilot.app.screen.query_one("#term", Input).value == "gugatan"
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_a_conflict_in_the_file_is_said(tmp_path: Path, folders: Folders) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    folders.glossary.mkdir(parents=True)
    (folders.glossary / "id-en.tsv").write_text("gugatan\tsuit\ngugatan\tclaim\n")
    async with reading(article) as (pilot, _):
        await pilot.press("equals_sign")
        await until(pilot, lambda: "twice" in text_of(pilot, "#state"))


async def test_what_is_in_another_language_is_announced_left_and_translated_anyway(
    tmp_path: Path,
) -> None:
    article = tmp_path / "news.txt"
    article.write_text(
        "Rega beras ing pasar wis mundhak maneh wiwit wingi.\n\nBanjir gedhe nggawa omah telu."
    )
    async with reading(article, translate=True) as (pilot, view):
        assert "This article is in Javanese" in text_of(pilot, Notice)
        await until(pilot, lambda: view.texts.complete == 2)
        assert view.texts.doubts(0) == {}
        assert "Javanese, not translated" in status(pilot)
        was = view.texts.made(0, 0)
        assert was == "Rega beras ing pasar wis mundhak maneh wiwit wingi."
        await pilot.press("T")
        await until(pilot, lambda: view.texts.complete == 2 and view.texts.made(0, 0) != was)
        assert "Javanese" not in status(pilot)
        await pilot.press("T")
        await until(pilot, lambda: view.texts.made(0, 0) == was)


async def test_another_package_is_shown_beside(tmp_path: Path, packages_dir: Path) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    async with reading(article) as (pilot, _):
        await pilot.press("A")
        await until(pilot, lambda: "No other package" in text_of(pilot, "#state"))
        await pilot.press("escape")
    make_capital_package(packages_dir)
    async with reading(article) as (pilot, _):
        await pilot.press("A")
        assert isinstance(pilot.app.screen, ComparisonScreen)
        await until(pilot, lambda: "starter" in text_of(pilot, "#others"))


async def test_what_is_not_translated_is_in_italics_within_its_paragraph(tmp_path: Path) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(
        "Rapat itu ditunda. There is no evidence that the price will fall. Warga kecewa."
    )
    async with reading(article, translate=True) as (pilot, view):
        await until(pilot, lambda: view.texts.complete == 1)
        await pilot.pause()
        assert view.texts.left(0) == (1,)
        drawn = {
            segment.text: bool(segment.style and segment.style.italic)
            for y in range(view.size.height)
            for segment in view.render_line(y)
        }
        in_italics = " ".join(text for text, italic in drawn.items() if italic)
        assert "There is no" in in_italics and "postponed" not in in_italics
        await pilot.press("T")
        await until(pilot, lambda: view.texts.complete == 1 and view.texts.left(0) == ())


async def test_where_nothing_is_in_another_language_t_says_so(tmp_path: Path) -> None:
    article = tmp_path / "berita.txt"
    article.write_text(TEXT)
    async with reading(article, translate=True) as (pilot, view):
        await until(pilot, lambda: view.texts.complete == 3)
        await pilot.press("T")
        nothing = "Nothing here is in another language."
        await until(pilot, lambda: nothing in [n.message for n in pilot.app._notifications])
