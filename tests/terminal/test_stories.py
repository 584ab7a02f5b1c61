"""What a reader does in a real terminal, from the first start on."""

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Start, Terminal
from tests.tui.helpers import article_text
from translations.folders import Folders
from translations.settings import Settings
from tui.screens.reader.starter import today

NEWS = """\
Lestari WidodoKoresponden Pesisir

Bayu Segara/Antara Foto Nelayan menjemur jaring di Teluk DamaiBayu Segara/Antara Foto

Nelayan Teluk Damai menunggu jembatan baru

Para nelayan di Teluk Damai sudah tiga tahun menunggu jembatan baru. Baru -baru ini, pemerintah daerah mengatakan bahwa pembangunan akan dimulai pada bulan depan.

“Kami sudah sering mendengar janji itu. Kami baru percaya kalau melihat pekerjanya datang,” kata Darmo, ketua kelompok nelayan.

Biaya pembangunan diperkirakan mencapai Rp 4,5 miliar.

Tautan sumber
"""


def is_side_by_side(terminal: Terminal, original: str, translation: str) -> bool:
    return any(original in line and translation in line for line in terminal.lines)


def test_the_first_start_shows_the_sample_beside_its_translation(start: Start) -> None:
    terminal = start()
    terminal.wait_for("Perpustakaan terapung", "Starter translation")
    terminal.wait_translated()
    terminal.wait_for("v View", "o Library", "q Quit", "? Keys")
    line = next(line for line in terminal.lines if "Oleh Ratna Wulandari" in line)
    assert len(line.split("Oleh Ratna Wulandari")[1].strip()) > 3
    terminal.quit()
    assert b"\x1b[?1049l" in terminal.raw  # the terminal is as it was


def test_a_news_article_side_by_side_and_stacked(start: Start, tmp_path: Path) -> None:
    (tmp_path / "berita.txt").write_text(NEWS)
    terminal = start(str(tmp_path / "berita.txt"))
    terminal.wait_for("Nelayan Teluk Damai menunggu")
    terminal.wait_translated()
    # The foot may be painted before the text above it.
    beside = re.compile(r"Para nelayan di Teluk Damai.*menunggu\s+\S+ \S+ \S+")
    terminal.wait_until(lambda lines: any(beside.search(line) for line in lines))
    terminal.resize(60, 30)
    # The original has the whole width now; the translation stands below it.
    terminal.wait_until(
        lambda lines: any(line.endswith("sudah tiga tahun menunggu") for line in lines)
    )


def test_moving_viewing_asking_for_help_and_leaving(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(40, heading_every=10))
    terminal = start(str(tmp_path / "a.md"), columns=100, rows=24)
    terminal.wait_for("¶ 1/44")
    terminal.press("j")
    terminal.wait_for("¶ 2/44")
    terminal.press("\x1b[B")  # the arrow
    terminal.wait_for("¶ 3/44")
    terminal.press("]")
    terminal.wait_for("¶ 12/44", "Bagian 10")
    terminal.press("G")
    terminal.wait_for("¶ 44/44", "Paragraf 39")
    terminal.press("g")
    terminal.wait_for("¶ 1/44")
    terminal.press("p")
    terminal.wait_for("dwibaca packages install translate-id_en")
    terminal.escape("dwibaca packages")
    terminal.press("?")
    terminal.wait_for("Half a page")
    terminal.escape("Half a page")
    terminal.quit()


def test_a_key_draws_what_it_changes(start: Start, folders: Folders, tmp_path: Path) -> None:
    Settings(starter_said=today()).save(folders)  # else all moves up when the notice goes
    sentence = (
        "Nelayan {0} menjemur jaring {0} di dermaga {0}, lalu menunggu kapal {0} sampai malam. "
    )
    text = "\n\n".join(sentence.format(number) * 3 for number in range(60))
    (tmp_path / "a.md").write_text(text)
    terminal = start(str(tmp_path / "a.md"))
    terminal.wait_translated()
    terminal.press("30Gz")
    terminal.wait_for("¶ 30/60")
    drawn = terminal.received()
    assert drawn > 15_000
    keys = [("j", "¶ 31/60"), ("\x1b[B", "¶ 32/60"), ("k", "¶ 31/60"), ("b", "◆")]
    scrolling = [("\x1b[B", f"¶ {number}/60") for number in range(32, 38)]
    for key, then in keys + scrolling + [("k", f"¶ {number}/60") for number in range(36, 27, -1)]:
        terminal.press(key)
        terminal.wait_for(then)
        now = terminal.received()
        assert now - drawn < 4000, f"{key!r} sent {now - drawn:,} bytes"
        drawn = now
    # All that was drawn in parts, and moved, is what drawing all of it shows.
    before = terminal.cells
    terminal.press("\x0c")
    assert terminal.received() - drawn > 6000
    assert terminal.cells == before
    terminal.quit()


