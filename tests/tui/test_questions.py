"""Questions and messages over a screen: they are seen, and they do not stay in the way."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import article_text, on_screen, reading, shown, until
from tui.screens.ask import ConfirmScreen
from tui.screens.editor import EditorScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(9))
    return file


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(on_screen(pilot.app.screen))


def said(pilot: Pilot[None]) -> list[str]:
    """The messages that are shown."""
    return [message.message for message in pilot.app._notifications]


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)])
async def test_a_question_and_its_keys_are_in_sight(path: Path, size: tuple[int, int]) -> None:
    async with reading(path, size) as (pilot, _):
        await pilot.press("n", *"Tunggu")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await until(pilot, lambda: "Discard what was typed?" in seen(pilot))
        assert "Yes" in seen(pilot)
        assert "No" in seen(pilot)
        await pilot.press("escape")


async def test_a_message_that_was_read_goes_with_the_next_key(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("b")
        await until(pilot, lambda: "◆" in shown(view))
        await pilot.press("u")
        await until(pilot, lambda: said(pilot) == ["Bookmark on ¶ 1 undone · U redoes it"])
        await pilot.press("j")  # not read yet
        assert said(pilot)
        monkeypatch.setattr("tui.app._READ", 0.0)  # it has been read by now
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        assert not said(pilot)
