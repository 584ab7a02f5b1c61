"""Words by themselves: roots, the built-in word list, and dictionaries on this machine."""

from translations.words.dictionaries import Dictionaries, DictionaryEntry
from translations.words.roots import Word, words_of
from translations.words.wordlist import ListedWord, Relation, find

__all__ = ["Dictionaries", "DictionaryEntry", "ListedWord", "Relation", "Word", "find", "words_of"]
