"""The engine, with the real starter (SentencePiece) and a real BPE package."""

import shutil
from pathlib import Path

import pytest

from translations.argos import Package
from translations.argos.correction.loops import has_loop
from translations.argos.engine.decoding import Decoding
from translations.argos.engine.engine import Engine
from translations.argos.engine.model import Model
from translations.argos.package import read_package
from translations.errors import PackageError

SENTENCES = [
    "Harga beras di pasar tradisional turun pada pekan ini.",
    "Pemerintah akan membangun jembatan baru di desa itu.",
    "Mereka menunggu perahu sejak pagi.",
]
KEPT = "Kirim surat ke budi@contoh.id atau lihat https://contoh.id/a_b?c=d dan nama_file_saya.txt."


def test_the_starter_translates(starter_engine: Engine) -> None:
    translations = starter_engine.translate(SENTENCES)
    assert "rice" in translations[0]
    assert "government" in translations[1].lower()
    assert len(translations) == len(SENTENCES)


def test_a_sentence_is_translated_alike_alone_and_in_a_batch(starter_engine: Engine) -> None:
    alone = [starter_engine.translate([sentence])[0] for sentence in SENTENCES]
    assert starter_engine.translate(SENTENCES) == alone


def test_with_argos_own_settings_it_says_what_argos_says(starter: Package) -> None:
    from argostranslate.package import Package as ArgosPackage
    from argostranslate.translate import apply_packaged_translation

    class OneSentence:
        """Argos's own splitters download a model at first use."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    argos = ArgosPackage(starter.path)
    engine = Engine(starter, Decoding(length_penalty=0.2))
    for sentence in SENTENCES:
        theirs = apply_packaged_translation(
            argos, sentence, engine._model.translator, OneSentence()
        )
        assert engine.translate([sentence]) == [theirs[0].value]


@pytest.mark.parametrize("engine", ["starter_engine", "capital_engine"])
def test_addresses_and_names_survive(engine: str, request: pytest.FixtureRequest) -> None:
    translation = request.getfixturevalue(engine).translate([KEPT])[0]
    for piece in ("budi@contoh.id", "https://contoh.id/a_b?c=d", "nama_file_saya.txt"):
        assert piece in translation


@pytest.mark.parametrize("engine", ["starter_engine", "capital_engine"])
@pytest.mark.parametrize("text", ["", "   ", "1.250.000", "10.30", "https://contoh.id", "—", "😀"])
def test_what_has_no_words_is_passed_through(
    engine: str, text: str, request: pytest.FixtureRequest
) -> None:
    assert request.getfixturevalue(engine).translate([text]) == [text.strip()]


def test_a_package_with_bpe_works_though_argos_would_need_a_download(
    capital_engine: Engine,
) -> None:
    text = "“Harga” naik – kata [Budi] & Ani… ‘mahal’."
    expected = "“HARGA” NAIK – KATA [Budi] & ANI… ‘MAHAL’."
    assert capital_engine.translate([text]) == [expected]


def test_an_over_long_sentence_is_cut_and_joined_without_loss(capital_engine: Engine) -> None:
    text = ", ".join(["warga desa menunggu jembatan baru"] * 12) + "."
    assert capital_engine.translate([text]) == [text.upper()]


def test_broken_reduplication_is_mended_for_the_engine(capital_engine: Engine) -> None:
    assert capital_engine.translate(["Baru -baru ini hujan."]) == ["BARU-BARU INI HUJAN."]


def test_loops_are_decoded_again(starter_engine: Engine) -> None:
    # Names and nonsense send small models into loops.
    hard = [f"Xaver {c * 3}ava {c}ava{c}ava di Vladi{c}vostok{c}" for c in "bcdfghjklmnprstvz"]
    translations = starter_engine.translate(hard)
    assert not [t for t, s in zip(translations, hard, strict=True) if has_loop(t, s)]


def test_a_word_of_ten_thousand_letters_is_kept(starter_engine: Engine) -> None:
    word = "a" * 10_000
    assert word in starter_engine.translate([f"Kata {word} panjang."])[0]


def test_a_translation_never_holds_control_characters(capital_engine: Engine) -> None:
    assert "\x1b" not in capital_engine.translate(["merah \x1b[31m sekali"])[0]


def test_headlines_in_capitals_are_understood(starter_engine: Engine) -> None:
    small = starter_engine.translate(["Harga beras turun di pasar"])[0]
    assert starter_engine.translate(["HARGA BERAS TURUN DI PASAR"]) == [small.upper()]


def test_a_damaged_package_is_named(tmp_path: Path, capital_package: Package) -> None:
    broken = shutil.copytree(capital_package.path, tmp_path / "rusak")
    (broken / "model" / "model.bin").write_bytes(b"bukan model")
    with pytest.raises(PackageError, match="package rusak cannot be used"):
        Engine(read_package(broken))


def test_the_first_of_the_alternatives_is_the_translation(starter_engine: Engine) -> None:
    for sentence in SENTENCES:
        found = starter_engine.alternatives(sentence)
        assert found[0].text == starter_engine.translate([sentence])[0]
        assert len({one.text for one in found}) == len(found)
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(starter_engine.alternatives("Warga menunggu jembatan baru.")) > 1
    assert starter_engine.alternatives("1.250")[0].text == "1.250"


@pytest.mark.parametrize(
    "error",
    [MemoryError("std::bad_alloc"), RuntimeError("can't start new thread"), OSError(12, "")],
)
def test_too_little_memory_is_not_blamed_on_the_package(
    error: Exception, starter: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("ctranslate2.Translator", fails)
    with pytest.raises(PackageError, match="too little memory"):
        Engine(starter, model=Model(starter))
