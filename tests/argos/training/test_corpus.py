"""Which parts of a corpus are kept, and what is made of them."""

import lzma
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.training.augmenting import Augmenter, Shares, shared_names
from translations.argos.training.cleaning import clean_source, digits_of, numbers_agree
from translations.argos.training.corpus import Source, read_sources, write_source
from translations.argos.training.slots import Filler, own_sources, read_slots
from translations.argos.training.vocabulary import Vocabulary, train_vocabulary
from translations.argos.training.words import english_words, write_words

_PLACEHOLDER = re.compile(r"⟦\d⟧")
NOTHING = Shares(0, 0, 0, 0, 0, 0, 0, 0, 0)


def test_a_corpus_is_read_from_files_folders_and_archives(tmp_path: Path) -> None:
    source = Source("satu", [("Halo.", "Hello."), ("Ya.", "Yes.")])
    write_source(source, tmp_path / "corpus")
    with lzma.open(tmp_path / "dua.tsv.xz", "wt") as file:
        file.write("berita\tHalo.\tHello.\nbuku\tYa.\tYes.\nrusak\n")
    read = list(read_sources([tmp_path / "corpus", tmp_path / "dua.tsv.xz"]))
    assert read == [
        source,
        Source("berita", [("Halo.", "Hello.")]),
        Source("buku", [("Ya.", "Yes.")]),
    ]


def test_test_sets_never_get_into_the_corpus() -> None:
    pairs = [("“Ya,” kata Budi.", "Yes, Budi said."), ("Dia pulang.", "He went home.")]
    kept, report = clean_source(Source("s", pairs), ['"Ya", kata Budi', "He went home!"])
    assert kept.pairs == []
    assert report.dropped == {"in a test set": 2}


def test_misaligned_pairs_are_dropped_and_counted() -> None:
    good = ("Pada 2019 ada 1.250 rumah di sana.", "In 2019 there were 1,250 houses there.")
    kept, report = clean_source(
        Source(
            "s",
            [
                good,
                good,
                ("Pada 1998 harga naik lagi.", "Prices rose again in 2004."),
                ("Satu dua tiga empat lima enam tujuh.", "One."),
                ("123", "123"),
                ("a " * 130, "b " * 130),
            ],
        )
    )
    assert kept.pairs == [good]
    assert report.dropped == {
        "twice": 1,
        "with different numbers": 1,
        "of very different lengths": 1,
        "without words": 1,
        "too long": 1,
    }


def test_lost_full_stops_come_back_and_lists_have_none() -> None:
    words = "kata ini panjang sekali dan masih ada lagi kata lain di belakang nya {}"
    prose = [(f"Kata {words.format(i)}", f"Word {words.format(i)}") for i in "abcdefgh"]
    kept, _ = clean_source(Source("prose", prose))
    assert all(one.endswith(".") and two.endswith(".") for one, two in kept.pairs)
    half, _ = clean_source(
        Source("s", [("Dia pergi ke pasar tadi.", "He went to the market earlier")])
    )
    assert half.pairs[0][1].endswith("earlier.")
    terms = [(f"Istilah {i}", f"Term {i}") for i in "abcdefgh"]
    assert clean_source(Source("terms", terms))[0].pairs == terms


NUMBERED = st.from_regex(r"\A[a-z ]{0,8}([1-9][0-9]{0,5}([.,][0-9]{1,3})?[a-z ]{1,8}){1,3}\Z")


@given(NUMBERED, st.integers())
def test_swapped_numbers_are_the_same_on_both_sides(text: str, seed: int) -> None:
    augmenter = Augmenter([], random.Random(seed), NOTHING)
    source, target = augmenter.swap_numbers((text, text.upper()))
    assert digits_of(source) == digits_of(target)
    assert re.sub(r"\d", "0", source) == re.sub(r"\d", "0", text)


def test_pairs_with_other_numbers_on_each_side_are_let_alone() -> None:
    pair = ("Pukul 13.00 ada 5 orang.", "At 1 pm there were 5 people.")
    assert Augmenter([], random.Random(1)).swap_numbers(pair) == pair


def test_swapped_names_are_the_same_on_both_sides() -> None:
    pair = ("Kemarin Sukarno bertemu Hatta di Bukittinggi.",
            "Yesterday Sukarno met Hatta in Bukittinggi.")  # fmt: skip
    names = shared_names([Source("s", [pair])])
    assert names == ["Bukittinggi", "Hatta", "Sukarno"]
    augmenter = Augmenter(names, random.Random(1), NOTHING)
    swapped = {augmenter.swap_names(pair) for _ in range(20)}
    assert len(swapped) > 10
    for source, target in swapped:
        left = re.fullmatch(r"Kemarin (\w+) bertemu (\w+) di (\w+)\.", source)
        right = re.fullmatch(r"Yesterday (\w+) met (\w+) in (\w+)\.", target)
        assert left and right
        assert left.groups() == right.groups()


def test_a_name_stays_with_its_relatives() -> None:
    pair = ("Menurut Iran, wakil Iran hadir.", "According to Iran, the Iranian envoy came.")
    names = shared_names([Source("s", [pair])])
    assert "Iran" in names
    augmenter = Augmenter(names, random.Random(1), NOTHING)
    assert {augmenter.swap_names(pair) for _ in range(20)} == {pair}


