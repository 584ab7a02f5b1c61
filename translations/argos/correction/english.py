"""English words in the form that a sentence requires: plurals, verbs, articles.

Libraries that inflect English verbs need a whole language pipeline; for words that a person has
chosen, the rules and the irregular words common in news are enough.
"""

import re

_VOWELS = "aeiou"
# Verbs that double their last letter: nab, stop, run; and two longer ones.
_SHORT = re.compile(r"[^aeiou]+[aeiou][bdgmnprt]")
_DOUBLING = frozenset({"begin", "forget"})
# The article follows the sound: "an hour", "a university", "an NGO", "a UN resolution".
_SILENT_H = ("hour", "honest", "honor", "heir")
_SOUNDED_Y = re.compile(r"(?:uni|eu|us[aeiu]|ura|one\b|once\b)")


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
    """The simple past.

    >>> past("deny"), past("seize"), past("look into"), past("nab")
    ('denied', 'seized', 'looked into', 'nabbed')
    """
    head, _, rest = verb.partition(" ")
    if _SHORT.fullmatch(head):
        head += head[-1]
    if head.endswith("y") and head[-2:-1] not in _VOWELS:
        head = head[:-1] + "ied"
    else:
        head += "d" if head.endswith("e") else "ed"
    return f"{head} {rest}".rstrip()


def ing(verb: str, past_form: str = "") -> str:
    """The present participle; a regular past shows whether the last letter is doubled.

    >>> ing("ban", "banned"), ing("cut", "cut"), ing("die"), ing("take place", "took place")
    ('banning', 'cutting', 'dying', 'taking place')
    """
    head, _, rest = verb.partition(" ")
    doubled = head + head[-1]
    if past_form.startswith(doubled) or head in _DOUBLING or _SHORT.fullmatch(head):
        head = doubled
    elif head.endswith("ie"):
        head = head[:-2] + "y"
    elif head.endswith("e") and not head.endswith(("ee", "be")):
        head = head[:-1]
    return f"{head}ing {rest}".rstrip()


def article(word: str) -> str:
    """The article for a word.

    >>> article("engineer"), article("hour"), article("university")
    ('an', 'an', 'a')
    """
    word = word.lower().lstrip('"')
    vowel = word[:1] in _VOWELS and not _SOUNDED_Y.match(word)
    return "an" if vowel or word.startswith(_SILENT_H) else "a"


_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "wife": "wives", "life": "lives", "leaf": "leaves", "knife": "knives", "half": "halves",
    "thief": "thieves", "crisis": "crises", "analysis": "analyses", "hero": "heroes",
    "spokesperson": "spokespeople",
}  # fmt: skip
_NO_MAN = frozenset("human german roman norman ottoman shaman talisman caiman".split())
_NO_MEN = frozenset("omen specimen regimen abdomen acumen semen".split())
_IRREGULAR_PASTS = {
    "be": "was", "beat": "beat", "become": "became", "begin": "began", "bring": "brought",
    "build": "built", "buy": "bought", "catch": "caught", "choose": "chose", "come": "came",
    "cut": "cut", "do": "did", "draw": "drew", "drive": "drove", "eat": "ate", "fall": "fell",
    "feel": "felt", "fight": "fought", "find": "found", "forbid": "forbade", "forget": "forgot",
    "get": "got", "give": "gave", "go": "went", "have": "had", "hear": "heard", "hit": "hit",
    "hold": "held", "keep": "kept", "know": "knew", "lead": "led", "leave": "left", "lose": "lost",
    "make": "made", "meet": "met", "overthrow": "overthrew", "pay": "paid", "put": "put",
    "read": "read", "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold",
    "send": "sent", "set": "set", "shoot": "shot", "speak": "spoke", "spend": "spent",
    "stand": "stood", "steal": "stole", "strike": "struck", "take": "took", "teach": "taught",
    "tell": "told", "think": "thought", "throw": "threw", "understand": "understood",
    "win": "won", "withdraw": "withdrew", "write": "wrote",
}  # fmt: skip
_IRREGULAR_PARTICIPLES = {
    "be": "been", "beat": "beaten", "become": "become", "begin": "begun", "choose": "chosen",
    "come": "come", "do": "done", "draw": "drawn", "drive": "driven", "eat": "eaten",
    "fall": "fallen", "forbid": "forbidden", "forget": "forgotten", "give": "given", "go": "gone",
    "know": "known", "overthrow": "overthrown", "run": "run", "see": "seen", "shoot": "shot",
    "speak": "spoken", "steal": "stolen", "take": "taken", "throw": "thrown",
    "withdraw": "withdrawn", "write": "written",
}  # fmt: skip
# The head of a phrase precedes these: "heads of village", "clashes with police".
_BEFORE_REST = re.compile(r"\s(?:of|for|in|on|at|to|with|by|from|against|about)\s")
_NO_PLURAL = frozenset(
    "police staff money rice information news equipment advice evidence rubbish corruption paddy "
    "subsidence manure research furniture luggage machinery jewelry wildlife livestock poultry "
    "cattle offspring aircraft weaponry artillery infantry unrest violence warfare traffic "
    "agriculture legislation enforcement governance oversight progress knowledge training "
    "housing sewage waste garbage sand coal oil gas gold timber electricity sugar salt wheat "
    "flour maize tobacco cement steel coffee control law play land".split()
)
_NO_PLURAL_ENDINGS = ("ness", "folk", "ware", "ism", "hood")


