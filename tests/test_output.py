"""Commands never destroy files, and report a failing output in one line."""

import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pexpect
import pytest

from translations.articles.opening import read_article
from translations.errors import DwibacaError
from translations.exports.output import Output, OutputExists, file_stem

TEXT = "Mereka menunggu perahu sejak pagi.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(TEXT)
    return path


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


def shell(line: str, **variables: object) -> subprocess.CompletedProcess[str]:
    program = f'dwibaca() {{ "{sys.executable}" -m tui "$@"; }}\n'
    environment = {**os.environ, **{name: str(value) for name, value in variables.items()}}
    return subprocess.run(
        ["bash", "-c", program + line], env=environment, capture_output=True, text=True, check=False
    )


def one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text


# -- files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["berita.md", "./berita.md", "tautan.md", "keras.md", "-x/../berita.md"]
)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_article_itself_is_never_written_over(
    article: Path, name: str, force: tuple[str, ...]
) -> None:
    folder = article.parent
    (folder / "tautan.md").symlink_to("berita.md")
    (folder / "keras.md").hardlink_to(article)
    (folder / "-x").mkdir()
    ended = run("translate", "berita.md", f"--output={name}", *force, cwd=folder, env=here())
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "itself" in ended.stderr
    assert article.read_text() == TEXT


