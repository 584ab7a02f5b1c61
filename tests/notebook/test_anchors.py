"""Marks find their sentences again in an edited text, or report that they cannot."""

import random

import pytest

from translations.articles import Article, Block, Kind, Position
from translations.notebook import Anchor, anchor_at, find

SUBJECTS = "Warga,Nelayan,Kepala desa,Guru,Pedagang,Bupati,Petugas,Mahasiswa,Petani,Wartawan".split(
    ","
)
VERBS = "menunggu,memperbaiki,membahas,menolak,mengunjungi,membangun,menghitung,menjaga,menulis tentang,mengeluhkan".split(
    ","
)
OBJECTS = "jembatan baru,sekolah lama,harga beras,jalan yang rusak,pasar ikan,sawah kering,rapat tahunan,perahu kecil,hutan bakau,pelabuhan".split(
    ","
)
TIMES = "pada hari Senin,sejak pagi tadi,bulan depan,selama tiga tahun,menjelang malam,setiap musim hujan,tanpa bantuan,bersama keluarga,di tepi sungai,dengan hati-hati".split(",")  # fmt: skip


def sentence(rng: random.Random) -> str:
    first, second = (
        " ".join(rng.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, TIMES)) for _ in range(2)
    )
    return f"{first} karena {second[0].lower()}{second[1:]}."


def paragraphs(rng: random.Random, count: int) -> list[list[str]]:
    return [[sentence(rng) for _ in range(rng.randint(1, 5))] for _ in range(count)]


def article(content: list[list[str]]) -> Article:
    blocks = tuple(Block(Kind.PARAGRAPH, " ".join(part)) for part in content)
    return Article("Judul", blocks, "text")


def reworded(text: str, rng: random.Random) -> str:
    words = text[:-1].split()
    for _ in range(max(1, len(words) // 5)):
        words[rng.randrange(1, len(words))] = rng.choice("besar tua sering hampir jarang".split())
    return " ".join(words) + "."


@pytest.mark.parametrize("seed", range(12))
def test_an_edited_article(seed: int) -> None:
    """Paragraphs inserted, deleted and moved, words changed in a fifth of the sentences."""
    rng = random.Random(seed)
    tagged = [[(text, (p, s)) for s, text in enumerate(part)]
              for p, part in enumerate(paragraphs(rng, 60))]  # fmt: skip
    before = article([[text for text, _ in part] for part in tagged])
    anchors: dict[Anchor, tuple[int, int]] = {}
    for p, part in enumerate(tagged):
        for s in range(len(part)):
            if rng.random() < 0.5:
                anchors[anchor_at(before, Position(p, s))] = (p, s)

    edited = [
        [(reworded(text, rng) if rng.random() < 0.2 else text, tag) for text, tag in part]
        for part in tagged
    ]
    for _ in range(6):
        del edited[rng.randrange(len(edited))]
    for _ in range(4):
        edited.insert(rng.randrange(len(edited)), edited.pop(rng.randrange(len(edited))))
    for new in paragraphs(rng, 8):
        edited.insert(rng.randrange(len(edited)), [(text, (-1, -1)) for text in new])

    found = find(anchors, article([[text for text, _ in part] for part in edited]))
    there = {tag for part in edited for _, tag in part}
    still = [anchor for anchor, tag in anchors.items() if tag in there]
    right = sum(
        edited[place.block][place.sentence][1] == anchors[anchor] for anchor, place in found.items()
    )
    assert right >= 0.95 * len(still)
    wrong = [
        (anchor.quote, edited[place.block][place.sentence][0])
        for anchor, place in found.items()
        if edited[place.block][place.sentence][1] != anchors[anchor]
        # One of several sentences of the same words is as right as another, if its own is gone.
        and edited[place.block][place.sentence][0] != anchor.quote
    ]
    assert not wrong


def test_of_two_equal_sentences_the_one_with_the_same_neighbours_is_meant() -> None:
    before = article([["Satu dua tiga empat.", "Ya."], ["Lima enam tujuh.", "Ya."]])
    anchor = anchor_at(before, Position(1, 1))
    after = article(
        [["Baru sekali ini."], ["Satu dua tiga empat.", "Ya."], ["Lima enam tujuh.", "Ya."]]
    )
    assert find([anchor], after) == {anchor: Position(2, 1)}


def test_typography_and_case_are_no_change() -> None:
    anchor = anchor_at(article([['"Ya," katanya pelan.']]), Position(0, 0))
    assert find([anchor], article([["Awal."], ["“Ya,” katanya pelan."]])) == {
        anchor: Position(1, 0)
    }


def test_a_sentence_that_is_gone_has_no_place() -> None:
    anchor = anchor_at(
        article([["Warga menunggu jembatan baru.", "Perahu datang dua kali."]]), Position(0, 0)
    )
    assert find([anchor], article([["Harga beras naik lagi di kota."]])) == {}
    assert find([anchor], Article("", (), "text")) == {}


def test_a_paragraph_is_marked_by_its_first_sentence() -> None:
    read = article([["Satu kata.", "Dua kata."]])
    assert anchor_at(read, Position(0, 1), whole=True).quote == "Satu kata."


def test_of_two_sentences_that_a_changed_one_may_have_become_neither_is_taken() -> None:
    """A mark on the wrong sentence is worse than one without a place."""
    before = article([["Harga beras di pasar induk naik lima persen."]])
    anchor = anchor_at(before, Position(0, 0))
    one, two = (f"Harga beras di pasar induk naik {n} persen." for n in ("enam", "tiga"))
    assert find([anchor], article([["Awal."], [one], ["Akhir."]])) == {anchor: Position(1, 0)}
    assert find([anchor], article([["Awal."], [one], ["Tengah."], [two], ["Akhir."]])) == {}
