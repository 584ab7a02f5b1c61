"""A backup restores everything, removes nothing, and is verified."""

import errno
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from translations.articles import Position, open_article
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.backup import back_up, restore
from translations.library.shelf import Shelf
from translations.notebook import Day, MarkKind, anchor_at, new_mark

DAY = date(2026, 11, 27)


def machine(root: Path) -> Folders:
    return Folders(*(root / name for name in ("data", "config", "cache", "state")))


@pytest.fixture
def one(tmp_path: Path) -> Folders:
    folders = machine(tmp_path / "satu")
    news = tmp_path / "berita.txt"
    news.write_text("Harga beras naik. Petani senang.")
    shelf, article = Shelf(folders), open_article(news)
    shelf.add(article)
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="dari satu")
    shelf.notebook.keep(article, note)
    shelf.notebook.days.add(DAY, Day(60.0, 500, frozenset({article.digest})))
    for path, text in ((folders.config_file, "[keys]\n"), (folders.settings, "{}")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    glossary = folders.data / "glossary" / "id-en.tsv"
    glossary.parent.mkdir()
    glossary.write_text("# istilah\ngugatan\tlawsuit\n")
    (folders.dictionaries).mkdir()
    (folders.dictionaries / "besar.dict").write_text("besar")
    news.unlink()
    return folders


def test_another_machine_has_everything(one: Folders, tmp_path: Path) -> None:
    count, left_out = back_up(one, tmp_path / "cadangan.zip")
    assert left_out == ()
    two = machine(tmp_path / "dua")
    done = restore(two, tmp_path / "cadangan.zip")
    assert (done.written, done.merged, done.same, done.beside) == (count, 0, 0, [])
    (entry,) = Shelf(two).notebook.entries()
    assert [mark.text for mark in entry.present] == ["dari satu"]
    (shelved,) = Shelf(two).articles()
    assert shelved.path is not None
    assert open_article(shelved.path).blocks[0].text == "Harga beras naik. Petani senang."
    assert Shelf(two).notebook.days.all() == Shelf(one).notebook.days.all()
    assert two.config_file.read_text() == "[keys]\n"
    assert two.settings.read_text() == "{}"
    assert (two.data / "glossary" / "id-en.tsv").read_text().endswith("gugatan\tlawsuit\n")
    assert not two.dictionaries.exists()


def test_restoring_twice_changes_nothing(one: Folders, tmp_path: Path) -> None:
    count, _ = back_up(one, tmp_path / "cadangan.zip")
    done = restore(one, tmp_path / "cadangan.zip")
    assert (done.written, done.merged, done.same, done.beside) == (0, 0, count, [])
    assert Shelf(one).notebook.days.all()[DAY].words == 500


def test_what_is_here_stays_and_marks_of_both_are_kept(one: Folders, tmp_path: Path) -> None:
    back_up(one, tmp_path / "cadangan.zip")
    shelf = Shelf(one)
    (entry,) = shelf.notebook.entries()
    (old,) = entry.present
    shelf.notebook.keep_in(entry.digest, old._replace(changed="2999-01-01T00:00:00Z", deleted=True))
    article = shelf.kept.open(entry.digest)
    new = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 1)), text="lebih baru")
    shelf.notebook.keep(article, new)
    one.config_file.write_text('[keys]\n"reader.note" = "i"\n')
    done = restore(one, tmp_path / "cadangan.zip")
    (entry,) = shelf.notebook.entries()
    assert [mark.text for mark in entry.present] == ["lebih baru"]
    assert one.config_file.read_text() == '[keys]\n"reader.note" = "i"\n'
    assert [path.name for path in done.beside] == ["config.from-backup.toml"]
    assert done.beside[0].read_text() == "[keys]\n"


def test_a_glossary_gets_the_terms_that_it_lacks_and_keeps_its_own(
    one: Folders, tmp_path: Path
) -> None:
    back_up(one, tmp_path / "cadangan.zip")
    glossary = one.data / "glossary" / "id-en.tsv"
    glossary.write_text("gugatan\tclaim\n")
    assert restore(one, tmp_path / "cadangan.zip").beside == []
    assert glossary.read_text() == "# istilah\ngugatan\tlawsuit\ngugatan\tclaim\n"
    assert restore(one, tmp_path / "cadangan.zip").merged == 0


def test_marks_follow_a_text_that_was_edited_since(one: Folders, tmp_path: Path) -> None:
    back_up(one, tmp_path / "cadangan.zip")
    shelf = Shelf(one)
    (entry,) = shelf.notebook.entries()
    (tmp_path / "berita.txt").write_text("Harga beras naik. Petani senang sekali.")
    edited = open_article(tmp_path / "berita.txt")
    shelf.notebook.adopt(entry, edited)
    restore(one, tmp_path / "cadangan.zip")
    (after,) = shelf.notebook.entries()
    assert after.digest == edited.digest
    assert len(after.present) == 1


def test_folders_that_are_links_are_backed_up_once(one: Folders, tmp_path: Path) -> None:
    one.notebook.rename(tmp_path / "disinkronkan")
    one.notebook.symlink_to(tmp_path / "disinkronkan")
    (one.data / "lingkaran").symlink_to(one.data)
    back_up(one, tmp_path / "cadangan.zip")
    two = machine(tmp_path / "dua")
    restore(two, tmp_path / "cadangan.zip")
    (entry,) = Shelf(two).notebook.entries()
    assert [mark.text for mark in entry.present] == ["dari satu"]
    assert not (two.data / "lingkaran").exists()


