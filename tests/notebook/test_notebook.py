"""The notebook's files: what was read, and where; and how broken ones are handled."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from tests.notebook.locks import without_locks
from translations.articles import Article, Block, Kind, Position
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import Mark, MarkKind, Notebook, anchor_at, changed_mark, new_mark
from translations.notebook.drafts import Draft, Drafts

ISI = "Warga menunggu jembatan baru di kampung. Perahu penyeberangan datang dua kali sehari."
BROKEN = ["{", "", "\0" * 50, "[]", '{"schema": "x"}', "[" * 100_000, '{"schema": 2}']


def article(title: str = "Judul", text: str = ISI, path: Path | None = None) -> Article:
    blocks = tuple(Block(Kind.PARAGRAPH, part) for part in text.split("\n"))
    return Article(title, blocks, "text", path=path)


def note(read: Article, text: str = "Catatan", sentence: int = 0) -> Mark:
    return new_mark(MarkKind.NOTE, anchor_at(read, Position(0, sentence)), text=text)


@pytest.fixture
def notebook(folders: Folders) -> Notebook:
    return Notebook(folders)


def file_of(notebook: Notebook, read: Article) -> Path:
    return notebook.folder / f"{read.digest[:32]}.json"


def test_an_article_is_found_again_by_its_text(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.entry(article()) is None
    notebook.record(article(path=tmp_path / "a.txt"), Position(0, 0))
    notebook.record(article(path=tmp_path / "b.txt"), Position(0, 1))
    entry = notebook.entry(article("nama lain"))
    assert entry is not None
    assert (entry.place.block, entry.place.sentence, entry.place.blocks) == (0, 1, 1)
    assert entry.paths == (str(tmp_path / "b.txt"), str(tmp_path / "a.txt"))


def test_the_library_lists_the_latest_first_and_sees_changes(notebook: Notebook) -> None:
    for number in range(5):
        read = article(f"Judul {number}", f"Isi {number}.")
        notebook.record(read, Position(0, 0))
        whole = json.loads(file_of(notebook, read).read_text())
        whole["opened"] = f"2026-01-0{number + 1}T00:00:00+07:00"
        file_of(notebook, read).write_text(json.dumps(whole))
    assert [summary.title for summary in notebook.summaries()][:2] == ["Judul 4", "Judul 3"]
    notebook.keep(read, note(read))
    assert notebook.summaries()[0].marks == 1
    file_of(notebook, read).unlink()
    assert len(notebook.summaries()) == 4


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 1}', '{"version":1,"files":[]}'])
def test_a_lost_or_damaged_index_is_made_anew(
    notebook: Notebook, folders: Folders, content: str
) -> None:
    notebook.record(article(), Position(0, 0))
    assert notebook.summaries()
    folders.library_index.write_text(content)
    assert Notebook(folders).summaries() == notebook.summaries()


def test_the_index_is_written_for_many_changes_or_large_ones(
    notebook: Notebook, folders: Folders
) -> None:
    """Adding thousands of articles would otherwise write all summaries thousands of times."""
    notebook.record(article(), Position(0, 0))
    notebook.summaries()
    written = [folders.library_index.read_bytes()]
    for number in range(30):
        notebook.record(article(text=f"Isi {number}."), Position(0, 0))
        assert len(Notebook(folders).summaries()) == number + 2
        if folders.library_index.read_bytes() != written[-1]:
            written.append(folders.library_index.read_bytes())
    assert len(written) in (2, 3)
    notebook.keep(article(), note(article(), "panjang " * 20_000))
    notebook.summaries()
    assert folders.library_index.read_bytes() != written[-1]


def test_what_one_reader_keeps_another_does_not_lose(folders: Folders) -> None:
    one, two, read = Notebook(folders), Notebook(folders), article()
    first = note(read, "satu")
    one.keep(read, first)
    entry = two.keep(read, note(read, "dua"))
    assert {mark.text for mark in entry.present} == {"satu", "dua"}
    later = changed_mark(first, text="satu, diubah")
    two.keep(read, later)
    entry = one.keep(read, first)  # the older version again
    assert {mark.text for mark in entry.present} == {"satu, diubah", "dua"}
    one.keep(read, changed_mark(later, deleted=True))
    entry = two.keep(read, later)
    assert {mark.text for mark in entry.present} == {"dua"}


def test_many_writers_at_once(folders: Folders) -> None:
    read = article()

    def write(writer: int) -> None:
        mine = Notebook(folders)
        for number in range(10):
            mine.keep(read, note(read, f"{writer} {number}"))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entry = Notebook(folders).entry(read)
    assert entry is not None
    assert len(entry.present) == 40


def test_a_changed_mark_is_later_even_if_the_clock_was_set_back() -> None:
    mark = note(article())
    ahead = mark._replace(changed="2999-01-01T00:00:00.000000+00:00")
    assert changed_mark(ahead, text="baru").changed > ahead.changed
    assert changed_mark(mark._replace(changed="kemarin")).changed


@pytest.mark.parametrize("wrong", ["9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00+14:00"])
def test_no_clock_is_so_wrong_that_a_mark_cannot_be_changed(notebook: Notebook, wrong: str) -> None:
    read = article()
    mark = note(read)
    notebook.keep(read, mark._replace(created=wrong, changed=wrong))
    entry = notebook.keep(read, changed_mark(mark, text="baru"))
    assert len(entry.present) == 1
    assert notebook.entry(read) == entry


def test_what_was_opened_later_is_told_across_time_zones(notebook: Notebook) -> None:
    for title, opened in (
        ("Jayapura", "2026-11-24T10:00:00+09:00"),
        ("Jakarta", "2026-11-24T09:00:00+07:00"),
        ("London", "2026-11-24T01:30:00+00:00"),
    ):
        read = article(title, f"Isi {title}.")
        notebook.record(read, Position(0, 0))
        path = file_of(notebook, read)
        path.write_text(json.dumps(json.loads(path.read_text()) | {"opened": opened}))
    titles = [summary.title for summary in notebook.summaries()]
    assert titles == ["Jakarta", "London", "Jayapura"]


@pytest.mark.parametrize("content", BROKEN)
def test_a_damaged_file_is_kept_aside_and_its_backup_used(folders: Folders, content: str) -> None:
    read, other = article(), article("Lain", "Dua.")
    notebook = Notebook(folders)
    notebook.record(other, Position(0, 0))
    notebook.keep(read, note(read, "satu"))
    notebook.keep(read, note(read, "dua"))
    file_of(notebook, read).write_text(content)

    again = Notebook(folders)
    entry = again.entry(read)
    assert entry is not None
    assert [mark.text for mark in entry.present] == ["satu"]
    assert any("is damaged; the previous version is used" in text for text in again.trouble)
    assert {summary.title for summary in again.summaries()} == {"Judul", "Lain"}

    entry = again.keep(read, note(read, "tiga"))
    assert [mark.text for mark in entry.present] == ["satu", "tiga"]
    (aside,) = (again.folder / "damaged").iterdir()
    assert aside.read_text() == content
    backup = Notebook(folders)._store.backup(file_of(notebook, read))
    assert "satu" in backup.read_text()  # the damaged file has not taken its place


def test_a_damaged_file_without_a_backup_is_kept_aside_too(folders: Folders) -> None:
    read, notebook = article(), Notebook(folders)
    notebook.record(read, Position(0, 0))
    file_of(notebook, read).write_text("{")
    assert notebook.entry(read) is None
    assert "no backup" in notebook.trouble[0]
    assert len(notebook.keep(read, note(read)).present) == 1
    assert [path.read_text() for path in (notebook.folder / "damaged").iterdir()] == ["{"]


def test_a_huge_file_costs_no_other(folders: Folders) -> None:
    read, notebook = article(), Notebook(folders)
    notebook.record(article("Lain", "Dua."), Position(0, 0))
    notebook.keep(read, note(read))
    with file_of(notebook, read).open("ab") as file:
        file.truncate(65 * 2**20)
    again = Notebook(folders)
    assert again.entry(read) is None  # there was only one version of it, so no backup
    assert [summary.title for summary in again.summaries()] == ["Lain"]
    assert len(again.keep(read, note(read)).present) == 1
    assert len(list((again.folder / "damaged").iterdir())) == 1


def test_a_newer_file_is_read_and_never_written(folders: Folders) -> None:
    read, notebook = article(), Notebook(folders)
    notebook.keep(read, note(read, "satu"))
    path = file_of(notebook, read)
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": 99, "baru": 1}))
    content = path.read_text()
    entry = notebook.entry(read)
    assert entry is not None
    assert [mark.text for mark in entry.present] == ["satu"]
    with pytest.raises(DwibacaError, match="newer dwibaca"):
        notebook.keep(read, note(read, "dua"))
    with pytest.raises(DwibacaError, match="newer dwibaca"):
        notebook.record(read, Position(0, 1))
    assert path.read_text() == content


def test_a_copy_that_syncthing_made_is_merged(folders: Folders) -> None:
    read, notebook = article(), Notebook(folders)
    notebook.keep(read, note(read, "di sini"))
    path = file_of(notebook, read)
    copy = path.with_name(f"{path.stem}.sync-conflict-20261123-081500-ABCDEFG.json")
    path.rename(copy)
    notebook.keep(read, note(read, "di sana"))
    assert not copy.exists()
    entry = notebook.entry(read)
    assert entry is not None
    assert {mark.text for mark in entry.present} == {"di sini", "di sana"}


def test_an_edit_takes_its_marks_along(folders: Folders, tmp_path: Path) -> None:
    before = article(path=tmp_path / "a.txt")
    after = article(text="Awal yang baru. " + ISI, path=tmp_path / "a.txt")
    notebook = Notebook(folders)
    notebook.record(before, Position(0, 1))
    notebook.keep(before, note(before))
    assert notebook.entry(after) is None
    known = notebook.known_by_path(after)
    assert known is not None
    entry = notebook.adopt(known, after)
    assert (entry.place.block, entry.place.sentence) == (0, 2)
    assert len(entry.present) == 1
    assert notebook.entry(after) == entry
    assert [summary.digest for summary in notebook.summaries()] == [after.digest]
    # Another reader that still shows the text of before keeps its marks in the same file.
    old = notebook.keep(before, note(before, "dari yang lama"))
    assert old.digest == after.digest
    assert len(old.present) == 2


def test_forgetting_can_be_undone(folders: Folders) -> None:
    read, notebook = article(), Notebook(folders)
    kept = notebook.keep(read, note(read))
    notebook.forget(read.digest)
    assert notebook.entry(read) is None
    assert notebook.summaries() == []
    notebook.remember(read.digest)
    assert notebook.entry(read) == kept


def test_a_path_that_is_not_utf8_is_kept(folders: Folders) -> None:
    path = Path(os.fsdecode(b"/tmp/ber\xffita.txt"))
    notebook = Notebook(folders)
    notebook.record(article(path=path), Position(0, 0))
    entry = notebook.entry(article())
    assert entry is not None
    assert entry.paths == (str(path),)


def test_a_folder_that_cannot_be_written_is_said(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    folders.notebook.write_text("")
    with pytest.raises(DwibacaError, match="cannot be kept"):
        Notebook(folders).record(article(), Position(0, 0))


def test_on_a_disk_without_locks_marks_and_drafts_are_kept(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    read = article()
    Notebook(folders).keep(read, note(read))
    entry = Notebook(folders).entry(read)
    assert entry
    assert [mark.text for mark in entry.present] == ["Catatan"]
    drafts = Drafts(folders.drafts)
    drafts.keep(Draft(read.digest, MarkKind.NOTE, Position(0, 0), False, "setengah"))
    assert list(folders.drafts.glob("*.json"))


@pytest.mark.parametrize(
    "broken", ["os.fsync", "os.replace", "os.fdopen", "translations.notebook.store.exchange"]
)
def test_a_full_disk_is_said_and_loses_nothing(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    read, notebook = article(), Notebook(folders)
    notebook.keep(read, note(read, "satu"))
    content = file_of(notebook, read).read_text()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(broken, fail)
        with pytest.raises(DwibacaError, match="No space left on device"):
            notebook.keep(read, note(read, "dua"))
    assert file_of(notebook, read).read_text() == content
    assert len(notebook.keep(read, note(read, "dua")).present) == 2


def test_only_the_user_reads_the_notebook_by_default_permissions(notebook: Notebook) -> None:
    notebook.record(article(), Position(0, 0))
    assert not file_of(notebook, article()).stat().st_mode & stat.S_IWOTH
