"""The screen that lists, installs and removes packages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.argos.packages.index_server import IndexServer, packed, serving
from tests.capital_package import make_capital_package
from tests.tui.helpers import article_text, reading, until
from translations.argos import Package, installed_packages
from translations.argos.packages.install import install
from translations.folders import Folders
from translations.reading.loader import SAMPLE
from translations.settings import Settings
from tui.screens.packages import PackagesScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual import BilingualView
from tui.widgets.filtered_list import Choices
from tui.widgets.key_bar import KeyBar
from tui.widgets.notice import Notice


def text_of(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).render())


def listed(pilot: Pilot[None]) -> list[str]:
    choices = pilot.app.screen.query_one(Choices)
    return [str(choices.get_option_at_index(i).prompt) for i in range(choices.option_count)]


def keys(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(KeyBar).render())


@asynccontextmanager
async def packages(path: Path = SAMPLE) -> AsyncIterator[Pilot[None]]:
    """The screen, over an article."""
    async with reading(path) as (pilot, _):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackagesScreen))
        yield pilot


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A package as a file."""
    folder = make_capital_package(tmp_path, "translate-en_de-1_0", "1.0", ("en", "de"))
    path = tmp_path / "paket.argosmodel"
    path.write_bytes(packed(folder))
    return path


def back_with_the_article(pilot: Pilot[None]) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, ReaderScreen)


async def test_it_tells_what_is_used_and_how_to_get_the_full_one() -> None:
    async with packages() as pilot:
        assert "dwibaca packages install translate-id_en" in text_of(pilot, "#starter")
        assert "starter" in listed(pilot)[0]
        assert "in use" in listed(pilot)[0]
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_i_installs_the_full_package_and_the_article_is_translated_by_it(
    capital_package: Package, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from argostranslate import settings

    (tmp_path / "a.md").write_text(article_text(3))
    with serving(IndexServer(packed(capital_package.path))) as server:
        monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/index.json")
        async with reading(tmp_path / "a.md") as (pilot, _):
            await pilot.press("j", "p", "i")
            await until(
                pilot,
                lambda: (
                    back_with_the_article(pilot)
                    and not pilot.app.screen.reading.loaded.route.has_starter
                ),
            )
            view = pilot.app.screen.query_one(BilingualView)
            await until(pilot, lambda: view.block == 1)
            assert not pilot.app.screen.query_one(Notice).display


async def test_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    async with packages() as pilot:
        for key in ("i", "o"):
            await pilot.press(key)
            await until(pilot, lambda: "cannot be reached" in text_of(pilot, "#state"))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_what_the_index_offers_is_listed_and_enter_installs_it(
    german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argostranslate import settings

    with serving(IndexServer(german.read_bytes())) as server:
        server.index = [
            server.entry(),
            server.entry(from_code="en", to_code="de", to_name="German", code="translate-en_de"),
        ]
        monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/index.json")
        async with packages() as pilot:
            assert "⏎" not in keys(pilot)  # the package that is there is not installed again
            await pilot.press("o")
            await until(pilot, lambda: "2 packages can be installed." in text_of(pilot, "#state"))
            await until(pilot, lambda: "⏎ Install  " in keys(pilot))
            # The one for the languages of the article is lit.
            await pilot.press("down", "enter")
            await until(pilot, lambda: "1.0 is installed" in text_of(pilot, "#state"))
            assert any(line.strip().startswith("translate-en_de-1_0") for line in listed(pilot))


async def test_l_installs_from_a_file_and_d_removes_after_a_question(german: Path) -> None:
    async with packages() as pilot:
        await pilot.press("l")
        pilot.app.screen.query_one(Input).value = str(german)
        await pilot.press("enter")
        await until(pilot, lambda: "is installed" in text_of(pilot, "#state"))
        choices = pilot.app.screen.query_one(Choices)
        choices.highlighted = next(i for i, line in enumerate(listed(pilot)) if "en_de" in line)
        await pilot.press("d", "n")
        assert len(installed_packages()[0]) == 2
        await pilot.press("d", "y")
        await until(pilot, lambda: "is removed" in text_of(pilot, "#state"))
        assert len(installed_packages()[0]) == 1


async def test_a_file_that_is_no_package_is_told(tmp_path: Path) -> None:
    (tmp_path / "bukan.argosmodel").write_bytes(b"bukan zip")
    async with packages() as pilot:
        await pilot.press("l")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "bukan.argosmodel")
        await pilot.press("enter")
        await until(pilot, lambda: "bukan.argosmodel is damaged" in text_of(pilot, "#state"))


async def test_the_starter_cannot_be_removed() -> None:
    async with packages() as pilot:
        await pilot.press("d")
        assert "cannot be removed" in text_of(pilot, "#state")


async def test_removing_what_translates_goes_back_to_the_starter(
    capital_package: Package, packages_dir: Path, tmp_path: Path
) -> None:
    path = tmp_path / "penuh.argosmodel"
    path.write_bytes(packed(capital_package.path))
    install(path)
    async with packages() as pilot:
        assert "in use" in listed(pilot)[0]
        await pilot.press("d", "y")
        await until(pilot, lambda: "is removed" in text_of(pilot, "#state"))
        await pilot.press("escape")
        await until(
            pilot,
            lambda: (
                back_with_the_article(pilot) and pilot.app.screen.reading.loaded.route.has_starter
            ),
        )


async def test_f_changes_between_best_and_fast_and_it_is_kept(folders: Folders) -> None:
    async with packages() as pilot:
        assert "quality: best" in text_of(pilot, "#about")
        await pilot.press("f")
        assert "quality: fast" in text_of(pilot, "#about")
        await pilot.press("escape")
        await until(
            pilot,
            lambda: (
                back_with_the_article(pilot)
                and pilot.app.screen.reading.loaded.scheduler._decoding
                == Settings(fast=True).decoding
            ),
        )
    assert Settings.load(folders).fast


async def test_with_the_language_found_out_it_is_the_articles(tmp_path: Path) -> None:
    settings = Settings(languages=("auto", "en"))
    async with reading(SAMPLE, settings=settings) as (pilot, _):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PackagesScreen))
        assert "Indonesian → English" in text_of(pilot, "#about")
        screen = pilot.app.screen
        assert isinstance(screen, PackagesScreen) and screen._languages == ("id", "en")
        await pilot.press("escape")
        await until(pilot, lambda: back_with_the_article(pilot))
