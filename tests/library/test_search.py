"""Every article is found by its words, in both languages."""

import resource
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translations.articles import Position, read_article
from translations.folders import Folders
from translations.library import indexing
from translations.library.hits import Hit
from translations.library.indexing import BackgroundIndexing, bring_up_to_date, open_index
from translations.library.textindex import MarkText, TextIndex
from translations.memory import Memory
from translations.notebook import (
    KeptArticles,
    MarkKind,
    Notebook,
    anchor_at,
    changed_mark,
    new_mark,
)
from tui.cli import main

RICE = "Petani menulis surat. Harga beras naik.\n\nKafé itu tutup pada hari Jum’at."
SEA = "Surat itu ditulis nelayan. Ombaknya tinggi.\n\nTulisan lama hilang."


@pytest.fixture
def index(folders: Folders) -> Iterator[TextIndex]:
    index = open_index(folders)
    yield index
    index.close()


def keep(folders: Folders, text: str, name: str) -> str:
    article = read_article(text.encode(), name)
    KeptArticles(folders).keep(article)
    Notebook(folders).add(article)
    return article.digest


def up_to_date(folders: Folders, index: TextIndex) -> int:
    memory = Memory(folders.memory)
    try:
        return len(list(bring_up_to_date(folders, index, memory)))
    finally:
        memory.close()


def search(index: TextIndex, typed: str, *, typing: bool = False) -> list[Hit]:
    return index.find(index.query(typed, typing=typing))


def sentences(hits: list[Hit]) -> list[str]:
    return [hit.original.text for hit in hits]


def test_the_words_as_typed_come_before_other_forms_of_their_roots(
    folders: Folders, index: TextIndex
) -> None:
    keep(folders, RICE, "beras.txt")
    keep(folders, SEA, "laut.txt")
    up_to_date(folders, index)
    assert sentences(search(index, "menulis")) == [
        "Petani menulis surat.", "Surat itu ditulis nelayan.", "Tulisan lama hilang.",
    ]  # fmt: skip
    assert sentences(search(index, "tulisan"))[0] == "Tulisan lama hilang."


def test_what_is_not_shown_of_an_article_is_counted_after_its_last_place(
    folders: Folders, index: TextIndex
) -> None:
    keep(folders, "\n\n".join(f"Hujan turun di kota {number}." for number in range(20)), "a.txt")
    keep(folders, "Hujan sekali.\n\nHujan dua kali.\n\nHujan lagi.", "b.txt")
    mixed = ["Ia menulis surat.", *["Tulisan itu hilang."] * 8]
    keep(folders, "\n\n".join(mixed), "c.txt")
    up_to_date(folders, index)
    assert [hit.more for hit in search(index, "hujan")] == [0, 0, 0, 0, 0, 17]
    assert [hit.more for hit in search(index, "huj", typing=True)] == [0, 0, 0, 0, 0, 17]
    found = search(index, "menulis")
    assert [hit.more for hit in found] == [0] * (len(found) - 1) + [9 - len(found)]


def test_accents_quotation_marks_and_capitals_make_no_difference(
    folders: Folders, index: TextIndex
) -> None:
    keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    for typed in ("kafe", "KAFÉ", "jum'at", "“hari Jum’at”", '"hari jum at'):
        assert sentences(search(index, typed)) == ["Kafé itu tutup pada hari Jum’at."], typed
    assert search(index, '"tutup hari"') == []
    assert search(index, "tutup hari") != []


def test_translations_are_searched_and_shown_beside(folders: Folders, index: TextIndex) -> None:
    keep(folders, RICE, "beras.txt")
    memory = Memory(folders.memory)
    memory.keep("paket", "beam", {"Harga beras naik.": "The price of rice rises."})
    memory.close()
    up_to_date(folders, index)
    (hit,) = search(index, "price rice")
    assert (hit.original.text, hit.translation.text) == (
        "Harga beras naik.", "The price of rice rises.",
    )  # fmt: skip
    assert [hit.translation.text[a:b] for a, b in hit.translation.spans] == ["price", "rice"]
    assert (hit.block, hit.sentence, hit.kind) == (0, 1, "text")


def test_what_is_typed_is_found_before_the_word_is_whole(
    folders: Folders, index: TextIndex
) -> None:
    keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    assert sentences(search(index, "harga ber", typing=True)) == ["Harga beras naik."]
    assert search(index, "harga ber") == []
    assert search(index, "h", typing=True) == []