def test_after_a_kill_everything_known_is_there_and_the_engine_is_not_loaded(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "berita.txt").write_text(NEWS)
    first = start(str(tmp_path / "berita.txt"))
    first.wait_for("Nelayan Teluk Damai menunggu")
    first.wait_translated()
    assert first.has_loaded("ctranslate2")
    before = first.lines[2:30]
    first.kill()
    second = start(str(tmp_path / "berita.txt"))
    second.wait_translated()
    second.wait_until(
        lambda lines: lines[2:30] == before
    )  # the last of the frame may be on its way
    assert not second.has_loaded("ctranslate2")


def test_quitting_does_not_wait_for_the_translation(start: Start, tmp_path: Path) -> None:
    (tmp_path / "panjang.md").write_text(article_text(3000))
    terminal = start(str(tmp_path / "panjang.md"))
    terminal.wait_for("translating")
    terminal.quit()


def test_no_byte_of_an_article_reaches_the_terminal_as_a_command(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "a\x1b]0;NAMA\x07.txt").write_text(
        "JUDUL \x1b]0;PWNED\x07 baru\n\n"
        "Warga \x1b[31mmerah\x1b[0m dan \x1b]52;c;UFdORUQ=\x07 salinan serta \x9b31m c1.\n\n"
        "Nol \x00 dan [bold]tebal[/] dan [@click=app.quit]klik[/] \u202eterbalik\u202c akhir.\n"
    )
    terminal = start(str(tmp_path / "a\x1b]0;NAMA\x07.txt"))
    terminal.wait_for("]0;PWNED", "[bold]tebal[/]")
    terminal.wait_translated()
    for command in (b"\x1b]0;", b"\x1b]52;", b"\x1b[31mmerah", b"\xc2\x9b", "\u202e".encode()):
        assert command not in terminal.raw
    terminal.quit()


def test_a_selection_of_the_mouse_is_copied_through_the_terminal(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(article_text(5))
    terminal = start(str(tmp_path / "a.md"))
    terminal.wait_translated()
    y = next(y for y, line in enumerate(terminal.lines) if "Paragraf 0" in line)
    x = terminal.lines[y].index("Paragraf 0")
    terminal.drag((x, y), (x + 17, y))
    terminal.press("\x03")
    terminal.press("j")
    terminal.wait_for("¶ 2/5")
    copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.raw)
    assert base64.b64decode(copied[-1]).decode() == "Paragraf 0 dimulai"


def test_a_file_that_cannot_be_read_is_one_line_and_status_1(start: Start, tmp_path: Path) -> None:
    terminal = start(str(tmp_path / "tidak-ada.txt"))
    assert terminal.wait_for_end() == 1
    assert b"tidak-ada.txt does not exist" in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_a_fault_of_ours_ends_with_one_line(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(
        "import tui.screens.reader.screen as r\nr.ReaderScreen.action_packages = lambda self: 1 / 0\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'guard'}:{Path.cwd()}")
    terminal = start()
    terminal.wait_translated()
    terminal.press("p")
    assert terminal.wait_for_end() == 1
    after = terminal.raw.split(b"\x1b[?1049l")[-1]  # once the terminal is as it was
    assert b"dwibaca failed: ZeroDivisionError" in after
    assert b"Traceback" not in terminal.raw


def test_a_folder_shows_the_library(start: Start, tmp_path: Path) -> None:
    shelf = tmp_path / "bacaan"
    shelf.mkdir()
    (shelf / "berita.txt").write_text(NEWS)
    terminal = start(str(shelf), columns=60, rows=20)
    terminal.wait_for("library", "berita.txt")
    terminal.press("\r")  # the cursor is on the file
    terminal.wait_for("Nelayan Teluk Damai")
    terminal.press("q")
    terminal.wait_for("Articles · latest first")
    terminal.quit()


def test_without_a_terminal_the_reader_says_what_to_do() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tui"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert ended.returncode == 1
    assert "needs a terminal" in ended.stderr