def test_what_cannot_be_backed_up_is_said_and_everything_else_is(
    one: Folders, tmp_path: Path
) -> None:
    glossary = one.data / "glossary"
    (glossary / "a:b.tsv").write_text("ganjil")
    (glossary / os.fsdecode(b"\xff.tsv")).write_text("ganjil")
    os.truncate(os.open(glossary / "besar.tsv", os.O_CREAT | os.O_WRONLY), 2**30)
    os.mkfifo(glossary / "pipa.tsv")
    backed_up = back_up(one, tmp_path / "cadangan.zip")
    assert len(backed_up.left_out) == 3
    assert all(str(glossary) in line for line in backed_up.left_out)
    assert restore(machine(tmp_path / "dua"), tmp_path / "cadangan.zip").beside == []
    assert Shelf(machine(tmp_path / "dua")).notebook.entries()


def test_names_that_no_backup_can_have_are_one_line(one: Folders, tmp_path: Path) -> None:
    with pytest.raises(DwibacaError, match="cannot be written"):
        back_up(one, tmp_path / ("x" * 300))
    os.mkfifo(tmp_path / "pipa")
    for name in ("pipa", "."):
        with pytest.raises(DwibacaError, match="is no file"):
            restore(one, tmp_path / name)


def test_a_backup_through_a_link_leaves_the_link(one: Folders, tmp_path: Path) -> None:
    (tmp_path / "tautan.zip").symlink_to(tmp_path / "cadangan.zip")
    back_up(one, tmp_path / "tautan.zip")
    assert (tmp_path / "tautan.zip").is_symlink()
    assert zipfile.is_zipfile(tmp_path / "cadangan.zip")


def test_an_existing_file_is_not_overwritten(one: Folders, tmp_path: Path) -> None:
    (tmp_path / "ada.zip").write_text("penting")
    with pytest.raises(DwibacaError, match=r"ada\.zip exists"):
        back_up(one, tmp_path / "ada.zip")
    assert (tmp_path / "ada.zip").read_text() == "penting"


def test_nothing_to_back_up_says_so(tmp_path: Path) -> None:
    with pytest.raises(DwibacaError, match="nothing to back up"):
        back_up(machine(tmp_path / "kosong"), tmp_path / "cadangan.zip")
    assert not (tmp_path / "cadangan.zip").exists()


@pytest.mark.parametrize("number", [0, 1, -1])
def test_a_damaged_backup_changes_nothing(one: Folders, tmp_path: Path, number: int) -> None:
    path = tmp_path / "cadangan.zip"
    back_up(one, path)
    with zipfile.ZipFile(path) as archive:
        member = [info for info in archive.infolist() if info.compress_size][number]
    data = bytearray(path.read_bytes())
    start = member.header_offset + 30 + len(member.filename)  # the content, behind its header
    end = start + min(20, member.compress_size)
    data[start:end] = bytes(byte ^ 0xFF for byte in data[start:end])
    path.write_bytes(data)
    two = machine(tmp_path / "dua")
    with pytest.raises(DwibacaError, match="damaged|no backup"):
        restore(two, path)
    assert not (tmp_path / "dua").exists()


def test_a_file_that_is_no_backup_says_so(one: Folders, tmp_path: Path) -> None:
    with pytest.raises(DwibacaError, match="does not exist"):
        restore(one, tmp_path / "tidak-ada.zip")
    (tmp_path / "bukan.zip").write_text("bukan zip")
    with pytest.raises(DwibacaError, match="damaged"):
        restore(one, tmp_path / "bukan.zip")
    with zipfile.ZipFile(tmp_path / "lain.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(DwibacaError, match="no backup"):
        restore(one, tmp_path / "lain.zip")


@pytest.mark.parametrize(
    "name", ["../jauh.txt", "data/../../jauh.txt", "/tmp/jauh", "data/.lock", "x"]
)
def test_a_backup_writes_nowhere_else(one: Folders, tmp_path: Path, name: str) -> None:
    path = tmp_path / "jahat.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "jahat")
        sums = {name: "0" * 64}
        archive.writestr("dwibaca-backup.json", json.dumps({"schema": 1, "sha256": sums}))
    with pytest.raises(DwibacaError, match="damaged"):
        restore(one, path)


def test_on_a_disk_without_permissions_all_is_kept_backed_up_and_restored(
    one: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr("os.chmod", fail)
    (entry,) = Shelf(one).notebook.entries()
    Shelf(one).notebook.keep_in(entry.digest, entry.present[0]._replace(text="sesudahnya"))
    count, _ = back_up(one, tmp_path / "cadangan.zip")
    assert (tmp_path / "cadangan.zip").stat().st_mode & 0o777 == 0o600
    assert restore(machine(tmp_path / "dua"), tmp_path / "cadangan.zip").written == count


def test_a_damaged_file_that_cannot_be_put_aside_is_said(one: Folders, tmp_path: Path) -> None:
    (one.notebook / "rusak.json").write_text("{")
    back_up(one, tmp_path / "cadangan.zip")
    two = machine(tmp_path / "dua")
    two.notebook.mkdir(parents=True)
    (two.notebook / "damaged").write_text("no folder")
    with pytest.raises(DwibacaError, match="cannot be written.*so far stays") as said:
        restore(two, tmp_path / "cadangan.zip")
    assert "Make room" not in str(said.value)