def test_notes_and_own_wordings_are_found(folders: Folders, index: TextIndex) -> None:
    article = read_article(RICE.encode(), "beras.txt")
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 1)), text="Ingat pasar malam")
    own = new_mark(MarkKind.WORDING, anchor_at(article, Position(1, 0)), text="The café shut")
    notebook = Notebook(folders)
    notebook.keep(article, note, own)
    up_to_date(folders, index)
    (hit,) = search(index, "pasar")
    assert (hit.kind, hit.mark, hit.original.text) == ("note", note.id, "Harga beras naik.")
    assert search(index, "shut")[0].kind == "wording"
    notebook.keep(article, changed_mark(note, deleted=True))
    up_to_date(folders, index)
    assert search(index, "pasar") == []


def test_only_what_has_changed_is_indexed_again(folders: Folders, index: TextIndex) -> None:
    keep(folders, RICE, "beras.txt")
    assert up_to_date(folders, index) == 1  # there are no marks to read
    assert up_to_date(folders, index) == 0
    keep(folders, SEA, "laut.txt")
    article = read_article(SEA.encode(), "laut.txt")
    Notebook(folders).keep(
        article, new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="Pesisir")
    )
    assert up_to_date(folders, index) == 2  # the article, and its marks
    assert up_to_date(folders, index) == 0


def test_removed_articles_are_not_found(folders: Folders, index: TextIndex) -> None:
    digest = keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    KeptArticles(folders).forget(digest)
    Notebook(folders).forget(digest)
    up_to_date(folders, index)
    assert search(index, "beras") == []
    assert index.passages() == 0


def test_an_article_read_again_is_indexed_with_its_new_translations(
    folders: Folders, index: TextIndex
) -> None:
    keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    memory = Memory(folders.memory)
    memory.keep("paket", "beam", {"Harga beras naik.": "The price of rice rises."})
    memory.close()
    KeptArticles(folders).keep(read_article(RICE.encode(), "beras.txt"))
    up_to_date(folders, index)
    assert len(search(index, "price")) == 1
    assert len(search(index, "harga")) == 1


def test_of_an_edited_article_the_latest_text_is_found(
    folders: Folders, index: TextIndex, tmp_path: Path
) -> None:
    keep(folders, RICE, "beras.txt")
    notebook = Notebook(folders)
    (entry,) = notebook.entries()
    edited = read_article(RICE.replace("naik", "turun").encode(), "beras.txt")
    notebook.adopt(entry, edited)
    KeptArticles(folders).keep(edited)
    up_to_date(folders, index)
    assert sentences(search(index, "harga")) == ["Harga beras turun."]


def test_one_article_does_not_hide_the_others(folders: Folders, index: TextIndex) -> None:
    keep(folders, "Beras murah.", "lama.txt")
    keep(folders, "\n\n".join(f"Beras nomor {n} datang." for n in range(500)), "baru.txt")
    up_to_date(folders, index)
    found = sentences(search(index, "beras"))
    assert found == [*(f"Beras nomor {n} datang." for n in range(3)), "Beras murah."]


@pytest.mark.parametrize("typed", ["", "  ", '"', "-", "a AND", "NEAR(", "x*", "kol:on", "^", '""'])
def test_nothing_that_is_typed_is_a_fault(folders: Folders, index: TextIndex, typed: str) -> None:
    keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    for typing in (True, False):
        search(index, typed, typing=typing)
    assert index.trouble == ""
    assert len(search(index, "beras")) == 1


