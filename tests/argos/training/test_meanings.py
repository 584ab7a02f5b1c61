"""The English words for a word are found from sentences alone."""

from itertools import product
from pathlib import Path

from translations.argos.correction.omissions import Meaning, Meanings
from translations.argos.training.corpus import Source
from translations.argos.training.meanings import WordList, count_meanings, write_meanings
from translations.words.roots import root_of

WHO = [("Kakek", "Grandfather"), ("Guru", "The teacher"), ("Ibu", "Mother")]
DEEDS = [("membeli", "buys"), ("menjual", "sells"), ("melihat", "sees"), ("mencuri", "steals")]
THINGS = [("ikan", "fish"), ("sepatu", "shoes"), ("garam", "salt"), ("kereta", "the train")]
PAIRS = [
    (" ".join(words[0] for words in chosen) + ".", " ".join(words[1] for words in chosen) + ".")
    for chosen in product(WHO, DEEDS, THINGS)
]


def counted(tmp_path: Path, listed: str = "") -> dict[str, Meaning]:
    (tmp_path / "list.tsv").write_text(listed)
    words = WordList.read(tmp_path / "list.tsv")
    return count_meanings([Source("kecil", PAIRS)], {}, words, root_of)


def test_each_word_gets_the_word_that_comes_and_goes_with_it(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert found["membeli"].stems[0] == "buy"
    assert found["ikan"].stems[0] == "fish"
    assert found["ikan"].surprise > 200


def test_listed_meanings_and_kinds_count_too(tmp_path: Path) -> None:
    listed = "ikan\tn\tfish; shark (said of a fool)\nkakek\tpron\tgrandpa\nsapu tangan\tn\thandkerchief\n"
    found = counted(tmp_path, listed)
    assert {"shark", "fool"} & set(found["ikan"].stems) == {"shark"}
    assert "grandp" in found["kakek"].stems and found["kakek"].surprise == 0
    assert found["sapu tangan"].stems == ("handke",)


def test_the_list_is_written_as_it_is_read(tmp_path: Path) -> None:
    found = counted(tmp_path)
    write_meanings(found, tmp_path / "list.xz")
    read = Meanings.read(tmp_path / "list.xz")
    assert read.of("ikan") == found["ikan"]
    assert [word for word, _ in read.unsaid("Kakek menjual ikan.", "Grandfather sells.")] == [
        "ikan"
    ]
