"""The notice about the starter is shown until it was read, once a day; then the bar shows it."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import article_text, reading, status, until
from translations.folders import Folders
from translations.settings import Settings
from tui.screens.reader import starter
from tui.widgets.notice import Notice


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(3))
    return file


def is_said(pilot: Pilot[None]) -> bool:
    notice = pilot.app.screen.query_one(Notice)
    return bool(notice.display) and notice.said == starter.SAID


async def test_it_goes_with_the_first_key_after_it_was_read(
    path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "_LONG_ENOUGH", 0.3)
    async with reading(path, translate=True) as (pilot, _):
        await until(pilot, lambda: Settings.load(folders).starter_said == starter.today())
        assert is_said(pilot)  # nothing moves without a key
        await pilot.press("j")
        await until(pilot, lambda: not is_said(pilot))
    async with reading(path, settings=Settings.load(folders), translate=True) as (pilot, _):
        assert not is_said(pilot)
        await until(pilot, lambda: status(pilot.app) == "starter")


async def test_before_anybody_can_have_read_it_a_key_leaves_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "_LONG_ENOUGH", 1000)
    async with reading(path, translate=True) as (pilot, _):
        await pilot.press("j")
        await until(pilot, lambda: status(pilot.app) == "translated")
        assert is_said(pilot)


async def test_it_is_said_again_another_day(path: Path, folders: Folders) -> None:
    folders.state.mkdir(parents=True)
    folders.settings.write_text(json.dumps({"starter_said": "2026-01-31"}))
    async with reading(path, settings=Settings.load(folders)) as (pilot, _):
        assert is_said(pilot)
