"""Words by themselves: their roots, and what dictionaries on this machine say of them."""

from translations.words.dictionaries import Dictionaries, Found
from translations.words.roots import Word, words_of

__all__ = ["Dictionaries", "Found", "Word", "words_of"]
