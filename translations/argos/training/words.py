"""The list of English words that identifies non-words (`correction.non_words`)."""

import lzma
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from translations.argos.training.corpus import Source
from translations.argos.training.lexicon import read_lexicon

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OFTEN = 2  # a name seen only once may be a typing error


def english_words(sources: Iterable[Source], also: Iterable[str] = ()) -> list[str]:
    """Words of the English side and of the lexicon: in lower case, except names.

    Args:
        also: words of a dictionary, as no corpus has all that a translation may need.
    """
    seen = Counter(
        match[0]
        for source in sources
        for _, english in source.pairs
        for match in _WORD.finditer(english.replace("’", "'"))
    )
    small = {
        word
        for word, count in seen.items()
        if word.islower() and count * _OFTEN >= seen[word.capitalize()] / 10
    }
    small |= {
        word
        for entry in read_lexicon()
        for form in entry.english.values()
        for word in form.split()
        if word.islower()
    }
    small |= {word for word in also if word.islower()}
    names = {word for word in also if not word.islower() and word.lower() not in small}
    names |= {
        word
        for word, count in seen.items()
        if count >= _OFTEN and word[0].isupper() and word.lower() not in small
    }
    return sorted(small | names)


def write_words(words: Iterable[str], path: Path) -> None:
    """Write a compressed file with a word per line."""
    path.write_bytes(lzma.compress("\n".join(words).encode(), preset=9 | lzma.PRESET_EXTREME))
