"""The built-in list of Indonesian words and their English meanings.

``indonesian-english.tsv`` has a headword per line, in lower case and sorted: HEADWORD, parts of
speech, meanings, separated by tabs. Meanings are separated by "; ", synonyms by ", ". Brackets
hold an explanation of a meaning, the proper spelling, or the usual word with that root. The list
was written for this program; it has no names and institutions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from translations.words.forms import forms_of
from translations.words.roots import root_of, words_of

LIST = Path(__file__).with_name("indonesian-english.tsv")
_LONGEST_PHRASE = 5  # words
_KINDS = {
    "n": "noun",
    "v": "verb",
    "adj": "adjective",
    "adv": "adverb",
    "prep": "preposition",
    "conj": "conjunction",
    "pron": "pronoun",
    "num": "number",
    "part": "particle",
    "int": "interjection",
    "clas": "counting word",
    "aux": "auxiliary",
    "phr": "phrase",
    "prefix": "prefix",
}


class Relation(Enum):
    """How a headword is related to the word that was looked up."""

    SAME = "same"
    PHRASE = "phrase"
    FORM = "form"
    PASSIVE = "passive"
    ROOT = "root"


@dataclass(frozen=True)
class ListedWord:
    """An entry of the list.

    Attributes:
        kinds: parts of speech in words, such as "noun, verb".
        meanings: in English.
        relation: of the headword to the word that was looked up.
    """

    headword: str
    kinds: str
    meanings: tuple[str, ...]
    relation: Relation


def find(sentence: str, span: tuple[int, int]) -> list[ListedWord]:
    """The list's entries for a word in a sentence, the closest first.

    These are a phrase that contains the word (rumah sakit, hospital), the word itself or one that
    it is a form of, and its root.

    Args:
        span: the word, as a slice of the sentence.
    """
    word = sentence[slice(*span)].lower().replace("’", "'")
    found: dict[str, ListedWord] = {}
    for one in (*_phrases(sentence, span), *_form(word), *_root(word)):
        found.setdefault(one.headword, one)
    return list(found.values())


def _phrases(sentence: str, span: tuple[int, int]) -> Iterator[ListedWord]:
    """The longest phrase around a word in a sentence."""
    spans = words_of(sentence)
    at = spans.index(span) if span in spans else -1
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(max(0, at - length + 1), at + 1):
            words = spans[start : start + length]
            phrase = " ".join(sentence[words[0][0] : words[-1][1]].lower().split())
            if len(words) == length and (entry := _entry(phrase, Relation.PHRASE)):
                yield entry
                return


def _form(word: str) -> Iterator[ListedWord]:
    for form in forms_of(word):
        relation = Relation.PASSIVE if form.passive else Relation.FORM
        relation = Relation.SAME if form.text == word else relation
        if entry := _entry(form.text, relation):
            yield entry
            return


def _root(word: str) -> Iterator[ListedWord]:
    if entry := _entry(root_of(word), Relation.ROOT):
        yield entry


def _entry(headword: str, relation: Relation) -> ListedWord | None:
    # Searched as text: a dict would take ten times as long to make as the file takes to read.
    text = _text()
    at = text.find(f"\n{headword}\t")
    if at < 0:
        return None
    line = text[at + 1 : text.index("\n", at + 1)]
    _, kinds, meanings = line.split("\t")
    named = ", ".join(_KINDS[kind] for kind in kinds.split(", "))
    return ListedWord(headword, named, tuple(meanings.split("; ")), relation)


@cache
def _text() -> str:
    """The file, with a line break before the first line too."""
    return "\n" + LIST.read_text("utf-8")
