"""Items of lists and cells of tables: a model that has learnt sentences cuts them short.

"dua jam" becomes "two", "dua jam." becomes "two hours.": such a fragment is asked for once more as
a sentence, and that answer is taken if it says more.
"""

import re

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:the|an?) (?=[a-z])", re.IGNORECASE)
_LONGEST = 4  # words
_SAY_LITTLE = frozenset("a an the and of is are was were to".split())


def is_cut_short(source: str, translation: str) -> bool:
    """Whether a fragment's translation has fewer words than the fragment.

    >>> is_cut_short("dua jam", "two"), is_cut_short("dua jam", "two hours")
    (True, False)
    >>> is_cut_short("Warga pulang.", "Home.")
    False
    """
    words = _WORD.findall(source)
    is_fragment = 2 <= len(words) <= _LONGEST and source[0].islower() and source[-1].isalnum()
    return is_fragment and _said(translation) < len(words)


def as_sentence(fragment: str) -> str:
    """A fragment as it is asked for."""
    return f"{fragment}."


def as_fragment(translation: str) -> str:
    """The translation of a sentence, as that of a fragment.

    >>> as_fragment("The suspension bridge."), as_fragment("two hours.")
    ('suspension bridge', 'two hours')
    """
    return _ARTICLE.sub("", translation).removesuffix(".")


def says_more(source: str, translation: str, other: str) -> bool:
    """Whether another translation of a fragment says more, and no more than the fragment."""
    return _said(translation) < _said(other) <= len(_WORD.findall(source))


def _said(translation: str) -> int:
    words = _WORD.findall(translation.lower())
    return sum(word not in _SAY_LITTLE for word in words)