def plural_of_phrase(phrase: str) -> str:
    """The plural of a phrase; a phrase that is plural already, or has no plural, stays.

    >>> plural_of_phrase("head of village"), plural_of_phrase("rice field")
    ('heads of village', 'rice fields')
    >>> plural_of_phrase("staple foods"), plural_of_phrase("fisherman")
    ('staple foods', 'fishermen')
    >>> plural_of_phrase("middleman"), plural_of_phrase("human")
    ('middlemen', 'humans')
    """
    match = _BEFORE_REST.search(phrase)
    head, rest = (phrase[: match.start()], phrase[match.start() :]) if match else (phrase, "")
    before, space, last = head.rpartition(" ")
    if is_plural(head) or has_no_plural(head):
        return phrase
    return f"{before}{space}{_IRREGULAR_PLURALS.get(last) or _men(last) or plural(last)}{rest}"


def _men(word: str) -> str:
    """The plural of "fisherman" and its like; "" for other words."""
    if not word.lower().endswith("man") or word.lower() in _NO_MAN:
        return ""
    return f"{word[:-2]}en"


def has_no_plural(phrase: str) -> bool:
    """Whether what a phrase means is not counted, as far as its last word shows.

    >>> has_no_plural("land subsidence"), has_no_plural("fisherfolk"), has_no_plural("rice field")
    (True, True, False)
    """
    last = phrase.rpartition(" ")[2].lower()
    return last in _NO_PLURAL or last.endswith(_NO_PLURAL_ENDINGS)


def singular(phrase: str) -> str:
    """One of what a phrase names, if its form shows a plural.

    >>> singular("Western allies"), singular("women"), singular("boxes"), singular("rice")
    ('Western ally', 'woman', 'box', 'rice')
    """
    if not is_plural(phrase):
        return phrase
    before, space, last = phrase.rpartition(" ")
    for one, many in _IRREGULAR_PLURALS.items():
        if many == last:
            return f"{before}{space}{one}"
    if last.endswith("men"):
        return f"{before}{space}{last[:-2]}an"
    for ending, more in (("ies", "y"), ("es", ""), ("s", "")):
        one = last.removesuffix(ending) + more
        if last.endswith(ending) and plural(one) == last:
            return f"{before}{space}{one}"
    return phrase


def is_plural(phrase: str) -> bool:
    """Whether a phrase is plural, as far as its form shows."""
    match = _BEFORE_REST.search(phrase)
    last = phrase[: match.start() if match else None].rpartition(" ")[2]
    if last in _IRREGULAR_PLURALS.values() or (last.endswith("men") and last not in _NO_MEN):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is"))


def verb_form(verb: str, like: str) -> str:
    """A verb, perhaps with a particle, in one of the forms "", "s", "ed", "en" (participle), "ing".

    >>> [verb_form("seek out", form) for form in ("", "s", "ed", "en", "ing")]
    ['seek out', 'seeks out', 'sought out', 'sought out', 'seeking out']
    """
    head, space, rest = verb.partition(" ")
    match like:
        case "s":
            return third(verb)
        case "ed":
            return (
                f"{_IRREGULAR_PASTS[head]}{space}{rest}" if head in _IRREGULAR_PASTS else past(verb)
            )
        case "en":
            form = _IRREGULAR_PARTICIPLES.get(head) or _IRREGULAR_PASTS.get(head)
            return f"{form}{space}{rest}" if form else past(verb)
        case "ing":
            return ing(verb)
        case _:
            return verb


_ENDINGS = (("ied", "y"), ("ies", "y"), ("ed", "e"), ("ed", ""), ("s", ""), ("ing", ""))
_BEFORE_E = "sczvgu"  # letters usually followed by an "e" at the end of an English verb


def plain_form(verb: str) -> str:
    """The plain form of an inflected verb, as far as its form shows.

    >>> plain_form("said"), plain_form("denied"), plain_form("seized"), plain_form("raids")
    ('say', 'deny', 'seize', 'raid')
    """
    head, space, rest = verb.partition(" ")
    for irregular in (_IRREGULAR_PASTS, _IRREGULAR_PARTICIPLES):
        for plain, form in irregular.items():
            if form == head and plain != "be":
                return f"{plain}{space}{rest}"
    for ending, more in _ENDINGS:
        plain = head.removesuffix(ending) + more
        if not head.endswith(ending) or head not in (past(plain), third(plain), ing(plain)):
            continue
        if more != "e" or plain[-2:-1] in _BEFORE_E:
            return f"{plain}{space}{rest}"
    return verb
