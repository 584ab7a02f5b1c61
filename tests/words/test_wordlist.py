"""The built-in word list, and what it says about the words of a sentence."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.words import ListedWord, Relation, find, wordlist
from translations.words.roots import root_of, words_of

FILE = Path(wordlist.__file__).with_name("indonesian-english.tsv")
LINES = FILE.read_text("utf-8").splitlines()
ENTRIES = {line.split("\t")[0]: line.split("\t")[1:] for line in LINES}
KINDS = {"n", "v", "adj", "adv", "prep", "conj", "pron", "num", "part", "int", "clas", "aux", "phr"}


def said(sentence: str, word: str) -> list[ListedWord]:
    at = sentence.index(word)
    return find(sentence, (at, at + len(word)))


def test_the_list_is_sorted_and_has_each_word_once() -> None:
    headwords = [line.split("\t")[0] for line in LINES]
    assert headwords == sorted(set(headwords))
    assert len(headwords) > 13_000


def test_each_line_is_a_word_its_kinds_and_its_meanings() -> None:
    wrong = []
    for line in LINES:
        headword, kinds, meanings = line.split("\t")
        good = (
            re.fullmatch(r"[a-zé'’-]+(?: [a-z-]+){0,4}", headword)
            and set(kinds.split(", ")) <= KINDS | {"prefix"}
            and len(set(meanings.split("; "))) == len(meanings.split("; ")) <= 4
            and all(re.fullmatch(r"\S(?:.*\S)?", meaning) for meaning in meanings.split("; "))
            and meanings.count("(") == meanings.count(")")
        )
        if not good:
            wrong.append(line)
    assert wrong == []


def test_every_word_with_an_affix_leads_to_a_root_that_is_in_the_list() -> None:
    homeless = {
        headword: root_of(headword)
        for headword in ENTRIES
        if " " not in headword and root_of(headword) not in ENTRIES
    }
    assert homeless == {}


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Pemerintah naik.", "Pemerintah", [("pemerintah", "SAME"), ("perintah", "ROOT")]),
        ("Ia ditangkapnya.", "ditangkapnya", [("menangkap", "PASSIVE"), ("tangkap", "ROOT")]),
        ("di rumah  sakit itu", "sakit", [("rumah sakit", "PHRASE"), ("sakit", "SAME")]),
        ("di rumah  sakit itu", "rumah", [("rumah sakit", "PHRASE"), ("rumah", "SAME")]),
        ("di rumah, sakit itu", "rumah", [("rumah", "SAME")]),
        ("Anak-anaknya tidur", "Anak-anaknya", [("anak", "FORM")]),
        ("ketidakramahan", "ketidakramahan", [("ramah", "ROOT")]),
        ("dinyatakan sah", "dinyatakan", [("menyatakan", "PASSIVE"), ("nyata", "ROOT")]),
        ("computer", "computer", []),
    ],
)
def test_the_nearest_comes_first(sentence: str, word: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.headword, one.relation.name) for one in said(sentence, word)] == expected


def test_kinds_are_said_in_words_and_meanings_are_apart() -> None:
    (one,) = said("bisa", "bisa")
    assert one.kinds == "auxiliary, noun"
    assert one.meanings == ("can, be able to", "may", "venom")


@given(st.sampled_from(LINES))
def test_each_word_of_the_list_is_found(line: str) -> None:
    headword = line.split("\t", maxsplit=1)[0]
    one = find(headword, words_of(headword)[0])[0]
    assert one.headword == headword
    assert one.relation in (Relation.SAME, Relation.PHRASE)
    assert "; ".join(one.meanings) == line.split("\t")[2]


@given(st.text(max_size=40))
def test_any_sentence_can_be_asked_about(sentence: str) -> None:
    for span in words_of(sentence):
        find(sentence, span)


def test_loading_takes_little_more_than_reading_the_file() -> None:
    def best(what: object) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            what()  # type: ignore[operator]
            times.append(time.perf_counter() - began)
        return min(times)

    def load() -> None:
        wordlist._text.cache_clear()
        wordlist._text()

    assert best(load) < 5 * best(lambda: FILE.read_text("utf-8"))
