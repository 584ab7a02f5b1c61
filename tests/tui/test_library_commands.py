"""The library's commands, without a screen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main

TEXT = "Pasar pagi ramai\n\nHarga beras naik. Petani menulis surat."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    return path


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        input=text, capture_output=True, text=True, check=False,
    )  # fmt: skip


def output(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(list(arguments)) == status
    return capsys.readouterr().out


def test_articles_are_added_listed_and_removed(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = output(capsys, "add", str(news))
    name = added.split()[0]
    (one,) = json.loads(output(capsys, "list", "--json"))
    assert (one["id"], one["title"], one["file"]) == (name, "Pasar pagi ramai", str(news))
    assert (one["progress"], one["collection"]) == (0.0, "to read")
    assert "unread" in output(capsys, "list", "--unread")
    assert output(capsys, "remove", name) == "Removed: Pasar pagi ramai\n"
    assert output(capsys, "list") == ""
    output(capsys, "add", str(news))
    assert json.loads(output(capsys, "list", "--json"))[0]["id"] == name


def test_what_is_piped_in_is_added() -> None:
    assert "Pasar pagi ramai" in run("add", "-", text=TEXT).stdout
    (one,) = json.loads(run("list", "--json").stdout)
    assert one["file"] is None
    assert Path(one["kept"]).is_file()


def test_one_that_cannot_be_added_does_not_stop_the_others(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "tidak-ada.txt", str(news)]) == 1
    captured = capsys.readouterr()
    assert "Pasar pagi ramai" in captured.out
    assert "tidak-ada.txt does not exist" in captured.err


def test_words_are_found_in_every_form(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "add", str(news))
    assert "Petani menulis surat." in output(capsys, "search", "tulisan")
    (hit,) = json.loads(output(capsys, "search", "harga", "beras", "--json"))
    assert hit["original"] == "Harga beras naik."
    assert output(capsys, "search", "entah", status=1) == ""


def test_places_that_are_not_printed_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hujan.txt"
    path.write_text("\n\n".join(f"Hujan turun di kota {number}." for number in range(20)))
    output(capsys, "add", str(path))
    printed = output(capsys, "search", "hujan")
    assert printed.count("Hujan turun di kota") == 3
    assert printed.endswith("  and 17 more in this article\n")


def test_kept_articles_are_measured_and_trimmed(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output(capsys, "add", str(news))
    assert output(capsys, "kept").startswith("1 article, ")
    assert "Deleted: 1 article" in output(capsys, "kept", "--trim", "0")
    assert output(capsys, "kept").startswith("0 articles, ")
    assert json.loads(output(capsys, "list", "--json"))[0]["kept"] is None


def test_a_backup_is_written_once_and_restored(
    news: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output(capsys, "add", str(news))
    target = str(tmp_path / "cadangan.zip")
    assert "verified" in output(capsys, "backup", target)
    assert main(["backup", target]) == 1
    assert "exists" in capsys.readouterr().err
    assert "2 unchanged" in output(capsys, "restore", target)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["remove", "entah"], "There is no article entah"),
        (["restore", "entah.zip"], "entah.zip does not exist"),
        (["backup", "kosong.zip"], "nothing to back up"),
        (["add", "."], ". is a folder"),
        (["add", "https://berita.example/desa"], "on the web are not opened"),
        (["add", "-"], "standard input is empty"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], words: str) -> None:
    ended = run(*arguments)
    assert ended.returncode == 1
    assert words in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_wrong_arguments_have_status_2() -> None:
    for arguments in (["kept", "--trim", "-3"], ["search"], ["kept", "--trim", "nan"]):
        assert run(*arguments).returncode == 2, arguments