@pytest.mark.parametrize(
    ("shares", "pair", "among"),
    [
        (replace(NOTHING, headline=1), ("Api padam di pasar", "Fire out at a market"),
         {("Api Padam Di Pasar", "Fire Out at a Market"),
          ("API PADAM DI PASAR", "FIRE OUT AT A MARKET"),
          ("Api Padam Di Pasar", "Fire out at a market"),
          ("Api padam di pasar", "Fire out at a market")}),
        (replace(NOTHING, broken=1), ("Baru-baru ini anak-anak pergi.", "Recently the children left."),
         {("Baru -baru ini anak -anak pergi.", "Recently the children left."),
          ("Baru- baru ini anak- anak pergi.", "Recently the children left.")}),
        (replace(NOTHING, stopless=1), ("Dia pergi.", "He left."), {("Dia pergi", "He left.")}),
    ],
)  # fmt: skip
def test_faults_of_the_web_stand_in_the_source_only(
    shares: Shares, pair: tuple[str, str], among: set[tuple[str, str]]
) -> None:
    augmenter = Augmenter([], random.Random(1), shares)
    assert {augmenter.change(pair) for _ in range(50)} == among


def test_placeholders_stand_alike_on_both_sides() -> None:
    augmenter = Augmenter([], random.Random(1), replace(NOTHING, hidden=1))
    pair = ('"Kami siap," kata Hatta di Jakarta pada 2024.',
            '"We are ready," Hatta said in Jakarta in 2024.')  # fmt: skip
    changed = {augmenter.change(pair) for _ in range(60)}
    assert len(changed) > 6
    for source, target in changed:
        assert sorted(_PLACEHOLDER.findall(source)) == sorted(_PLACEHOLDER.findall(target))
    assert ('"⟦1⟧," kata Hatta di Jakarta pada 2024.',
            '"⟦1⟧," Hatta said in Jakarta in 2024.') in changed  # fmt: skip


def test_speech_gets_its_quotation_marks_back_on_both_sides_or_on_none() -> None:
    augmenter = Augmenter([], random.Random(1), replace(NOTHING, quoted=1))
    said = ("Mereka akan kembali pekan depan, kata juru bicara itu.",
            "They will be back next week, the spokesman said.")  # fmt: skip
    assert augmenter.change(said) == (
        '"Mereka akan kembali pekan depan," kata juru bicara itu.',
        '"They will be back next week," the spokesman said.',
    )
    other = (said[0], "The spokesman said that they would be back.")
    assert augmenter.change(other) == other


def test_sentences_are_joined_in_twos() -> None:
    pairs = [("Satu.", "One."), ("Dua.", "Two."), ("Judul", "Title"), ("Tiga.", "Three.")]
    joined = Augmenter([], random.Random(1), replace(NOTHING, joined=1)).pass_over(pairs)
    assert joined == [("Satu. Dua.", "One. Two."), ("Judul", "Title"), ("Tiga.", "Three.")]


def test_our_own_text_is_whole() -> None:
    """Every slot has fillings, both sides have the same slots, and what comes out agrees."""
    rng = random.Random(1)
    filler = Filler(read_slots(), rng)
    for source in own_sources():
        for pair in source.pairs:
            slots = [set(re.findall(r"\{[^}]*\}", text)) for text in pair]
            assert slots[0] == slots[1], pair
            for _ in range(3):
                left, right = filler.fill(pair)
                assert not re.search(r"[{}\t]", left + right), (left, right)
                assert numbers_agree(left, right), (left, right)


def test_a_sentence_that_begins_with_a_slot_begins_with_a_capital() -> None:
    filler = Filler({"who": [("dia", "he")]}, random.Random(1))
    assert filler.fill(("{who} pergi.", "{who} left.")) == ("Dia pergi.", "He left.")
    assert filler.fill(('"{who}," katanya.', '"{who}," he said.'))[1] == '"He," he said.'


def test_text_is_seen_with_a_space_after_what_stands_before_a_word(tmp_path: Path) -> None:
    pieces = tmp_path / "pieces.model"
    pairs = [
        (f'kata "pasukan {n}" negara-negara (asing) 2024/2025 -5', "troops") for n in range(99)
    ]
    train_vocabulary(iter(pairs), pieces, 330)
    model = Vocabulary(pieces)
    for text, seen in {
        'kata "pasukan asing"': "kata “ pasukan asing”",
        '"Ya," kata dia.': "“ Ya,” kata dia.",
        "(negara-negara)": "( negara- negara)",
        "2024/2025 - ya": "2024/ 2025 - ya",
        "suhu -5 (-5)": "suhu −5 ( −5)",
        "10⁶ dan 2½": "10⁶ dan 2½",
        "kata ‘ya’ dan don't": "kata ‘ ya' dan don't",
    }.items():
        assert model.join(model.split([text])) == [seen]
        assert model.split(["a ⟦1⟧ b"])[0].count("⟦1⟧") == 1


def test_the_list_of_english_words_has_names_in_capitals(tmp_path: Path) -> None:
    pairs = [("Polisi Paris.", "Police in Paris."), ("Harga.", "Paris prices rose; rosse.")]
    words = english_words([Source("s", pairs)], also=["cereal", "Prices", "Tibetan"])
    assert {"cereal", "Tibetan"} <= set(words) and "Prices" not in words
    assert {"police", "prices", "rose", "Paris"} <= set(words)
    assert "paris" not in words and "Police" not in words
    write_words(words, tmp_path / "list.xz")
    assert lzma.decompress((tmp_path / "list.xz").read_bytes()).decode().splitlines() == words
