"""What was chosen on the screen is kept."""

import json
from pathlib import Path

import pytest

from translations.settings import Settings


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "state" / "settings.json"
    Settings(fast=True, languages=("id", "de")).save(path)
    # Languages are named on the command line, each time.
    assert Settings.load(path) == Settings(fast=True)


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"fast": "yes"}', b"\xff", b'{"x": 1}'])
def test_what_is_not_understood_is_as_delivered(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert Settings.load(tmp_path / "settings.json") == Settings()


def test_what_a_newer_version_has_chosen_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"fast": true, "spacing": "wide"}')
    Settings(theme="nord").save(path)
    assert json.loads(path.read_text()) == {"fast": False, "theme": "nord", "spacing": "wide"}


def test_nothing_kept_is_as_delivered(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "tidak-ada.json") == Settings()


def test_the_file_of_the_first_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{\n  "fast": true,\n  "theme": "dracula"\n}\n')
    assert Settings.load(path) == Settings(fast=True, theme="dracula")
