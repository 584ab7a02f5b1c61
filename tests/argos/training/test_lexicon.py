"""Words replaced by others: what changes, in which form, and what stays."""

import random
from collections import Counter
from pathlib import Path

import pytest

from translations.argos.training.corpus import Pair, Source
from translations.argos.training.lexicon import Swapper, Word, read_lexicon, seen_words


def swapper(
    tmp_path: Path, lines: str, seen: dict[str, int] | None = None, quoted: float = 0
) -> Swapper:
    path = tmp_path / "lexicon.tsv"
    path.write_text(lines.replace("|", "\t"), encoding="utf-8")
    return Swapper(read_lexicon(path), random.Random(1), seen, quoted=quoted)


def outcomes(swapper: Swapper, pair: Pair) -> set[Pair]:
    return {swapper.swap(pair) for _ in range(200)}


@pytest.mark.parametrize(
    ("lines", "pair", "other"),
    [
        pytest.param(
            "person|hakim|judge\nperson|insinyur|engineer",
            ("Seorang hakim datang.", "A judge came."),
            ("Seorang insinyur datang.", "An engineer came."),
            id="article",
        ),
        pytest.param(
            "person|bidan|midwife/midwives\nperson|perawat|nurse",
            ("Para perawat itu pulang.", "The nurses went home."),
            ("Para bidan itu pulang.", "The midwives went home."),
            id="plural",
        ),
        pytest.param(
            "thing|kapal|ship\nthing|kursi roda|wheelchair",
            ("Kapal dijual.", "Ships are sold."),
            ("Kursi roda dijual.", "Wheelchairs are sold."),
            id="first word",
        ),
        pytest.param(
            "verb|tangkap|arrest\nverb|sembunyikan|hide/hid/hidden",
            ("Polisi menangkap dia.", "Police arrested him."),
            ("Polisi menyembunyikan dia.", "Police hid him."),
            id="past",
        ),
        pytest.param(
            "verb|tangkap|arrest\nverb|sembunyikan|hide/hid/hidden",
            ("Dia ditangkap polisi.", "He was arrested by police."),
            ("Dia disembunyikan polisi.", "He was hidden by police."),
            id="passive",
        ),
        pytest.param(
            "verb|tangkap|arrest\nverb|sembunyikan|hide/hid/hidden",
            ("Mereka telah menangkap dia.", "They have arrested him."),
            ("Mereka telah menyembunyikan dia.", "They have hidden him."),
            id="perfect",
        ),
        pytest.param(
            "intransitive|berangkat|depart\nintransitive|bersembunyi|hide/hid/hidden",
            ("Dia sedang berangkat.", "He is departing."),
            ("Dia sedang bersembunyi.", "He is hiding."),
            id="present participle",
        ),
        pytest.param(
            "country|Rusia|Russia/Russian\ncountry|AS|the US/US",
            ("Tentara Rusia pulang.", "Russian soldiers went home."),
            ("Tentara AS pulang.", "US soldiers went home."),
            id="adjective of a country",
        ),
        pytest.param(
            "country|Rusia|Russia/Russian\ncountry|AS|the US/US",
            ("Ia di Rusia.", "He is in Russia."),
            ("Ia di AS.", "He is in the US."),
            id="name of a country",
        ),
    ],
)
def test_both_sides_get_another_word_in_the_right_form(
    tmp_path: Path, lines: str, pair: Pair, other: Pair
) -> None:
    assert outcomes(swapper(tmp_path, lines), pair) == {pair, other}


def test_words_in_doubt_have_quotation_marks_on_both_sides(tmp_path: Path) -> None:
    words = swapper(tmp_path, "idea|ancaman|threat\nidea|upaya|effort", quoted=1)
    assert outcomes(words, ("Itu sebuah ancaman.", "That is a threat.")) == {
        ("Itu sebuah ancaman.", "That is a threat."),
        ('Itu sebuah "ancaman".', 'That is a "threat".'),
        ('Itu sebuah "upaya".', 'That is an "effort".'),
    }
    assert ('"Upaya" itu.', 'The "effort".') in outcomes(words, ("Ancaman itu.", "The threat."))


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(("Hakim dan hakim.", "A judge and a judge."), id="twice"),
        pytest.param(("Hakim itu pergi.", "The court left."), id="on one side"),
        pytest.param(("Kata Hakim.", "Hakim said, no judge."), id="a name"),
        pytest.param(("Ia hakim bahwa.", "A judge."), id="before a clause"),
        pytest.param(("Para hakim-hakim.", "The judges."), id="doubled"),
    ],
)
def test_what_is_not_sure_stays(tmp_path: Path, pair: Pair) -> None:
    assert outcomes(swapper(tmp_path, "person|hakim|judge\nperson|jaksa|prosecutor"), pair) == {
        pair
    }


def test_a_longer_word_goes_before_the_shorter_in_it(tmp_path: Path) -> None:
    words = "place|rumah|house\nplace|rumah sakit|hospital\nplace|gua|cave"
    pair = ("Rumah sakit itu baru.", "The hospital is new.")
    changed = {
        source.removesuffix(" itu baru.") for source, _ in outcomes(swapper(tmp_path, words), pair)
    }
    assert changed == {"Rumah sakit", "Rumah", "Gua"}


def test_rare_words_come_more_often(tmp_path: Path) -> None:
    source = Source("s", [("air " * 5, "water")] * 200)
    words = swapper(tmp_path, "mass|air|water\nmass|lumpur|mud", seen_words([source]))
    counts = Counter(words.swap(("Ada air.", "There is water."))[0] for _ in range(400))
    assert counts["Ada lumpur."] > 100
    unweighed = swapper(tmp_path, "mass|air|water\nmass|lumpur|mud")
    even = Counter(unweighed.swap(("Ada air.", "There is water."))[0] for _ in range(400))
    assert even["Ada lumpur."] < counts["Ada lumpur."]


def test_our_lexicon_is_whole() -> None:
    words = read_lexicon()
    kinds = {word.kind for word in words}
    assert kinds == {
        "city", "country",
        "person", "place", "thing", "mass", "idea", "adjective", "verb", "intransitive"
    }  # fmt: skip
    entries = Counter((word.kind, *sorted(word.indonesian.values())) for word in words)
    assert [entry for entry, count in entries.items() if count > 1] == []
    for word in words:
        for text in (*word.indonesian.values(), *word.english.values()):
            assert text and text == text.strip() and not any(map(str.isdigit, text)), word


def test_forms_of_our_verbs_are_what_one_writes() -> None:
    verbs: dict[str, Word] = {
        word.indonesian.get("active", word.indonesian.get("plain", "")): word
        for word in read_lexicon()
        if word.kind in ("verb", "intransitive")
    }
    assert {
        "menangkap", "memperbaiki", "menyapu", "mengirim", "mengebom", "mempelajari", "memerankan",
        "memprediksi", "menerjemahkan", "merombak", "mengkritik",
    } <= verbs.keys()  # fmt: skip
    assert set(verbs["melarang"].english.values()) == {"ban", "bans", "banned", "banning"}
    assert verbs["meninggal"].english["ing"] == "dying"
    assert verbs["menulis"].english["participle"] == "written"
