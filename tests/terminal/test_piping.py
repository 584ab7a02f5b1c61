"""Articles from a pipe: slow, damaged, endless, or missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Start
from translations.folders import Folders
from translations.library.shelf import Shelf

TEXT = "Pasar pagi ramai\n\nHarga beras naik sejak kemarin. Petani senang.\n\nPembeli mengeluh."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    return path


def test_a_piped_article_is_read_marked_and_found_again(
    start: Start, news: Path, folders: Folders
) -> None:
    terminal = start("-", piped=f"cat {news}")
    terminal.wait_for("Pasar pagi ramai", "Harga beras naik")
    terminal.press("jb")
    terminal.wait_for("◆")
    terminal.quit()
    (one,) = Shelf(folders).articles()
    assert one.summary.title == "Pasar pagi ramai"
    assert one.summary.marks == 1
    assert one.file is None
    again = start(str(one.path))
    again.wait_for("Harga beras naik", "◆")
    again.quit()


def test_what_is_piped_needs_no_dash(start: Start, news: Path, folders: Folders) -> None:
    terminal = start(piped=f"cat {news}")
    terminal.wait_for("Pasar pagi ramai", "Harga beras naik")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    for command in (["add"], ["translate"]):
        ended = subprocess.run(
            [sys.executable, "-m", "tui", *command], input=f"{command} {TEXT}", check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        assert "Pasar pagi ramai" in ended.stdout
    assert len(list(Shelf(folders).articles())) == 2


def test_a_page_is_told_by_its_content(start: Start, tmp_path: Path) -> None:
    (tmp_path / "x").write_text(
        "<html><body><article><h1>Laut tenang</h1><p>Nelayan pergi ke laut pagi-pagi sekali, "
        "sebelum matahari terbit di kampung itu.</p></article></body></html>"
    )
    terminal = start("-", piped=f"cat {tmp_path / 'x'}")
    terminal.wait_for("Laut tenang", "Nelayan pergi ke laut")
    terminal.quit()


def test_a_pipe_that_says_nothing_for_long_can_be_left(start: Start) -> None:
    terminal = start("-", piped="sleep 1000")
    terminal.wait_for("Opening standard input")
    terminal.quit()


def test_a_slow_pipe_is_waited_for(start: Start, news: Path) -> None:
    terminal = start("-", piped=f"(head -c 20 {news}; sleep 1; tail -c +21 {news})")
    terminal.wait_for("Harga beras naik", "Pembeli mengeluh")
    terminal.quit()


@pytest.mark.parametrize(
    ("piped", "words"),
    [
        ("true", "standard input is empty"),
        ("printf '  \\n\\n'", "standard input is empty"),
        ("head -c 100000 /dev/urandom", "standard input"),
        ("yes Satu dua tiga.", "standard input has no end"),
        ("cat /usr/bin/env", "standard input"),
    ],
)
def test_what_is_no_article_ends_in_one_line(start: Start, piped: str, words: str) -> None:
    terminal = start("-", piped=piped)
    assert terminal.wait_for_end() == 1
    last = [line for line in terminal.lines if line][-1]
    assert words in last or words in terminal.text
    assert "Traceback" not in terminal.text


def test_without_a_pipe_or_a_terminal_it_says_so(start: Start, news: Path) -> None:
    terminal = start("-")
    terminal.wait_for("Nothing is piped into dwibaca")
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "-"], input=TEXT, capture_output=True, text=True,
        check=False, start_new_session=True,
    )  # fmt: skip
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "no terminal" in ended.stderr
