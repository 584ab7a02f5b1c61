"""Choices made on the screen are saved in a file that the reader may edit too."""

import json
from pathlib import Path

import pytest

from translations.errors import DwibacaError
from translations.folders import Folders
from translations.settings import Settings, setting_troubles


@pytest.fixture
def config(folders: Folders) -> Path:
    folders.config.mkdir(parents=True)
    return folders.config_file


def test_what_was_chosen_is_there_the_next_time(folders: Folders) -> None:
    chosen = Settings(fast=True, theme="nord", export_folder="/tmp", languages=("id", "de"))
    chosen.save(folders)
    # Languages are named on the command line, each time.
    assert Settings.load(folders) == Settings(fast=True, theme="nord", export_folder="/tmp")


def test_a_choice_is_written_where_the_reader_can_read_it_and_nothing_else_changes(
    folders: Folders, config: Path
) -> None:
    written = (
        '# mine\n[keys]\n"reader.note" = "i"   # as in vim\n\n[reading]\ntheme = "nord" # calm\n'
    )
    config.write_text(written)
    Settings(theme="gruvbox").save(folders)
    assert config.read_text() == written.replace('"nord"', '"gruvbox"')
    Settings(theme="gruvbox", fast=True).save(folders)
    assert 'quality = "fast"' in config.read_text()
    assert config.read_text().startswith(written.replace('"nord"', '"gruvbox"').rstrip("\n"))


def test_what_was_chosen_before_there_was_a_config_file_for_it_holds(folders: Folders) -> None:
    folders.state.mkdir(parents=True)
    folders.settings.write_text('{"fast": true, "theme": "nord", "spacing": "wide"}')
    assert Settings.load(folders) == Settings(fast=True, theme="nord")
    Settings(fast=False, theme="nord", export_folder="/tmp").save(folders)
    assert Settings.load(folders) == Settings(theme="nord", export_folder="/tmp")
    # What a newer version remembers stays.
    assert json.loads(folders.settings.read_text())["spacing"] == "wide"


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"fast": "yes"}', b"\xff", b'{"x": 1}'])
def test_what_is_not_understood_is_as_delivered(folders: Folders, content: bytes) -> None:
    folders.state.mkdir(parents=True)
    folders.settings.write_bytes(content)
    assert Settings.load(folders) == Settings()


@pytest.mark.parametrize(
    ("table", "trouble"),
    [
        ({"quality": "haste"}, '"best" or "fast"'),
        ({"theme": 3}, "the name of a theme"),
        ({"column": 10}, "a number of letters from 24 to 160, or 0"),
        ({"column": True}, "a number of letters"),
        ({"bars": "no"}, "true or false"),
        ({"qualty": "fast"}, "no setting reading.qualty. Did you mean reading.quality?"),
        (3, "write [reading]"),
    ],
)
def test_what_is_wrong_is_said(table: object, trouble: str) -> None:
    (said,) = setting_troubles({"reading": table})
    assert trouble in said


@pytest.mark.parametrize("content", ["[reading", "reading = 3\n", "[keys]\na = 1\na = 2\n"])
def test_a_file_that_cannot_be_changed_is_left_as_it_is(
    folders: Folders, config: Path, content: str
) -> None:
    config.write_text(content)
    with pytest.raises(DwibacaError, match="cannot be changed"):
        Settings(theme="nord").save(folders)
    assert config.read_text() == content


def test_a_file_of_megabytes_is_refused_at_once(folders: Folders, config: Path) -> None:
    config.write_text("# x\n" * 2**19)
    with pytest.raises(DwibacaError, match="too large"):
        Settings(theme="nord").save(folders)


def test_a_byte_order_mark_is_no_fault(folders: Folders, config: Path) -> None:
    config.write_bytes(b'\xef\xbb\xbf[reading]\r\nquality = "fast"\r\n')
    assert Settings.load(folders).fast
    Settings.load(folders)._replace(theme="nord").save(folders)
    assert Settings.load(folders).theme == "nord"


def test_nothing_kept_is_as_delivered(folders: Folders) -> None:
    assert Settings.load(folders) == Settings()


def test_the_file_of_the_first_version_is_read(folders: Folders) -> None:
    folders.state.mkdir(parents=True)
    folders.settings.write_text('{\n  "fast": true,\n  "theme": "dracula"\n}\n')
    assert Settings.load(folders) == Settings(fast=True, theme="dracula")
