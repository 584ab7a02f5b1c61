"""Words by themselves: their roots, and what dictionaries on this machine say of them."""

from translations.words.dictionaries import Dictionaries, DictionaryEntry
from translations.words.roots import Word, words_of

__all__ = ["Dictionaries", "DictionaryEntry", "Word", "words_of"]
