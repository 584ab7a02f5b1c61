"""Regular forms of words, for `lexicon`: English plurals and verbs, Indonesian active verbs.

Irregular English forms are in the lexicon itself. The libraries that inflect English verbs need a
whole language pipeline; a dozen lines are enough for words chosen by hand.
"""

import re

from translations.argos.correction.english import article, ing, past, plural, third

__all__ = ["active", "article", "ing", "past", "plural", "third"]

# Roots whose "p" stays in the active voice.
_KEPT_P = ("pelajari", "pengaruhi", "pekerjakan", "percayai", "punyai")
# By the first letter of a root: what it becomes before a vowel, and the prefix.
_DROPPED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
_KEPT = {"bfvp": "mem", "cdjtzs": "men", "aeioughk": "meng"}


def active(root: str) -> str:
    """The active voice of a root, suffixes included.

    >>> active("tangkap"), active("perbaiki"), active("sapu"), active("hormati"), active("cat")
    ('menangkap', 'memperbaiki', 'menyapu', 'menghormati', 'mengecat')
    """
    if len(re.findall(r"[aeiou]", root)) == 1:
        return f"menge{root}"
    if re.match(r"per[^aeiou]", root) or root in _KEPT_P:  # "per-" is a prefix before a consonant
        return f"mem{root}"
    for beginning, nasal in _DROPPED.items():
        if re.match(f"{beginning}[aeiou]", root):
            return nasal + root[1:]
    for beginnings, prefix in _KEPT.items():
        if root[0] in beginnings:
            return prefix + root
    return f"me{root}"
