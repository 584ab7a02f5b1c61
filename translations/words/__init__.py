"""Single words: roots, the built-in word list, and dictionaries on this machine."""

from translations.words.dictionaries import Dictionaries, DictionaryEntry
from translations.words.families import Families
from translations.words.roots import Word, words_of
from translations.words.wordlist import ListedWord, Relation, find

__all__ = [
    "Dictionaries",
    "DictionaryEntry",
    "Families",
    "ListedWord",
    "Relation",
    "Word",
    "find",
    "words_of",
]
