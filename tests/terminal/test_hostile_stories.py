"""Only the program commands the terminal: no article, name, note, package or dictionary."""

import json
import struct
from pathlib import Path

import pytest

from tests.capital_package import make_capital_package
from tests.terminal.sequences import kinds
from tests.terminal.terminal import Start
from tests.tui.helpers import article_text
from translations.articles import Position, open_article
from translations.folders import Folders, user_folders
from translations.notebook import MarkKind, Notebook, anchor_at, new_mark

# A title, the clipboard, a colour, C1, a question to the terminal, bidirectional text, and more.
POISON = (
    "\x1b]0;JAHAT\x07\x1b]52;c;SkFIQVQ=\x07\x1b[38;2;1;2;3m\x9b31m\x9d0;JAHAT\x9c\x1bP1$r\x1b\\\x1b[6n"
    "\x1b[2J\x1bc\x1b(0\x05\x0e\x7f\u202e\u2066\x08\x08\ud800"
)
COLOUR = b"\x1b[38;2;1;2;3"


def poisoned(folders: Folders, shelf: Path, packages: Path, poison: str) -> Path:
    """Everything that is shown, with poison in it."""
    safe = poison.replace("\0", "").replace("/", "").replace("\ud800", "")
    shelf.mkdir()
    (shelf / f"folder{safe}").mkdir()
    path = shelf / f"berita{safe}.md"
    text = (
        f'---\ntitle: "Judul"\nauthor: Sinta{safe}\n---\n# Warga{safe} menunggu\n\n'
        f"Warga membatalkan{safe} rapat. [bold]tebal[/] [@click=app.quit]klik[/]{safe}.\n\n"
        f"## Rapat{safe}\n\nPembatalan itu lama.\n"
    )
    path.write_text(f"{text}\n{article_text(8)}")  # enough of it is no binary data
    article = open_article(path)
    notebook = Notebook(folders)
    anchor = anchor_at(article, Position(1, 0))
    for kind, word in ((MarkKind.NOTE, "Catatan"), (MarkKind.WORDING, "Wording")):
        notebook.keep(article, new_mark(kind, anchor, text=word))
    (entry,) = folders.notebook.glob("*.json")
    whole = json.loads(entry.read_text())
    for mark in whole["marks"]:  # as if written by another program
        mark["text"] += poison
    whole["author"] = f"Sinta{poison}"
    entry.write_text(json.dumps(whole))
    folders.dictionaries.mkdir(parents=True)
    raw = f"cancel\nbatal, membatalkan{safe}".encode()
    (folders.dictionaries / "k.ifo").write_bytes(f"bookname=Kamus{safe}\n".encode())
    (folders.dictionaries / "k.idx").write_bytes(
        f"cancel{safe}".encode() + b"\0" + struct.pack(">II", 0, len(raw))
    )
    (folders.dictionaries / "k.dict").write_bytes(raw)
    (folders.dictionaries / f"rusak{safe}.ifo").write_bytes(b"\xff\xfe")
    metadata = make_capital_package(packages, "de", languages=("en", "de")) / "metadata.json"
    about = json.loads(metadata.read_text())
    about |= {"from_name": f"English{poison}", "package_version": f"1{poison}"}
    metadata.write_text(json.dumps(about))
    (packages / f"rusak{safe}").mkdir()
    folders.config.mkdir(parents=True)
    folders.config_file.write_text(
        f'[keys]\n"reader.{safe.encode("unicode_escape").hex()}" = "z"\n'
    )
    return path


def read_everything(start: Start, path: Path) -> bytes:
    """Show every screen that shows something of the reader's or of a file's; what is sent."""
    terminal = start(str(path))
    terminal.wait_for("rapat.")
    terminal.wait_for("government")
    terminal.press("jd")
    terminal.wait_for("noun  resident")
    terminal.press("l")
    terminal.wait_for("batal -kan", "Kamus")
    terminal.escape("batal -kan")
    terminal.press("t")
    terminal.wait_for("Contents")
    terminal.escape("Contents")
    terminal.press("'")
    terminal.wait_for("marks ·", "Catatan")
    terminal.escape("marks ·")
    terminal.press("x")
    terminal.wait_for("epub")
    terminal.press("\r")
    terminal.wait_for("Saves to")
    terminal.press("\r")
    terminal.wait_for("Saved:")
    terminal.press("/rapat")
    terminal.wait_for("1 of")
    terminal.press("\r")
    terminal.escape("1 of")
    terminal.press("p")
    terminal.wait_for("German")
    terminal.escape("German")
    terminal.press("o")
    terminal.wait_for("Sinta")
    terminal.quit()
    return terminal.raw


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "rak"


def test_no_screen_sends_a_command_that_is_not_its_own(  # noqa: PLR0917
    start: Start, folders: Folders, shelf: Path, packages_dir: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = poisoned(folders, shelf, packages_dir, POISON)
    hostile = read_everything(start, path)
    assert COLOUR not in hostile

    monkeypatch.setenv("DWIBACA_HOME", str(tmp_path / "sober"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "sober-packages"))
    (tmp_path / "sober-packages").mkdir()
    path = poisoned(user_folders(), tmp_path / "sober-rak", tmp_path / "sober-packages", "")
    sober = read_everything(start, path)
    assert kinds(hostile) <= kinds(sober)


@pytest.mark.parametrize(
    "arguments",
    [
        ("translate", "{path}"),
        ("translate", "{path}", "--format", "html"),
        ("translate", "{path}", "--format", "json"),
        ("translate", "{path}.tidak-ada"),
        ("translate", "{shelf}", "--output", "{shelf}/keluar"),
        ("notes", "{path}"),
        ("notes", "--format", "json"),
        ("packages",),
        ("packages", "install", "{path}"),
        ("doctor",),
        ("{path}.tidak-ada",),
    ],
    ids=lambda arguments: " ".join(arguments).replace("{", "").replace("}", ""),
)
def test_no_command_prints_what_a_terminal_obeys(
    start: Start, folders: Folders, shelf: Path, packages_dir: Path, arguments: tuple[str, ...]
) -> None:
    path = poisoned(folders, shelf, packages_dir, POISON)
    terminal = start(*(word.format(path=path, shelf=shelf) for word in arguments))
    terminal.wait_for_end()
    raw = terminal.raw
    assert raw.strip()
    assert COLOUR not in raw
    # A bar of progress moves the cursor and has colours; nothing else does.
    assert kinds(raw) <= {
        "control 0d", "control 0a", "control 09", "CSI m", "CSI A", "CSI K", "CSI ?25l", "CSI ?25h",
    }  # fmt: skip


def test_a_kind_is_told_from_another() -> None:
    assert kinds(b"a\x1b[1;2mb\x1b[?25l\x1b]0;x\x07\x1bPq\x1b\\\x1bc\x07\xc2\x9b") == {
        "CSI m", "CSI ?25l", "]0", "Pq", "ESC c", "control 07", "letter 009b",
    }  # fmt: skip
