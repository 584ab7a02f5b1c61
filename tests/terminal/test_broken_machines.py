"""Signals, unwritable folders, a missing home: the terminal is always restored."""

import contextlib
import os
import resource
import shutil
import signal
import socket
import sys
import threading
from pathlib import Path

import pexpect
import pytest

from tests.terminal.terminal import Start
from tests.tui.helpers import article_text
from translations.argos.packages.installed import STARTER
from translations.articles import open_article
from translations.folders import user_folders
from translations.notebook import Notebook

ENTERED = b"\x1b[?1049h"
RESTORED = b"\x1b[?1049l"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(article_text(60))
    return path


def place(path: Path) -> int:
    entry = Notebook(user_folders()).entry(open_article(path))
    return entry.place.block if entry else -1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_told_to_end_it_restores_the_terminal_and_keeps_the_place(
    start: Start, news: Path, name: str
) -> None:
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    terminal.press("jjj")
    terminal.wait_for("¶ 4/60")
    number = getattr(signal, name)
    terminal.process.kill(number)
    assert terminal.wait_for_end() in (0, 128 + number)
    assert RESTORED in terminal.raw
    assert place(news) == 3


def test_a_terminal_that_goes_away_takes_nothing_along(start: Start, news: Path) -> None:
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    terminal.press("jj")
    terminal.wait_for("¶ 3/60")
    terminal.close_window()
    assert place(news) == 2
    assert not list(user_folders().state.glob("crash-*"))


def test_a_terminal_that_goes_away_while_it_is_drawn_on_is_not_waited_for(
    start: Start, news: Path
) -> None:
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    terminal.press("jk" * 300)
    terminal.close_window()


@pytest.mark.parametrize("stopped", [False, True])
def test_told_to_go_on_it_draws_the_screen_again_and_ends_in_order(
    start: Start, news: Path, stopped: bool
) -> None:
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    for number in range(2, 6):
        if stopped:
            terminal.process.kill(signal.SIGSTOP)
        entered = terminal.raw.count(ENTERED)
        terminal.process.kill(signal.SIGCONT)
        terminal.wait_until(lambda _: terminal.raw.count(ENTERED) > entered)  # noqa: B023
        terminal.press("j")
        terminal.wait_for(f"¶ {number}/60")
    terminal.quit()
    assert terminal.raw.count(RESTORED) == terminal.raw.count(ENTERED)


def test_without_a_signal_it_notices_that_its_terminal_is_gone(start: Start, news: Path) -> None:
    def deaf() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])

    terminal = start(str(news), preparing=deaf)
    terminal.wait_for("Paragraf 0")
    terminal.close_window()


def test_errors_sent_to_a_file_leave_the_screen_where_it_is(
    start: Start, news: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"

    def redirected() -> None:
        os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT), 2)

    terminal = start(str(news), preparing=redirected)
    terminal.wait_for("Paragraf 0")
    terminal.quit()
    assert log.read_bytes() == b""


@pytest.mark.parametrize("command", ["{} -m tui {}", "sh -c '{} -m tui {}; true'"])
def test_it_is_paused_by_the_shell_and_comes_back(news: Path, command: str) -> None:
    """Also if another program, which the shell waits for, has started it."""
    shell = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"], dimensions=(40, 120), timeout=30,
        env={**os.environ, "TERM": "xterm-256color", "PS1": "siap> "},
    )  # fmt: skip
    shell.sendline(command.format(sys.executable, news))
    shell.expect_exact("Paragraf 0")
    shell.expect_exact("Quit")
    shell.send("\x1a")
    shell.expect_exact("Stopped")
    assert RESTORED in shell.before
    shell.sendline("fg")
    for part in ("1/60", "Paragraf 0", "Quit"):  # all of the screen, before any key
        shell.expect_exact(part)
    shell.send("j")
    shell.expect_exact("2/60")
    shell.send("q")
    shell.expect_exact("siap>")
    shell.close(force=True)


def test_it_does_not_pause_where_no_shell_would_come_back(start: Start, news: Path) -> None:
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    terminal.press("\x1a")
    terminal.wait_for("No shell waits behind dwibaca")
    terminal.press("j")
    terminal.wait_for("¶ 2/60")
    terminal.quit()


def test_without_a_home_in_the_environment(
    start: Start, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0")
    terminal.wait_for("school")
    terminal.quit()


def test_where_nothing_can_be_written_it_reads_and_says_so(
    start: Start, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    monkeypatch.setenv("DWIBACA_HOME", str(tmp_path / "berkas"))
    terminal = start(str(news), columns=200)
    terminal.wait_for("Paragraf 0", "are not kept")
    terminal.press("b")
    terminal.wait_for("cannot")
    terminal.wait_for("school")  # it translates all the same
    terminal.press("n")
    terminal.wait_for("esc saves")
    terminal.press("tanya \rharga")
    terminal.wait_for("harga")
    terminal.press("\x11")  # it leaves at once
    assert terminal.wait_for_end() == 0
    left = terminal.raw.partition(RESTORED)[2].decode()
    assert "What you were typing could not be kept: File exists. It was:" in left
    assert "tanya \r\nharga" in left


@pytest.mark.parametrize("name", ["x", "tui.app:x", "a b:c"])
def test_a_driver_of_the_screen_that_there_is_not_is_said(
    start: Start, news: Path, name: str
) -> None:
    terminal = start(str(news), environment={"TEXTUAL_DRIVER": name})
    assert terminal.wait_for_end() == 1
    assert b"dwibaca: TEXTUAL_DRIVER names no driver" in terminal.raw
    assert ENTERED not in terminal.raw


def test_a_model_that_is_taken_away_while_reading(
    start: Start, news: Path, packages_dir: Path
) -> None:
    package = packages_dir / "translate-id_en-9_0"
    shutil.copytree(STARTER, package)
    terminal = start(str(news))
    terminal.wait_for("Paragraf 0", "school")
    shutil.rmtree(package)
    terminal.press("a")  # the model in memory goes on
    terminal.wait_for("Other translations")
    terminal.escape("Other translations")
    terminal.quit()
    again = start(str(news))
    again.wait_for("Starter translation", "Paragraf 0")
    again.quit()


def test_a_server_that_drips_does_not_keep_anybody(start: Start, news: Path) -> None:
    """It would take a minute to say anything; whoever leaves does not wait for it."""
    asked, left = threading.Event(), threading.Event()

    def drip() -> None:
        connection, _ = server.accept()
        asked.set()
        with contextlib.suppress(OSError), connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
            while not left.wait(1):
                connection.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/index.json"
        terminal = start(str(news), environment={"ARGOS_PACKAGE_INDEX": address, "no_proxy": "*"})
        terminal.wait_translated()
        terminal.press("p")
        terminal.wait_for("Translation packages")
        terminal.press("o")
        assert asked.wait(30)
        terminal.escape("Translation packages")
        terminal.quit()
        left.set()


def test_with_too_little_memory_to_translate_it_reads_and_says_so(start: Start, news: Path) -> None:
    """CTranslate2 would end the program, terminal and all."""
    terminal = start(str(news))
    limit = 300 * 2**20
    resource.prlimit(terminal.process.pid, resource.RLIMIT_AS, (limit, limit))
    terminal.wait_for("Paragraf 0", "too little memory")
    terminal.press("jb")
    terminal.wait_for("◆")
    terminal.quit()
    assert RESTORED in terminal.raw
