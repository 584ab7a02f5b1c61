"""Regular forms of words, for `lexicon`: English plurals and verbs, Indonesian active verbs.

Irregular English forms stand in the lexicon itself. The libraries that inflect English verbs need a
whole language pipeline; a dozen lines are enough for words that are chosen by hand.
"""

import re

_VOWELS = "aeiou"
# Irregular verbs that double their last letter before "-ing".
_DOUBLING = frozenset("cut hit put set run win begin swim dig sit get forget split spit".split())
# An article goes by sound: "an hour", "a university".
_SILENT_H = ("hour", "honest", "honor", "heir")
_SOUNDED_Y = re.compile(r"(?:uni|eu|us[aeiu]|ura|one\b|once\b)")
# Roots whose "p" the active voice keeps all the same.
_KEPT_P = ("pelajari", "pengaruhi", "pekerjakan", "percayai", "punyai")
# By the first letter of a root: what a vowel after it turns it into, and what goes before it.
_DROPPED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
_KEPT = {"bfvp": "mem", "cdjtzs": "men", "aeioughk": "meng"}


def plural(word: str) -> str:
    """The regular plural; also the third person of a verb.

    >>> plural("city"), plural("box"), plural("toll road")
    ('cities', 'boxes', 'toll roads')
    """
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def third(verb: str) -> str:
    """The third person of a verb that may have a particle.

    >>> third("carry"), third("go home"), third("be fond of")
    ('carries', 'goes home', 'is fond of')
    """
    head, _, rest = verb.partition(" ")
    irregular = {"be": "is", "have": "has", "go": "goes", "do": "does"}
    return f"{irregular.get(head) or plural(head)} {rest}".rstrip()


def past(verb: str) -> str:
    """The regular past.

    >>> past("deny"), past("seize"), past("look into")
    ('denied', 'seized', 'looked into')
    """
    head, _, rest = verb.partition(" ")
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        head = head[:-1] + "ied"
    else:
        head += "d" if head.endswith("e") else "ed"
    return f"{head} {rest}".rstrip()


def ing(verb: str, past_form: str = "") -> str:
    """The present participle; a regular past tells whether the last letter is doubled.

    >>> ing("ban", "banned"), ing("cut", "cut"), ing("die"), ing("take place", "took place")
    ('banning', 'cutting', 'dying', 'taking place')
    """
    head, _, rest = verb.partition(" ")
    doubled = head + head[-1]
    if past_form.startswith(doubled) or head in _DOUBLING:
        head = doubled
    elif head.endswith("ie"):
        head = head[:-2] + "y"
    elif head.endswith("e") and not head.endswith(("ee", "be")):
        head = head[:-1]
    return f"{head}ing {rest}".rstrip()


def article(word: str) -> str:
    """Which article stands before a word.

    >>> article("engineer"), article("hour"), article("university")
    ('an', 'an', 'a')
    """
    word = word.lower().lstrip('"')
    vowel = word[:1] in _VOWELS and not _SOUNDED_Y.match(word)
    return "an" if vowel or word.startswith(_SILENT_H) else "a"


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
