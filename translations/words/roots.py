"""The root of an Indonesian word and its affixes: membatalkan is mem- batal -kan.

simplemma's list knows common words but stops too early (pekerja); PySastrawi removes everything
that looks like an affix (penyelidikan becomes lidi, a stick). In sequence they are seldom wrong;
where they are known to be, ``irregular-roots.tsv`` decides. For figures see
``tests/words/roots.tsv``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from translations.words.forms import forms_of, plain_forms

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DROPPED = "kpst"  # the letters that a prefix replaces: menunggu is men- tunggu
_SHORTEST_ROOT = 2
_NOT = "ketidak"
_REMEMBERED = 1 << 16  # words


@dataclass(frozen=True)
class Word:
    """A word, taken apart.

    Attributes:
        prefix: such as "mem-"; "" for none.
        suffix: such as "-kan"; "" for none.
    """

    text: str
    root: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str) -> "Word":
        """Take a word apart; a word of another language is its own root.

        >>> Word.of("Membatalkan")
        Word(text='Membatalkan', root='batal', prefix='mem-', suffix='-kan')
        >>> Word.of("menunggu")
        Word(text='menunggu', root='tunggu', prefix='men-', suffix='')
        """
        whole = text.lower().replace("’", "'")
        root = root_of(whole)
        at, length = whole.find(root), len(root)
        if at < 0 and root[:1] in _DROPPED and len(root) > _SHORTEST_ROOT:
            at, length = whole.find(root[1:]), len(root) - 1
        if at < 0 or root == whole:
            return cls(text, root)
        before, after = whole[:at].rstrip("-"), whole[at + length :].lstrip("-")
        # Reduplicated: no ending of "buku-buku" or "buku-bukunya" begins with "buku".
        if after.startswith(root):
            after = after.removeprefix(root)
        return cls(text, root, f"{before}-" if before else "", f"-{after}" if after else "")


@lru_cache(_REMEMBERED)
def root_of(word: str) -> str:
    """The root of a word; the word itself if none is known.

    Args:
        word: in lower case.

    >>> root_of("penyelidikan"), root_of("mengoperasikannya"), root_of("setuju")
    ('selidik', 'operasi', 'setuju')
    """
    if word.startswith(_NOT):  # ketidakramahan is to tidak ramah as keramahan is to ramah
        word = "ke" + word.removeprefix(_NOT)
    irregular = _irregular()
    for form in forms_of(word):
        if form.text in irregular:
            return irregular[form.text]
    lemma = _lemma(word)
    if lemma in irregular:
        return irregular[lemma]
    root = str(_stemmer().stem(lemma)) or word
    return irregular.get(root, root)


def _lemma(word: str) -> str:
    """simplemma's lemma of a word, or the word without its suffixes."""
    from simplemma import lemmatize

    for form in plain_forms(word):
        lemma = lemmatize(form, lang="id").lower()
        if lemma != form:
            return lemma
    return word


@cache
def _irregular() -> dict[str, str]:
    """Roots that the two libraries get wrong."""
    text = Path(__file__).with_name("irregular-roots.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def _stemmer() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


def words_of(sentence: str) -> list[tuple[int, int]]:
    """Where the words of a sentence are, as slices; numbers do not count."""
    return [match.span() for match in _WORD.finditer(sentence)]
