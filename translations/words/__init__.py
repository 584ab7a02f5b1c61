"""Words by themselves: their roots, and what dictionaries on this machine say of them."""

from translations.words.dictionaries import Dictionaries, Found
from translations.words.roots import Word, word_at, words_of

__all__ = ["Dictionaries", "Found", "Word", "word_at", "words_of"]