@given(st.text(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_any_text_can_be_looked_for(index: TextIndex, typed: str, typing: bool) -> None:
    search(index, typed, typing=typing)
    assert index.trouble == ""
    assert not list(index.path.parent.glob("*.broken-*"))


def test_a_damaged_copy_hides_nothing_else(folders: Folders, index: TextIndex) -> None:
    digest = keep(folders, SEA, "laut.txt")
    keep(folders, RICE, "beras.txt")
    path = KeptArticles(folders).path_of(digest)
    assert path is not None
    path.write_bytes(path.read_bytes()[:40])
    up_to_date(folders, index)
    assert sentences(search(index, "surat")) == ["Petani menulis surat."]


def test_a_lost_or_damaged_index_is_made_anew(folders: Folders) -> None:
    keep(folders, RICE, "beras.txt")
    folders.text_index.parent.mkdir(parents=True, exist_ok=True)
    folders.text_index.write_bytes(b"no database" * 1000)
    index = open_index(folders)
    up_to_date(folders, index)
    assert len(search(index, "beras")) == 1
    index.close()


def test_what_did_not_fit_on_the_disk_is_said_to_be_missing(
    folders: Folders, index: TextIndex, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(folders, RICE, "beras.txt")
    up_to_date(folders, index)
    keep(folders, "\n\n".join(f"Kalimat nomor{n} tentang kapal{n}." for n in range(500)), "b.txt")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, before[1]))
    try:
        up_to_date(folders, index)
        working = BackgroundIndexing(folders, gently=False)
        working.start()
        assert working.done.wait(30)
        assert main(["search", "kapal7"]) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = f"Not everything can be searched: {folders.text_index}: "
    assert index.gap.startswith(said)
    assert working.trouble == index.gap
    assert f"dwibaca: {index.gap}\n" in capsys.readouterr().err
    assert len(search(index, "beras")) == 1
    assert main(["search", "kapal7"]) == 0  # there is room again
    assert capsys.readouterr().err == ""


def test_many_may_begin_the_index_at_once(folders: Folders) -> None:
    keep(folders, RICE, "beras.txt")
    opened: list[TextIndex] = []
    threads = [Thread(target=lambda: opened.append(open_index(folders))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [index.trouble for index in opened] == [""] * 8
    assert not list(folders.cache.glob("*.broken-*"))
    up_to_date(folders, opened[0])
    assert len(search(opened[-1], "beras")) == 1
    for index in opened:
        index.close()


def test_the_index_is_made_in_the_background(folders: Folders, index: TextIndex) -> None:
    for number in range(5):
        keep(folders, f"{RICE} Nomor {number}.", f"{number}.txt")
    working = BackgroundIndexing(folders)
    working.start()
    assert working.done.wait(30)
    assert working.trouble == ""
    assert len({hit.name for hit in search(index, "beras")}) == 5


def test_indexing_rests_while_keys_are_pressed(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_WHILE_TYPING", 1000.0)
    for number in range(20):
        keep(folders, f"{RICE} Nomor {number}.", f"{number}.txt")
    working = BackgroundIndexing(folders, gently=False)
    working.give_way()
    working.start()
    while working.progress == (0, 0):
        assert not working.done.wait(0.001)
    working.stop(wait=30)
    assert working.done.is_set()
    assert working.progress == (1, 20)


def test_nothing_is_counted_when_nothing_is_new(folders: Folders) -> None:
    class Counting(TextIndex):
        counted = 0

        def passages(self) -> int:
            self.counted += 1
            return super().passages()

    counting = Counting(folders.text_index, indexing.root_of)
    keep(folders, RICE, "1.txt")
    assert up_to_date(folders, counting) == 1
    assert (counting.passages(), counting.counted) == (2, 2)
    assert up_to_date(folders, counting) == 0
    assert counting.counted == 2
    counting.close()


def test_an_index_that_was_prepared_finds_the_same(folders: Folders, index: TextIndex) -> None:
    index.prepare()  # while it is empty
    assert index.trouble == ""
    keep(folders, f"{RICE} Orang yang datang.", "1.txt")
    keep(folders, SEA, "2.txt")
    up_to_date(folders, index)
    before = search(index, "tulis", typing=True)
    index.prepare()
    assert before
    assert search(index, "tulis", typing=True) == before


def test_two_windows_that_index_the_same_articles_at_one_moment_lose_nothing(
    folders: Folders,
) -> None:
    note = MarkText("1", "note", "Petani menulis surat.", "tanya harga grosir")

    def put(together: Barrier) -> None:
        window = open_index(folders)
        for number in range(40):
            together.wait()
            window.put_article(f"{number}", 1, "Beras", f"{number}", [([f"Harga {number}."], [""])])
            window.put_marks(f"{number}", 1, "Beras", f"{number}", [note])
            if number % 2:
                window.take_out_article(f"{number}")
        window.close()

    together = Barrier(2)
    windows = [Thread(target=put, args=(together,)) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    index = open_index(folders)
    assert not list(folders.cache.glob("*broken*"))
    assert len(index.articles()) == index.passages() == 20
    assert len(index.entries()) == 40
    assert len(index.find(index.query("grosir", typing=False), marks=100)) == 40
    index.close()
