"""Packages are installed completely or not at all, whatever the network and the file do."""

import hashlib
import io
import json
import shutil
import socket
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.argos.packages.index_server import IndexServer, packed, serving
from translations.argos import Package, find_package, installed_packages
from translations.argos.engine.engine import Engine
from translations.argos.packages.download import download
from translations.argos.packages.index import fetch_index, no_network
from translations.argos.packages.install import RECORD, install, remove
from translations.errors import PackageError
from translations.folders import Folders
from tui.cli import main


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader waits between two tries; a test need not."""
    monkeypatch.setattr("translations.argos.packages.download._PAUSE", 0.001)


@pytest.fixture(scope="session")
def archive_bytes(capital_package: Package) -> bytes:
    return packed(capital_package.path)


@pytest.fixture
def archive(tmp_path: Path, archive_bytes: bytes) -> Path:
    path = tmp_path / "paket.argosmodel"
    path.write_bytes(archive_bytes)
    return path


@pytest.fixture
def server(archive_bytes: bytes) -> Iterator[IndexServer]:
    with serving(IndexServer(archive_bytes)) as running:
        yield running


@pytest.fixture
def index(server: IndexServer, monkeypatch: pytest.MonkeyPatch) -> IndexServer:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/index.json")
    return server


def nothing(there: int, total: int | None) -> None:
    """No progress bar."""


def beside(packages_dir: Path) -> set[str]:
    """What lies where packages are unpacked, but for what the tests put there."""
    return {path.name for path in packages_dir.parent.iterdir() if path.name.startswith("tmp")}


def test_a_file_is_installed_tried_and_used(archive: Path, packages_dir: Path) -> None:
    package = install(archive)
    assert package.path.parent == packages_dir
    assert find_package() == package
    assert Engine(package).translate(["halo"]) == ["HALO"]
    record = json.loads((package.path / RECORD).read_text())
    assert record["size"] == archive.stat().st_size
    assert len(record["sha256"]) == 64
    assert beside(packages_dir) == set()


def test_installing_again_replaces_it(archive: Path, packages_dir: Path) -> None:
    first = install(archive)
    (first.path / "sisa.txt").write_text("dari yang lama")
    install(archive)
    assert not (first.path / "sisa.txt").exists()
    assert len(list(packages_dir.iterdir())) == 1


def rebuilt(archive: Path, change: object) -> Path:
    """The archive with its members changed: NAME to bytes; None leaves one out."""
    changes = dict(change)
    result = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(result, "w") as new:
        for member in old.infolist():
            name = member.filename.split("/", 1)[1]
            content = changes.pop(name, old.read(member))
            if content is not None:
                new.writestr(member.filename, content)
        for name, content in changes.items():
            new.writestr(name, content)
    archive.write_bytes(result.getvalue())
    return archive


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"../../jahat.txt": b"x"}, "leads outside"),
        ({"/jahat.txt": b"x"}, "leads outside"),
        ({"folder-lain/x.txt": b"x"}, "not a single folder"),
        ({"metadata.json": b"{"}, "metadata.json is damaged"),
        ({"metadata.json": None}, "no metadata.json"),
        ({"model/model.bin": None}, "has no model"),
        ({"model/model.bin": b"rusak"}, "cannot be used"),
        ({"bpe.model": None}, "no tokenizer"),
    ],
)
def test_what_is_no_package_is_refused_and_nothing_is_left(
    archive: Path, packages_dir: Path, tmp_path: Path, change: object, cause: str
) -> None:
    with pytest.raises(PackageError, match=cause):
        install(rebuilt(archive, change))
    assert list(packages_dir.iterdir()) == []
    assert beside(packages_dir) == set()
    assert not list(tmp_path.rglob("jahat.txt"))


def test_a_link_in_it_is_refused(archive: Path, packages_dir: Path) -> None:
    with zipfile.ZipFile(archive, "a") as packed_file:
        top = packed_file.namelist()[0].split("/")[0]
        member = zipfile.ZipInfo(f"{top}/tautan")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed_file.writestr(member, "/etc/passwd")
    with pytest.raises(PackageError, match="a link"):
        install(archive)
    assert list(packages_dir.iterdir()) == []


@pytest.mark.parametrize("damage", ["truncated", "one byte", "no zip", "missing"])
def test_a_damaged_file_is_said(archive: Path, packages_dir: Path, damage: str) -> None:
    content = bytearray(archive.read_bytes())
    match damage:
        case "truncated":
            content = content[: len(content) // 2]
        case "one byte":
            content[len(content) // 2] ^= 0xFF
        case "no zip":
            content = bytearray(b"<html>tidak ada</html>")
    archive.write_bytes(content)
    if damage == "missing":
        archive.unlink()
    with pytest.raises(PackageError, match=r"damaged|does not exist|cannot be used"):
        install(archive)
    assert list(packages_dir.iterdir()) == []
    assert beside(packages_dir) == set()


def test_a_full_disk_is_said_before_anything_is_written(
    archive: Path, packages_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    with pytest.raises(PackageError, match="0 MB are free"):
        install(archive)
    assert list(packages_dir.iterdir()) == []


def test_a_failed_install_leaves_what_was_there(archive: Path) -> None:
    before = install(archive)
    with pytest.raises(PackageError):
        install(rebuilt(archive, {"model/model.bin": b"rusak"}))
    assert find_package() == before
    assert Engine(before).translate(["halo"]) == ["HALO"]


def test_removing_takes_the_whole_folder_and_never_the_starter(
    archive: Path, packages_dir: Path
) -> None:
    package = install(archive)
    assert remove(package.name) == package
    assert list(packages_dir.iterdir()) == []
    assert beside(packages_dir) == set()
    with pytest.raises(PackageError, match="part of dwibaca"):
        remove(find_package().name)
    with pytest.raises(PackageError, match="No package x is installed"):
        remove("x")


# -- the network ------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_dropped_download_goes_on_where_it_broke_off(
    server: IndexServer, tmp_path: Path, share: float
) -> None:
    at = int(len(server.package) * share)
    server.drop_at = [at]
    path = tmp_path / "unduhan" / "p.argosmodel"
    seen: list[int] = []
    download((server.link,), path, lambda there, _: seen.append(there))
    assert path.read_bytes() == server.package
    assert server.asked == [None, f"bytes={at}-"]
    assert seen == sorted(seen)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_interrupted_download_goes_on_the_next_time(server: IndexServer, tmp_path: Path) -> None:
    path = tmp_path / "p.argosmodel"

    def cancel(there: int, _: int | None) -> None:
        if there > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download((server.link,), path, cancel)
    part = path.with_name("p.argosmodel.part").stat().st_size
    assert 0 < part < len(server.package) or part == len(server.package)
    download((server.link,), path, nothing)
    assert path.read_bytes() == server.package
    assert server.asked[-1] == f"bytes={part}-"


def test_another_file_on_the_server_is_fetched_anew(server: IndexServer, tmp_path: Path) -> None:
    path = tmp_path / "p.argosmodel"
    server.drop_at = [1000, 0, 0, 0, 0, 0, 0]
    with pytest.raises(PackageError, match="broke off"):
        download((server.link,), path, nothing)
    server.drop_at = []
    server.tag, server.package = '"dua"', b"lain" * 1000
    download((server.link,), path, nothing)
    assert path.read_bytes() == server.package


def test_a_server_that_cannot_go_on_sends_it_all_again(server: IndexServer, tmp_path: Path) -> None:
    server.ranges = False
    server.drop_at = [2000]
    download((server.link,), tmp_path / "p", nothing)
    assert (tmp_path / "p").read_bytes() == server.package


def test_a_server_that_goes_on_elsewhere_is_asked_for_all_of_it(
    server: IndexServer, tmp_path: Path
) -> None:
    server.shift = 500
    server.drop_at = [2000]
    download((server.link,), tmp_path / "p", nothing)
    assert (tmp_path / "p").read_bytes() == server.package
    assert server.asked == [None, "bytes=2000-", None]


def test_a_wrong_size_is_never_taken_for_the_whole(server: IndexServer, tmp_path: Path) -> None:
    server.claimed = len(server.package) + 10
    with pytest.raises(PackageError, match="cannot be reached"):
        download((server.link,), tmp_path / "p", nothing)
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_refusal_is_said_at_once(server: IndexServer, tmp_path: Path, status: int) -> None:
    server.status = status
    with pytest.raises(PackageError, match=f"answered {status}"):
        download((server.link,), tmp_path / "p", nothing)
    assert len(server.asked) == 1


def test_a_full_disk_is_told_from_a_broken_network(
    server: IndexServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("translations.argos.packages.download.write_atomically", full)
    with pytest.raises(PackageError, match="cannot be written: No space left"):
        download((server.link,), tmp_path / "p", nothing)
    assert len(server.asked) == 1


def test_the_second_address_is_tried_when_the_first_fails(
    server: IndexServer, tmp_path: Path
) -> None:
    gone = "http://127.0.0.1:9/tidak-ada"
    download((gone, server.link), tmp_path / "p", nothing)
    assert (tmp_path / "p").read_bytes() == server.package


def test_no_network_is_said_in_words() -> None:
    with pytest.raises(PackageError, match=r"cannot be reached.*\.argosmodel file"):
        fetch_index("http://127.0.0.1:9/index.json")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            URLError(socket.gaierror(-2, "Name or service not known")),
            "this computer has no network",
        ),
        (URLError(ConnectionRefusedError(111, "Connection refused")), "it refuses the connection"),
        (URLError(OSError(101, "Network is unreachable")), "has no connection to it"),
        (TimeoutError("timed out"), "it is too slow, or does not answer"),
        (OSError(5, "Input/output error"), "Input/output error"),
    ],
)
def test_why_there_is_no_connection_is_said_without_the_system_s_numbers(
    error: Exception, words: str
) -> None:
    said = str(no_network("https://contoh.id/folder/index.json", error))
    assert said.startswith("contoh.id cannot be reached: ") and words in said
    assert "Errno" not in said and "index.json" not in said


@pytest.mark.parametrize("content", [b"<html>", b"{}", b"[" * 10_000, b"\xff"])
def test_what_is_no_index_is_said(index: IndexServer, content: bytes) -> None:
    index.index = content
    with pytest.raises(PackageError, match="not a package index"):
        fetch_index()


def test_odd_lines_of_the_index_cost_no_other(index: IndexServer) -> None:
    index.index = [
        None, 3, "x", {}, index.entry(links=["ipfs://satu-satunya"]), index.entry(links="x"),
        index.entry(from_code=5), index.entry(code="\x1b[31mtranslate-x"), index.entry(),
    ]  # fmt: skip
    names = [offered.name for offered in fetch_index()]
    assert names == ["\ufffd[31mtranslate-x", "translate-id_en"]


# -- the command ------------------------------------------------------------------------------------


def test_the_command_installs_lists_and_removes(
    index: IndexServer, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["packages"]) == 0
    assert "starter" in capsys.readouterr().out
    assert main(["packages", "available", "--from", "id"]) == 0
    assert "translate-id_en" in capsys.readouterr().out
    index.index = [index.entry(package_version="1.10"), index.entry(package_version="1.9")]
    index.drop_at = [3000]
    assert main(["packages", "install", "id_en"]) == 0
    assert "is installed" in capsys.readouterr().out
    assert not list(folders.downloads.iterdir())
    assert [package.bundled for package in installed_packages()[0]] == [False, True]
    assert main(["packages", "list"]) == 0
    assert "yes" in capsys.readouterr().out
    assert main(["packages", "remove", "translate-id_en-9_0"]) == 1  # nobody to ask
    assert main(["packages", "remove", "translate-id_en-9_0", "--yes"]) == 0
    assert main(["packages", "install", "tidak-ada"]) == 1
    assert "offers no package" in capsys.readouterr().err


def test_nothing_but_packages_opens_a_connection(tmp_path: Path) -> None:
    """Every other command works with sockets refused."""
    (tmp_path / "a.txt").write_text("Warga menunggu jembatan baru.")
    refuse = (
        "import socket, sys\n"
        "def no(*_): raise AssertionError('a socket')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = no\n"
        "from tui.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    for arguments in (["translate", "a.txt"], ["notes"], ["doctor"], ["packages"], ["--version"]):
        ran = subprocess.run(
            [sys.executable, "-c", refuse, *arguments],
            capture_output=True, text=True, check=False, cwd=tmp_path, env=_with_project(),
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr


def _with_project() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}


def test_files_that_changed_since_they_were_installed_are_not_used(
    archive: Path, packages_dir: Path
) -> None:
    package = install(archive)
    tokenizer = package.path / "bpe.model"
    tokenizer.write_bytes(tokenizer.read_bytes() + b"a b\n")
    with pytest.raises(PackageError, match="have changed since it was installed"):
        Engine(package)
    # What other programs installed has no record, and is used as it is.
    (package.path / "dwibaca.json").unlink()
    assert Engine(package).translate(["halo"]) == ["HALO"]


def test_a_server_that_drips_is_left_in_the_end(
    server: IndexServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translations.argos.packages.download._WINDOW", 0.1)
    server.drip = 0.001
    with pytest.raises(PackageError, match="too slow"):
        download((server.link,), tmp_path / "paket", nothing)
    assert (tmp_path / "paket.part").exists()  # the next try goes on from there


def test_a_server_that_gives_a_byte_a_connection_is_left_too(
    server: IndexServer, tmp_path: Path
) -> None:
    server.drop_at = [*range(1, 100)]
    with pytest.raises(PackageError):
        download((server.link,), tmp_path / "paket", nothing)
    assert len(server.asked) < 10


def test_an_answer_without_end_leaves_nothing(
    server: IndexServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translations.argos.packages.download._LARGEST", 3 * 2**20)
    server.endless = True
    with pytest.raises(PackageError, match="larger"):
        download((server.link,), tmp_path / "paket", nothing)
    assert not (tmp_path / "paket.part").exists()


def test_an_index_that_drips_is_left_in_the_end(
    index: IndexServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translations.argos.packages.index._DEADLINE", 0.1)
    index.drip = 0.002
    with pytest.raises(PackageError, match="too slow"):
        fetch_index()


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "file:///etc/passwd"])
def test_nobody_is_sent_to_what_is_no_web_server(index: IndexServer, address: str) -> None:
    index.redirect = address
    with pytest.raises(PackageError):
        fetch_index()


def test_an_encrypted_connection_stays_one() -> None:
    from urllib.request import Request

    from translations.argos.packages.index import _Redirects

    for old, new, allowed in (
        ("https", "http", False), ("https", "ftp", False), ("https", "https", True), ("http", "http", True)
    ):  # fmt: skip
        request = Request(f"{old}://contoh.id/a")
        try:
            _Redirects().redirect_request(request, None, 302, "", {}, f"{new}://contoh.id/b")
            assert allowed
        except OSError:
            assert not allowed


def test_a_file_is_compared_with_what_the_index_says_of_it(
    index: IndexServer, folders: Folders
) -> None:
    from translations.argos.packages.from_index import fetch_package

    index.index = [index.entry(sha256="0" * 64)]
    with pytest.raises(PackageError, match="not the file that the index describes"):
        fetch_package("id_en", folders.downloads, nothing)
    index.index = [index.entry(sha256=hashlib.sha256(index.package).hexdigest())]
    assert fetch_package("id_en", folders.downloads, nothing).version == "9.0"


@pytest.mark.parametrize("content", [b"", b"[", b"[" * 500_000, b"{}", b"[5, null]", b"\xff"])
def test_an_index_that_is_none_is_one_line(index: IndexServer, content: bytes) -> None:
    index.index = content
    try:
        assert fetch_index() == []
    except PackageError as error:
        assert "not a package index" in str(error)


def test_a_version_of_thousands_of_digits_in_the_index(
    index: IndexServer, folders: Folders
) -> None:
    from translations.argos.packages.from_index import fetch_package

    index.index = [index.entry(package_version="9" * 6000), index.entry()]
    fetch_package("id_en", folders.downloads, nothing)
