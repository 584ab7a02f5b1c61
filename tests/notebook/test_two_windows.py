"""Two readers of one notebook, or two machines that synchronise it: no typed text is lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notebook.test_notebook import article, file_of, note
from translations.articles import Article, Position
from translations.errors import DwibacaError
from translations.files import exchange, write_atomically
from translations.folders import Folders
from translations.notebook import MarkKind, Notebook, anchor_at, changed_mark, new_mark
from translations.notebook import store as store_module
from translations.reading.annotator import Annotator
from translations.reading.writer import NotebookWriter

HERE = Position(0, 0)
FIRST = "versi pertama"


@pytest.fixture
def read() -> Article:
    return article()


@pytest.fixture
def notebook(folders: Folders, read: Article) -> Notebook:
    """A notebook with one note, at the beginning."""
    notebook = Notebook(folders)
    notebook.record(read, HERE)
    notebook.keep(read, note(read, FIRST))
    return notebook


@pytest.fixture
def window(folders: Folders, read: Article, notebook: Notebook) -> Callable[[], Annotator]:
    def opened() -> Annotator:
        mine = Notebook(folders)
        return Annotator(mine, read, mine.entry(read), NotebookWriter(folders))

    return opened


def texts(notebook: Notebook, read: Article) -> list[str]:
    entry = notebook.entry(read)
    assert entry
    return [mark.text for mark in entry.present if mark.kind is MarkKind.NOTE]


def all_there_is(notebook: Notebook) -> str:
    return "".join(
        p.read_text("utf-8", "replace") for p in notebook.folder.rglob("*") if p.is_file()
    )


def edit(window: Annotator, text: str, before=None) -> None:
    mark = before or window.at(MarkKind.NOTE, HERE)
    saving = window.write(MarkKind.NOTE, HERE, text, "", before=mark)
    assert saving
    saving.result()


# -- two windows ------------------------------------------------------------------------------------


def test_a_window_sees_what_another_has_written_as_soon_as_it_writes_itself(window) -> None:
    one, two = window(), window()
    edit(one, "ditambah di jendela satu")
    two.place_read(Position(0, 1)).result()
    mark = two.at(MarkKind.NOTE, HERE)
    assert mark
    assert mark.text == "ditambah di jendela satu"


def test_a_window_sees_what_another_has_written_when_it_looks(window) -> None:
    one, two = window(), window()
    told: list[str] = []
    two.on_kept = lambda: told.append("")
    two.look_again().result()
    assert told == []
    one.toggle_bookmark(HERE, "")
    edit(one, "ditambah di jendela satu")
    two.look_again().result()
    assert {mark.kind for mark in two.entry.present} == {MarkKind.BOOKMARK, MarkKind.NOTE}
    assert two.at(MarkKind.NOTE, HERE).text == "ditambah di jendela satu"
    assert told == [""]
    two.look_again().result()
    two.place_read(Position(0, 1)).result()
    two.look_again().result()
    assert told == [""]  # nothing new: its own place is none


def test_a_window_that_looks_keeps_what_it_is_writing_itself(window) -> None:
    one, two = window(), window()
    edit(one, "dari satu")
    looking, writing = two.look_again(), two.write(MarkKind.NOTE, HERE, "dari dua", "")
    assert writing
    looking.result()
    writing.result()
    texts = {mark.text for mark in two.entry.present if mark.kind is MarkKind.NOTE}
    assert texts == {"dari satu", "dari dua"}


def test_looking_reads_no_file_that_has_not_changed(
    window, notebook: Notebook, read: Article, folders: Folders
) -> None:
    two = Notebook(folders)
    two.entry(read)
    assert two.changed_elsewhere(read) is None
    two.record(read, Position(0, 1))
    assert two.changed_elsewhere(read) is None
    notebook.record(read, HERE)
    assert two.changed_elsewhere(read).place.sentence == 0
    assert two.changed_elsewhere(read) is None


def test_both_texts_stay_when_two_windows_edit_one_note(
    window, notebook: Notebook, read: Article
) -> None:
    one, two = window(), window()
    before = two.at(MarkKind.NOTE, HERE)
    edit(one, "dari satu")
    edit(two, "dari dua", before)
    assert sorted(texts(notebook, read)) == ["dari dua", "dari satu"]
    # And so they stay, whatever is written next.
    edit(two, "dari dua lagi")
    assert sorted(texts(notebook, read)) == ["dari dua lagi", "dari satu"]


def test_an_editor_that_was_opened_before_the_other_saved_keeps_both_too(
    window, notebook: Notebook, read: Article
) -> None:
    one, two = window(), window()
    before = two.at(MarkKind.NOTE, HERE)  # what the editor begins with
    edit(one, "dari satu")
    two.place_read(Position(0, 1)).result()  # it has read the file anew
    edit(two, "dari dua", before)
    assert sorted(texts(notebook, read)) == ["dari dua", "dari satu"]


def test_what_is_edited_is_not_deleted_by_a_window_that_has_not_seen_it(
    window, notebook: Notebook, read: Article
) -> None:
    one, two = window(), window()
    edit(one, "panjang lebar dari satu")
    two.delete(two.at(MarkKind.NOTE, HERE)).result()
    assert texts(notebook, read) == ["panjang lebar dari satu"]


def test_what_was_deleted_in_another_window_is_back_when_it_is_edited(
    window, notebook: Notebook, read: Article
) -> None:
    one, two = window(), window()
    before = two.at(MarkKind.NOTE, HERE)
    one.delete(one.at(MarkKind.NOTE, HERE)).result()
    edit(two, "dari dua", before)
    assert texts(notebook, read) == ["dari dua"]


def test_undo_takes_nothing_back_that_another_window_has_made(
    window, notebook: Notebook, read: Article
) -> None:
    one, two = window(), window()
    said: list[str] = []
    two.on_trouble = lambda error: said.append(str(error))
    edit(two, "dari dua")
    one.place_read(HERE).result()
    edit(one, "dari satu")
    assert two.changes.undo()
    two.writer.close()
    assert texts(notebook, read) == ["dari satu"]
    assert "another window" in said[0]


def test_undo_and_quick_keys_in_one_window_are_as_ever(
    window, notebook: Notebook, read: Article
) -> None:
    one = window()
    edit(one, "dua")
    edit(one, "tiga")
    for _ in range(3):
        one.next_highlight(HERE, "")
    one.changes.undo()
    for _ in range(4):
        one.changes.undo()
    one.writer.close()
    entry = notebook.entry(read)
    assert entry
    assert [(mark.kind, mark.text) for mark in entry.present] == [(MarkKind.NOTE, FIRST)]


@pytest.mark.parametrize(
    "changed",
    ["2036-01-01T00:00:00.000000+00:00", "9999-12-31T23:59:59.999999+00:00", "2026-13-45", ""],
)
@pytest.mark.parametrize("more", [{"text": "dari laptop yang jamnya maju"}, {"deleted": True}, {}])
def test_what_is_said_to_be_saved_is_saved_whatever_the_clock_of_another_machine(
    window, notebook: Notebook, read: Article, changed: str, more: dict[str, object]
) -> None:
    one = window()
    path = file_of(notebook, read)
    whole = json.loads(path.read_text())
    for mark in whole["marks"]:
        mark.update(changed=changed, **more)
    path.write_text(json.dumps(whole))
    edit(one, "ditulis sekarang")
    assert "ditulis sekarang" in texts(notebook, read)
    if text := more.get("text"):
        assert text in texts(notebook, read)
    edit(window(), "dan sekali lagi")
    assert "dan sekali lagi" in texts(notebook, read)


def test_marks_and_place_go_to_the_disk_together(window, notebook: Notebook, read: Article) -> None:
    one = window()
    one.place_read(HERE).result()
    one.next_highlight(Position(0, 1), "")
    one.writer.close()
    entry = notebook.entry(read)
    assert entry
    assert entry.place.sentence == 1


# -- two machines -----------------------------------------------------------------------------------

COPIES = [
    "{stem}.sync-conflict-20261127-010203-ABCDEFG.json",
    "{stem} (conflicted copy 2026-11-27).json",
    "{stem} (Laptop's conflicted copy 2026-11-27).json",
    "{stem}-LAPTOP.json",
]


def copy_of(notebook: Notebook, read: Article, content: bytes, name: str = COPIES[0]) -> Path:
    path = file_of(notebook, read)
    copy = path.with_name(name.format(stem=path.stem))
    copy.write_bytes(content)
    return copy


def other(notebook: Notebook, read: Article, **more: object) -> bytes:
    """The file as another machine has it, with a note of its own."""
    whole = json.loads(file_of(notebook, read).read_text())
    mark = json.loads(json.dumps(whole["marks"][0]))
    mark.update(id="0f" * 16, text="DARI LAPTOP")
    whole["marks"].append(mark)
    whole.update(more)
    return json.dumps(whole).encode()


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_merged_and_kept(notebook: Notebook, read: Article, name: str) -> None:
    copy = copy_of(notebook, read, other(notebook, read), name)
    assert "DARI LAPTOP" in texts(notebook, read)  # before anything is written
    assert len(notebook.summaries()) == 1
    assert len(list(notebook.entries())) == 1
    notebook.record(read, Position(0, 1))
    assert sorted(texts(notebook, read)) == ["DARI LAPTOP", FIRST]
    assert not copy.exists()
    assert len(list((notebook.folder / "merged").iterdir())) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-10],
        lambda data: data.replace(b'"schema": 3', b'"schema": 3,,'),
        lambda data: b"<<<<<<< HEAD\n" + data,
        lambda data: data.replace(b"DARI", b"DARI\xff"),
        lambda data: b"DARI LAPTOP",
    ],
    ids=["truncated", "comma", "git", "bytes", "text"],
)
def test_a_copy_that_cannot_be_read_is_never_deleted(
    notebook: Notebook, read: Article, damage
) -> None:
    copy = copy_of(notebook, read, damage(other(notebook, read)))
    content = copy.read_bytes()
    notebook.record(read, Position(0, 1))
    assert texts(notebook, read) == [FIRST]
    (kept,) = (notebook.folder / "damaged").iterdir()
    assert kept.read_bytes() == content
    assert "damaged" in notebook.trouble[-1]


def test_a_byte_order_mark_is_no_damage(notebook: Notebook, read: Article) -> None:
    copy_of(notebook, read, b"\xef\xbb\xbf" + other(notebook, read))
    notebook.record(read, Position(0, 1))
    assert "DARI LAPTOP" in texts(notebook, read)


@pytest.mark.parametrize("opened", ["2020-01-01T00:00:00+00:00", "2036-01-01T00:00:00+00:00"])
def test_a_copy_of_a_newer_version_is_left_alone(
    notebook: Notebook, read: Article, opened: str
) -> None:
    content = other(notebook, read, schema=99, opened=opened, baru="BIDANG BARU")
    copy = copy_of(notebook, read, content)
    with pytest.raises(DwibacaError, match="newer"):
        notebook.record(read, Position(0, 1))
    assert copy.read_bytes() == content


def test_a_folder_in_the_place_of_a_copy_does_no_harm(notebook: Notebook, read: Article) -> None:
    copy = copy_of(notebook, read, b"")
    copy.unlink()
    copy.mkdir()
    notebook.record(read, Position(0, 1))
    assert texts(notebook, read) == [FIRST]


def test_a_copy_that_arrives_while_the_file_is_written_is_merged_the_next_time(
    notebook: Notebook, read: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path, data: bytes, **options) -> None:
        copy_of(notebook, read, other(notebook, read))
        monkeypatch.setattr(store_module, "write_atomically", write_atomically)
        write_atomically(path, data, **options)

    monkeypatch.setattr(store_module, "write_atomically", slow)
    notebook.record(read, Position(0, 1))
    assert "DARI LAPTOP" in all_there_is(notebook)
    notebook.record(read, HERE)
    assert "DARI LAPTOP" in texts(notebook, read)


def test_a_file_that_is_renamed_over_ours_while_it_is_written_is_merged(
    notebook: Notebook, read: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(notebook, read)

    def slow(target: Path, data: bytes, **options) -> None:
        monkeypatch.setattr(store_module, "write_atomically", write_atomically)
        path.with_suffix(".tmp").write_bytes(other(notebook, read))
        path.with_suffix(".tmp").replace(path)  # as tools that synchronise do
        write_atomically(target, data, **options)

    monkeypatch.setattr(store_module, "write_atomically", slow)
    notebook.keep(read, note(read, "SAYA SENDIRI"))
    assert sorted(texts(notebook, read)) == ["DARI LAPTOP", "SAYA SENDIRI", FIRST]


def test_a_tool_that_puts_our_file_aside_and_another_in_its_place_takes_nothing_away(
    notebook: Notebook, read: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(notebook, read)

    def between(one: Path, two: Path, **options) -> None:
        monkeypatch.setattr(store_module, "exchange", exchange)
        path.with_suffix(".tmp").write_bytes(other(notebook, read))
        path.rename(path.with_name(COPIES[0].format(stem=path.stem)))
        exchange(one, two, **options)
        path.with_suffix(".tmp").replace(path)

    monkeypatch.setattr(store_module, "exchange", between)
    notebook.keep(read, note(read, "SAYA SENDIRI"))
    assert sorted(texts(notebook, read)) == ["DARI LAPTOP", "SAYA SENDIRI", FIRST]
    notebook.keep(read, note(read, "lagi"))
    assert sorted(texts(notebook, read)) == ["DARI LAPTOP", "SAYA SENDIRI", "lagi", FIRST]


def test_an_article_of_which_only_a_copy_is_left(notebook: Notebook, read: Article) -> None:
    path = file_of(notebook, read)
    path.rename(path.with_name(COPIES[0].format(stem=path.stem)))
    assert len(notebook.summaries()) == 1
    assert texts(notebook, read) == [FIRST]
    notebook.keep(read, note(read, "lagi"))
    assert sorted(texts(notebook, read)) == ["lagi", FIRST]


# -- forgotten and read again -----------------------------------------------------------------------


def test_remembering_keeps_what_was_made_since(notebook: Notebook, read: Article) -> None:
    notebook.forget(read.digest)
    notebook.keep(read, note(read, "BARU"))
    notebook.remember(read.digest)
    assert sorted(texts(notebook, read)) == ["BARU", FIRST]
    assert not notebook.is_forgotten(read.digest)


def test_forgetting_twice_keeps_both(notebook: Notebook, read: Article) -> None:
    notebook.forget(read.digest)
    notebook.keep(read, note(read, "BARU"))
    notebook.forget(read.digest)
    assert notebook.entry(read) is None
    notebook.remember(read.digest)
    assert sorted(texts(notebook, read)) == ["BARU", FIRST]


def test_forgetting_takes_a_waiting_copy_along(notebook: Notebook, read: Article) -> None:
    copy_of(notebook, read, other(notebook, read))
    notebook.forget(read.digest)
    assert notebook.summaries() == []
    notebook.remember(read.digest)
    assert sorted(texts(notebook, read)) == ["DARI LAPTOP", FIRST]


# -- what this version does not know ----------------------------------------------------------------


def test_what_others_have_added_to_a_file_stays(notebook: Notebook, read: Article) -> None:
    path = file_of(notebook, read)
    whole = json.loads(path.read_text())
    whole.update(tags=["TAG"], collection="rak atas")
    whole["marks"][0].update(tags=["TAG MARK"], colour="ungu")
    whole["marks"][0]["anchor"]["xpath"] = "/p[1]"
    twin = {**whole["marks"][0], "text": "KEMBARAN", "changed": "2020-01-01T00:00:00+00:00"}
    whole["marks"].append(twin)
    path.write_text(json.dumps(whole))
    for number in range(3):
        entry = notebook.keep(read, note(read, f"catatan {number}"))
    old = next(mark for mark in entry.present if mark.text == FIRST)
    notebook.keep(read, changed_mark(old, text="diubah"))
    after = json.loads(path.read_text())
    assert (after["tags"], after["collection"]) == (["TAG"], "rak atas")
    (mark,) = [mark for mark in after["marks"] if mark["text"] == "diubah"]
    assert (mark["tags"], mark["colour"], mark["anchor"]["xpath"]) == (
        ["TAG MARK"],
        "ungu",
        "/p[1]",
    )
    assert [mark for mark in after["marks"] if mark["text"] == "KEMBARAN"] == [twin]


@pytest.mark.parametrize(
    "number", ["1" + "0" * 400, "Infinity", "-1", "NaN", '"x"', "true", "null", "{}"]
)
def test_numbers_that_cannot_be_do_no_harm(
    notebook: Notebook, read: Article, folders: Folders, number: str
) -> None:
    path = file_of(notebook, read)
    path.write_text(path.read_text().replace('"block": 0', f'"block": {number}'))
    (summary,) = Notebook(folders).summaries()
    assert 0 <= summary.progress <= 1
    notebook.keep(read, note(read, "lagi"))
    assert sorted(texts(notebook, read)) == ["lagi", FIRST]
    index = json.loads(folders.library_index.read_text())
    for about in index["files"].values():
        about[2]["marks"] = "@"
    folders.library_index.write_text(json.dumps(index).replace('"@"', number))
    assert len(Notebook(folders).summaries()) == 1


def test_words_marks_and_wordings_are_changed_by_two_windows(
    window, notebook: Notebook, read: Article
) -> None:
    """A wording that was typed elsewhere meanwhile becomes a note: a sentence has only one."""
    wording = new_mark(MarkKind.WORDING, anchor_at(read, HERE), text="satu")
    notebook.keep(read, wording)
    one, two = window(), window()
    for number, mine in enumerate((one, two)):
        saving = mine.write(MarkKind.WORDING, HERE, f"kata {number}", "", before=wording)
        assert saving
        saving.result()
    entry = notebook.entry(read)
    assert entry
    found = {(mark.kind, mark.text) for mark in entry.present}
    assert {(MarkKind.WORDING, "kata 1"), (MarkKind.NOTE, "kata 0")} <= found
