"""Where one of its files should be there is a pipe, a folder, a link to nowhere: it goes on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translations.articles import open_article
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.listing import list_library
from translations.library.shelf import Shelf
from translations.notebook import Notebook
from translations.notebook.glossary import Glossary
from translations.notebook.names import file_name

COMMANDS = """
import sys
from tui.cli import main
from tui.commands.output import flush

for command in sys.argv[2:]:
    status = main([part.replace("ARTICLE", sys.argv[1]) for part in command.split()])
    assert status in (0, 1), command
"""
PLACES = (
    *("config/config.toml", "state/settings.json", "state/drafts/99999.json"),
    *("cache/library.json", "cache/search.sqlite3", "cache/memory.sqlite3"),
    *("data/glossary/id-en.tsv", "data/glossary/id-en.sync-conflict-1.tsv"),
    *("data/dictionaries/satu.index", "data/dictionaries/dua.ifo"),
    *("data/notebook/days/2026-11-27.json", "data/notebook/ARTICLE.json"),
    "data/notebook/ARTICLE.sync-conflict-20261127-010203-AB.json",
)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def circle(path: Path) -> None:
    path.symlink_to(path)


def link(path: Path) -> None:
    """To what may never be replaced."""
    target = path.with_name(f"{path.name}.pipa")
    os.mkfifo(target)
    path.symlink_to(target)


@pytest.mark.parametrize("put", [pipe, folder, circle, link])
def test_whatever_is_in_the_place_of_a_file_commands_go_on(
    article: Path, folders: Folders, put: Callable[[Path], None]
) -> None:
    home = folders.data.parent
    own = file_name(open_article(article).digest).removesuffix(".json")
    for place in PLACES:
        path = home / place.replace("ARTICLE", own)
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path)
    commands = ["list", "notes", "search perahu", "glossary", "doctor", "translate ARTICLE"]
    ended = subprocess.run(
        [sys.executable, "-c", COMMANDS, str(article), *commands],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    for place in PLACES if put is link else ():
        assert (home / f"{place.replace('ARTICLE', own)}.pipa").is_fifo()
    assert "failed" not in ended.stderr
    assert not list(folders.state.glob("crash-*"))


def test_a_link_to_nowhere_hides_no_article(article: Path, folders: Folders) -> None:
    for name in ("a" * 32, "b" * 32):
        circle(folders.notebook / f"{name}.json")
    assert [entry.title for entry in Notebook(folders).summaries()] == ["berita"]
    circle(folders.kept / f"{'c' * 32}.json.gz")
    (shelved,) = Shelf(folders).articles()
    assert shelved.kept is not None


def test_articles_are_listed_though_their_texts_cannot_be(article: Path, folders: Folders) -> None:
    for path in folders.kept.iterdir():
        path.unlink()
    folders.kept.rmdir()
    folders.kept.write_text("no folder")
    listing = list_library(Shelf(folders), article.parent)
    assert [one.summary.title for one in listing.articles] == ["berita"]
    assert "Not a directory" in " ".join(listing.damaged)


def test_room_is_only_asked_for_where_it_is_lacking(article: Path, folders: Folders) -> None:
    read = open_article(article)
    shutil.rmtree(folders.data)
    folders.data.write_text("no folder")
    for write in (
        lambda: Shelf(folders).kept.keep(read),
        lambda: Notebook(folders).add(read),
        lambda: Glossary(folders.glossary, "id", "en").put("perahu", "boat"),
    ):
        with pytest.raises(DwibacaError, match="Set DWIBACA_HOME to another folder") as said:
            write()
        assert "Make room" not in str(said.value)