def here() -> dict[str, str]:
    """The program is found from any folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def test_an_existing_file_is_replaced_only_when_that_is_asked_for(article: Path) -> None:
    target = article.with_name("hasil.txt")
    target.write_text("milik saya")
    ended = run("translate", article, "--output", target)
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "--force" in ended.stderr
    assert target.read_text() == "milik saya"
    assert run("translate", article, "--output", target, "--force").returncode == 0
    assert target.read_text().startswith(TEXT)


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1), ("", 1)])
def test_on_a_terminal_it_is_asked(article: Path, answer: str, status: int) -> None:
    target = article.with_name("hasil.txt")
    target.write_text("milik saya")
    arguments = ["-m", "tui", "translate", str(article), "--output", str(target)]
    process = pexpect.spawn(sys.executable, arguments, encoding="utf-8", timeout=60)
    process.expect("Replace it")
    process.sendline(answer)
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == status
    assert target.read_text().startswith(TEXT if status == 0 else "milik saya")


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "ekspor" / "hasil.txt"
    output = Output(target)
    output.check()
    target.parent.mkdir()
    target.write_text("milik orang lain")
    with pytest.raises(OutputExists):
        output.write(b"terjemahan")
    assert target.read_text() == "milik orang lain"
    assert list(target.parent.iterdir()) == [target]


def test_a_link_is_followed_and_stays_a_link(article: Path) -> None:
    (article.parent / "tautan").symlink_to("baru.txt")
    assert run("translate", article, "--output", article.parent / "tautan").returncode == 0
    assert (article.parent / "tautan").is_symlink()
    assert (article.parent / "baru.txt").read_text().startswith(TEXT)


def test_names_as_long_as_names_can_be(article: Path) -> None:
    target = article.with_name("a" * 251 + ".txt")
    assert run("translate", article, "--output", target).returncode == 0
    assert target.read_text().startswith(TEXT)


@pytest.mark.parametrize(
    "name", ["a" * 256, "a" * 5000, ".", "tidak-ada\udcff", "berita.md/x", "lingkar"]
)
def test_names_that_cannot_be_are_one_line(article: Path, name: str) -> None:
    (article.parent / "lingkar").symlink_to("lingkar")
    ended = run("translate", article, "--output", article.parent / name)
    if name.startswith("tidak-ada"):
        assert ended.returncode == 0  # bytes that are no UTF-8 are a name as good as any
        return
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "report it" not in ended.stderr
    assert article.read_text() == TEXT


@pytest.mark.parametrize("name", ["a" * 5000, "~tidakada/x"])
def test_articles_with_names_that_cannot_be_are_one_line(name: str) -> None:
    ended = run("translate", name)
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "report it" not in ended.stderr


def test_notes_are_never_written_into_the_notebook(article: Path, folders) -> None:
    from translations.articles import Position, open_article
    from translations.notebook import Notebook

    Notebook(folders).record(open_article(article), Position(0, 0))
    (kept,) = folders.notebook.glob("*.json")
    before = kept.read_bytes()
    for target in (kept, folders.notebook / "baru.json"):
        ended = run("notes", "--output", target, "--force")
        assert ended.returncode == 1
        assert one_line(ended.stderr)
    assert kept.read_bytes() == before
    assert not (folders.notebook / "baru.json").exists()


def test_a_folder_translates_anew_only_when_that_is_asked_for(article: Path) -> None:
    folder, target = article.parent / "unduhan", article.parent / "hasil"
    folder.mkdir()
    (folder / "satu.txt").write_text(TEXT)
    assert run("translate", folder, "--output", target).returncode == 0
    made = target / "satu.en.txt"
    made.write_text("dibetulkan dengan tangan")
    os.utime(made, (1, 1))
    ended = run("translate", folder, "--output", target)
    assert ended.returncode == 0
    assert "1 were skipped" in ended.stdout
    assert made.read_text() == "dibetulkan dengan tangan"
    assert run("translate", folder, "--output", target, "--force").returncode == 0
    assert made.read_text().startswith(TEXT)


def test_a_file_whose_name_begins_as_another_is_no_translation_of_it(article: Path) -> None:
    folder = article.parent / "unduhan"
    folder.mkdir()
    (folder / "a").write_text("bukan artikel")
    (folder / "a.md").write_text(TEXT)
    ended = run("translate", folder, "--output", article.parent / "hasil")
    assert "1 translated" in ended.stdout


# -- what is no file --------------------------------------------------------------------------------


def test_a_named_pipe_is_written_into(article: Path) -> None:
    pipe = article.with_name("pipa")
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()), daemon=True)
    reader.start()
    assert run("translate", article, "--output", pipe).returncode == 0
    reader.join(30)
    assert pipe.is_fifo()
    assert read[0].startswith(TEXT)


def test_a_pipe_that_nobody_reads_does_not_hold_a_screen_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(DwibacaError, match="nobody reads"):
        Output(tmp_path / "pipa", waits=False).write(b"x")
    assert (tmp_path / "pipa").is_fifo()


@pytest.mark.parametrize(
    "line",
    [
        'dwibaca translate "$A" --output /dev/stdout',
        'dwibaca translate "$A" --output /dev/stdout | cat',
        'dwibaca translate "$A" --output -',
        'dwibaca translate "$A" --output >(cat)',
        'dwibaca translate "$A" --output /dev/fd/3 3>&1 | cat',
        'dwibaca translate "$A" --output /dev/null; dwibaca translate "$A"',
    ],
)  # fmt: skip
def test_devices_and_open_files_are_written_into(article: Path, line: str) -> None:
    ended = shell(line, A=article)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(TEXT)
    assert Path("/dev/null").is_char_device()


def test_what_stands_in_a_file_stays_when_standard_output_goes_behind_it(article: Path) -> None:
    log = article.with_name("log")
    log.write_text("sebelumnya\n")
    assert (
        shell('dwibaca translate "$A" --output /dev/stdout >> "$L"', A=article, L=log).returncode
        == 0
    )
    assert log.read_text().startswith("sebelumnya\n" + TEXT)


COMMANDS = ['translate "$A"', "doctor", "--version", "translate --help"]


@pytest.mark.parametrize(
    ("command", "where", "why"),
    [(command, ">/dev/full", "No space left") for command in COMMANDS]
    + [(command, ">&-", "closed") for command in COMMANDS[::2]],
)
def test_standard_output_that_takes_nothing_is_one_line(
    article: Path, folders, command: str, where: str, why: str
) -> None:
    ended = shell(f"dwibaca {command} {where}", A=article)
    assert ended.returncode == 1
    assert one_line(ended.stderr), ended.stderr
    assert why in ended.stderr
    assert not list(folders.state.glob("crash-*"))


def test_a_file_is_written_though_standard_output_is_closed(article: Path) -> None:
    ended = shell('dwibaca translate "$A" --output "$A.en.txt" >&-', A=article)
    assert ended.returncode == 0
    assert Path(f"{article}.en.txt").read_text().startswith(TEXT)


@pytest.mark.parametrize(
    ("command", "where"),
    [('translate "$A"', "2>&-"), ('translate "$A"', "2>/dev/full"), ("doctor", "2>&-")],
)
def test_standard_error_is_not_needed(article: Path, command: str, where: str) -> None:
    ended = shell(f"dwibaca {command} {where}", A=article)
    assert ended.returncode == 0
    assert ended.stdout


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_what_cannot_be_said_on_standard_error_is_not_said_elsewhere(where: str) -> None:
    ended = shell(f"dwibaca translate tidak-ada.txt {where}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def test_closed_standard_input_is_empty() -> None:
    ended = shell("dwibaca translate - <&-")
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "empty" in ended.stderr


@pytest.mark.parametrize("command", COMMANDS[::3])
def test_a_pipe_that_is_not_read_is_no_fault(article: Path, command: str) -> None:
    article.write_text(TEXT * 40)
    ended = shell(f"dwibaca {command} | true", A=article)
    assert ended.stderr == ""


def test_a_folder_that_was_removed_under_ones_feet(article: Path, tmp_path: Path) -> None:
    (tmp_path / "hilang").mkdir()
    line = 'cd "$H" && rmdir "$H" && dwibaca translate "$A" --format json && dwibaca doctor'
    environment = {"A": article, "H": tmp_path / "hilang", "PYTHONPATH": here()["PYTHONPATH"]}
    ended = shell(line, **environment)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout[: ended.stdout.index("\n}\n") + 2])["blocks"]


@pytest.mark.parametrize(
    "command",
    ["translate . --output {}", "translate x", "translate {} --output x", "add x", "notes x", "backup x.zip", "packages install x.argosmodel"],
)  # fmt: skip
def test_a_name_in_a_removed_folder_is_not_looked_for_elsewhere(
    article: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "hilang").mkdir()
    line = f'cd "$H" && rmdir "$H" && dwibaca {command.format(article)}'
    ended = shell(line, H=tmp_path / "hilang", PYTHONPATH=here()["PYTHONPATH"])
    assert ended.returncode == 1
    assert "The current folder was removed" in ended.stderr
    assert one_line(ended.stderr)


def test_a_home_that_there_is_not(article: Path) -> None:
    ended = shell('dwibaca translate "$A"', A=article, DWIBACA_HOME="~tidakada/x")
    assert ended.returncode == 1
    assert one_line(ended.stderr)
    assert "~tidakada" in ended.stderr
    assert "report it" not in ended.stderr


def test_what_one_reads_is_nobody_elses_business(article: Path, folders) -> None:
    from tests.notebook.test_notebook import note
    from translations.articles import Position, open_article
    from translations.notebook import Notebook

    umask = os.umask(0o022)
    try:
        opened = open_article(article)
        notebook = Notebook(folders)
        notebook.record(opened, Position(0, 0))
        notebook.keep(opened, note(opened, "rahasia"))
        assert run("translate", article, "--output", article.with_name("h.txt")).returncode == 0
    finally:
        os.umask(umask)
    for path in (folders.data.parent, folders.data, folders.cache, folders.notebook):
        assert path.stat().st_mode & 0o077 == 0, path
    for path in folders.notebook.rglob("*.json"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert article.with_name("h.txt").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("title", ["CON", "nul", "Lpt1", "../..", "a/b\\c:d", "x" * 300, "🙂", "-"])
def test_a_title_makes_a_name_that_every_system_allows(title: str) -> None:
    article = replace(read_article(TEXT.encode(), "pasted"), title=title, path=None)
    stem = file_stem(article, [])
    assert not PureWindowsPath(stem).is_reserved()
    assert re.fullmatch(r"\w[\w-]*", stem)
    assert len(stem) <= 80


def test_translations_of_a_folder_are_named_as_the_screen_names_them(article: Path) -> None:
    folder = article.parent / "unduhan"
    folder.mkdir()
    for name in ("satu.txt", "dua.txt", "dua.md", "lama.txt"):
        (folder / name).write_text(TEXT)
    (folder / "lama.txt.html").write_text("made by a former version")
    arguments = ("translate", folder, "--format", "html", "--output", folder)
    assert run(*arguments).returncode == 0
    names = {path.name for path in folder.glob("*.html")}
    assert names == {"satu.en.html", "dua.txt.html", "dua.md.html", "lama.txt.html"}
    again = run(*arguments)  # and what it has made is not translated
    assert {path.name for path in folder.glob("*.html")} == names
    assert "4 already done" in again.stdout
