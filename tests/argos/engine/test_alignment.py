"""Which words correspond."""

from translations.argos.engine.alignment import places
from translations.argos.engine.engine import Engine


def said(engine: Engine, sentence: str, word: str) -> list[str]:
    (translation,) = engine.translate([sentence])
    alignment = engine.alignment(sentence, translation)
    assert alignment is not None
    start = sentence.index(word)
    return [translation[a:b] for a, b in alignment.of((start, start + len(word)))]


def test_the_capital_package_says_each_word_at_its_place(capital_engine: Engine) -> None:
    assert said(capital_engine, "Warga desa menunggu.", "desa") == ["DESA"]
    assert said(capital_engine, "Warga desa menunggu.", "Warga") == ["WARGA"]


def test_the_starter_knows_plain_words(starter_engine: Engine) -> None:
    sentence = "Harga beras di pasar tradisional turun pada pekan ini."
    assert said(starter_engine, sentence, "turun") == ["dropped"]
    assert said(starter_engine, sentence, "beras") == ["rice"]


def test_nothing_is_guessed_where_the_translation_is_another(starter_engine: Engine) -> None:
    sentence = "Harga beras turun."
    assert starter_engine.alignment(sentence, "Prices of rice went down.") is None
    address = "Lihat https://contoh.id/a untuk harga beras."
    assert starter_engine.alignment(address, starter_engine.translate([address])[0]) is None
    long = ", ".join(["warga desa menunggu jembatan baru"] * 30)
    assert starter_engine.alignment(long, starter_engine.translate([long])[0]) is None


def test_places_of_tokens() -> None:
    assert places(["ba@@", "ca", "&lt;", "bu@@", "ku"], "baca < buku") == [
        (0, 2), (2, 4), None, (7, 9), (9, 11),
    ]  # fmt: skip
