"""A file is written completely or not at all."""

import errno
import os
from pathlib import Path

import pytest

from translations.files import read_file, write_atomically


def test_the_folder_is_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.json", b"satu")
    write_atomically(tmp_path / "a" / "b.json", b"dua")
    assert (tmp_path / "a" / "b.json").read_bytes() == b"dua"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.json"]


def test_permissions_of_an_existing_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"satu")
    path.chmod(0o640)
    write_atomically(path, b"dua")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "asli").write_bytes(b"satu")
    (tmp_path / "tautan").symlink_to(tmp_path / "asli")
    write_atomically(tmp_path / "tautan", b"dua")
    assert (tmp_path / "tautan").is_symlink()
    assert (tmp_path / "asli").read_bytes() == b"dua"


def test_only_files_are_read(tmp_path: Path) -> None:
    """Reading anything else might wait for ever, or never end."""
    (tmp_path / "berkas").write_bytes(b"isi")
    assert read_file(tmp_path / "berkas") == b"isi"
    with pytest.raises(OSError, match="large"):
        read_file(tmp_path / "berkas", largest=2)
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "lingkaran").symlink_to(tmp_path / "lingkaran")
    for path in (tmp_path / "pipa", tmp_path, tmp_path / "lingkaran", Path("/dev/zero")):
        with pytest.raises(OSError):
            read_file(path)


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "tautan").symlink_to(tmp_path / "pipa")
    (tmp_path / "folder").mkdir()
    for name in ("pipa", "tautan", "folder"):
        with pytest.raises(OSError):
            write_atomically(tmp_path / name, b"baru")
    assert (tmp_path / "pipa").is_fifo()


def test_a_link_that_leads_round_in_a_circle_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "lingkaran").symlink_to(tmp_path / "lingkaran")
    write_atomically(tmp_path / "lingkaran", b"baru")
    assert (tmp_path / "lingkaran").read_bytes() == b"baru"


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_fault_on_the_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    (tmp_path / "b").write_bytes(b"satu")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"os.{broken}", fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(tmp_path / "b", b"dua")
    assert (tmp_path / "b").read_bytes() == b"satu"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["b"]


def test_a_disk_without_permissions_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares and phones refuse to change them."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr("os.chmod", fail)
    for content in (b"satu", b"dua"):
        write_atomically(tmp_path / "b", content)
        assert (tmp_path / "b").read_bytes() == content


def test_what_killed_programs_have_left_is_deleted_a_day_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translations.files._swept", set())
    left = {name: tmp_path / name for name in (".12-0123456789ab.part", ".13-0123456789ab.part")}
    others = {".12-01.part", "film.part", ".12-0123456789ab.part.txt", ".12-0123456789AB.part"}
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"setengah")
        os.utime(tmp_path / name, (0, 0))
    os.utime(left[".13-0123456789ab.part"])  # that may still be written
    write_atomically(tmp_path / "b", b"utuh")
    there = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert there == {"b", ".13-0123456789ab.part", *others}
