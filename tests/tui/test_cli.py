"""The command line without a screen."""

import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capital_package import make_capital_package
from tests.terminal.test_stories import NEWS
from translations import __version__
from translations.articles import open_article
from tui.cli import main
from tui.commands.doctor import run_doctor


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "berita.txt").write_text(NEWS)
    return tmp_path / "berita.txt"


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


def test_json_holds_every_block_and_sentence(news: Path, capfdbinary) -> None:
    assert main(["translate", str(news), "--format", "json"]) == 0
    result = json.loads(capfdbinary.readouterr().out)
    assert list(result) == ["title", "from", "to", "package", "blocks"]
    assert (result["from"], result["to"]) == ("id", "en")
    article = open_article(news)
    assert [block["original"] for block in result["blocks"]] == [b.text for b in article.blocks]
    for made, block in zip(result["blocks"], article.blocks, strict=True):
        assert made["kind"] == block.kind
        assert [pair[0] for pair in made["sentences"]] == [s.text.strip() for s in block.sentences]
        assert made["translation"] == " ".join(pair[1] for pair in made["sentences"])
        assert made["translation"]


def test_text_and_markdown(news: Path, capfdbinary) -> None:
    assert main(["translate", str(news)]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert text.startswith("Lestari WidodoKoresponden Pesisir\n    ")
    assert main(["translate", str(news), "--format", "markdown"]) == 0
    markdown = capfdbinary.readouterr().out.decode()
    assert markdown.startswith("# Nelayan Teluk Damai menunggu jembatan baru\n")


def test_output_is_written_to_a_file(news: Path, tmp_path: Path) -> None:
    assert main(["translate", str(news), "--output", str(tmp_path / "hasil.txt")]) == 0
    assert "Tautan sumber" in (tmp_path / "hasil.txt").read_text()


def test_an_output_that_cannot_be_written_says_so(news: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "berkas").write_text("")
    assert main(["translate", str(news), "--output", str(tmp_path / "berkas" / "x.txt")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_standard_input_can_be_translated() -> None:
    ended = run("translate", "-", input="Mereka menunggu perahu sejak pagi.\n")
    assert ended.returncode == 0
    assert ended.stdout.startswith("Mereka menunggu perahu sejak pagi.\n    ")


def test_in_a_pipe_there_is_no_progress_bar(news: Path) -> None:
    assert run("translate", str(news)).stderr == ""


def test_a_reader_of_the_pipe_that_goes_away_is_no_fault(news: Path) -> None:
    news.write_text("\n\n".join([NEWS] * 200))
    command = f"{sys.executable} -m tui translate {news} | head -1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stdout.startswith("Lestari")
    assert ended.stderr == ""


def test_an_installed_package_of_the_bpe_kind_is_used(news: Path, packages_dir: Path) -> None:
    make_capital_package(packages_dir)
    news.write_text("Baru -baru ini “hujan” turun.")
    ended = run("translate", str(news), "--format", "json")
    result = json.loads(ended.stdout)
    assert result["package"] == "translate-id_en-9_0 9.0"
    assert result["blocks"][0]["translation"] == "BARU-BARU INI “HUJAN” TURUN."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["translate", "tidak-ada.txt"], "tidak-ada.txt does not exist"),
        (["translate", "tidak-ada.txt", "--to", "ja"], "No packages translate from id to ja"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_status_1(arguments: list[str], words: str) -> None:
    ended = run(*arguments)
    assert ended.returncode == 1
    assert words in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_wrong_arguments_have_status_2() -> None:
    for command in ("translate", "add"):  # nothing is piped in
        assert run(command, stdin=subprocess.DEVNULL).returncode == 2
    assert run("--tidak-ada").returncode == 2
    assert run("translate", "x", "--format", "docx").returncode == 2


def test_version_and_help_with_examples() -> None:
    assert run("--version").stdout.strip() == f"dwibaca {__version__}"
    for arguments in (["--help"], ["translate", "--help"]):
        ended = run(*arguments)
        assert ended.returncode == 0
        assert "examples:" in ended.stdout


def test_doctor_finds_everything_in_order() -> None:
    ended = run("doctor")
    assert ended.returncode == 0
    for words in (
        "ctranslate2",
        "translate-id_en-starter",
        "Hari ini saya membaca buku baru. → Today I read a new book.",
    ):
        assert words in ended.stdout


def test_doctor_in_a_narrow_terminal_breaks_no_path_and_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "folder-yang-namanya-panjang" / "dan-satu-lagi-di-dalamnya"
    monkeypatch.setenv("DWIBACA_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout", drawn := Terminal())
    run_doctor()
    lines = drawn.getvalue().split("\n")
    assert any(line.strip() == str(home / "data") for line in lines)
    assert any(line.strip().endswith("dwibaca packages install translate-id_en") for line in lines)
    assert any(line.strip() == "install the full package (needs a" for line in lines)
    assert all(len(line) <= 60 for line in lines if not {"/", "\x1b"} & set(line))


class Terminal(io.StringIO):
    """Standard output, as a terminal."""

    def isatty(self) -> bool:
        return True


def test_doctor_names_what_is_wrong(packages_dir: Path) -> None:
    (packages_dir / "rusak").mkdir()
    broken = make_capital_package(packages_dir)
    (broken / "model" / "model.bin").write_bytes(b"rusak")
    ended = run("doctor")
    assert ended.returncode == 1
    assert "has no metadata.json" in ended.stdout
    assert "cannot be used" in ended.stdout


NO_NETWORK = """
import socket
def refuse(*_, **__):
    raise RuntimeError("the network was asked")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
socket.create_connection = refuse
"""


@pytest.mark.parametrize("command", [["translate", "{news}", "--format", "json"], ["doctor"]])
def test_nothing_asks_the_network(news: Path, tmp_path: Path, command: list[str]) -> None:
    import os

    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(NO_NETWORK)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'guard'}:{Path.cwd()}"}
    ended = run(*(part.format(news=news) for part in command), env=environment)
    assert ended.returncode == 0, ended.stderr
    assert "network was asked" not in ended.stderr


def test_a_fault_of_ours_is_one_line_and_a_file(tmp_path: Path) -> None:
    import os

    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(
        "import translations.exports as e\n"
        "def fail(_): raise ZeroDivisionError('rusak \\x1b[31m')\n"
        "e.FORMATS['text'] = e.Format('.txt', '', fail)\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'guard'}:{Path.cwd()}"}
    ended = run("translate", "-", input="Halo.", env=environment)
    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "dwibaca failed: ZeroDivisionError" in ended.stderr
    assert "\x1b" not in ended.stderr
    report = next((tmp_path / "dwibaca" / "state").glob("crash-*.txt"))
    assert "Traceback" in report.read_text()


def test_with_too_little_memory_it_says_so_and_is_not_ended_by_a_library(news: Path) -> None:
    for megabytes in (100, 150, 200, 250):
        limit = (megabytes * 2**20,) * 2
        ended = run(
            "translate",
            str(news),
            preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_AS, limit),
        )
        assert ended.returncode == 1
        assert "too little memory" in ended.stderr, megabytes


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "unduhan"
    (folder / "dalam").mkdir(parents=True)
    (folder / "satu.txt").write_text("Judul satu\n\nHujan turun di desa.")
    (folder / "dalam" / "dua.md").write_text("# Judul dua\n\nPasar ramai.")
    (folder / "rusak.epub").write_bytes(b"PK\x03\x04 bukan buku")
    (folder / "gambar.png").write_bytes(b"\x89PNG")
    return folder


def test_a_folder_is_translated_going_on_after_a_bad_file(shelf: Path, tmp_path: Path) -> None:
    ended = run("translate", str(shelf), "--output", str(tmp_path / "hasil"), "--format", "html")
    assert ended.returncode == 1
    assert "2 translated, 0 already done, 1 failed." in ended.stdout
    assert "rusak.epub" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "Hujan turun di desa." in (tmp_path / "hasil" / "satu.en.html").read_text()
    assert (tmp_path / "hasil" / "dalam" / "dua.en.html").exists()


def test_hidden_folders_are_not_translated(shelf: Path, tmp_path: Path) -> None:
    (shelf / "rusak.epub").unlink()
    (shelf / ".git").mkdir()
    (shelf / ".git" / "deskripsi.md").write_text("Bukan bacaan.")
    (shelf / ".rahasia.txt").write_text("Bukan bacaan.")
    ended = run("translate", str(shelf), "--output", str(tmp_path / "hasil"))
    assert "2 translated, 0 already done, 0 failed." in ended.stdout
    assert not list((tmp_path / "hasil").glob(".*"))


def test_the_second_time_only_what_is_new_is_translated(shelf: Path, tmp_path: Path) -> None:
    (shelf / "rusak.epub").unlink()
    # Into the folder itself: what the first run wrote is not taken for an original.
    first = run("translate", str(shelf), "--output", str(shelf))
    assert "2 translated, 0 already done, 0 failed." in first.stdout
    (shelf / "tiga.txt").write_text("Judul tiga\n\nPanen tiba.")
    second = run("translate", str(shelf), "--output", str(shelf))
    assert "1 translated, 2 already done, 0 failed." in second.stdout
    assert second.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "A folder of files is not printed. Choose another: --output FOLDER"),
        (("--output", "{}/satu.txt"), "is a file, not a folder"),
    ],
)
def test_a_folder_needs_a_folder(shelf: Path, arguments: tuple[str, ...], words: str) -> None:
    ended = run("translate", str(shelf), *(part.format(shelf) for part in arguments))
    assert ended.returncode == 1
    assert words in ended.stderr


def test_in_haste_and_with_another_pair_it_is_said_what_is_missing(shelf: Path) -> None:
    fast = run("translate", str(shelf / "satu.txt"), "--fast")
    assert fast.returncode == 0
    assert "Hujan turun di desa." in fast.stdout
    other = run("translate", str(shelf / "satu.txt"), "--to", "de")
    assert "dwibaca packages install translate-en_de" in other.stderr
