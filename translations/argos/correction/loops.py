"""Repairs loops and over-long sentences, the usual faults of small models."""

import re
from collections.abc import Callable

# "pre-pre-pre-pre-" inside a word; digits are left alone ("1.000.000.000").
_LETTER_LOOP = re.compile(r"([^\W\d_]{1,8}[-’' ]?)\1{3,}", re.IGNORECASE)
# "the U.S. Military Military", "the BBC BBC"; some words are repeated in good English.
_DOUBLED = re.compile(r"\b(?!(?i:that|very|much|many)\b)([^\W\d_]{4,}|[A-Z]{2,3})(?:\s+(?i:\1)\b)+")
_QUOTE_AT_END = re.compile(r'[\w)\]][.,!?…]*"[.!?…]*$')
_OPENS = re.compile(r'(?:^|[\s(])"(?=\w)[^"]*$')
_MAX_PHRASE = 8
# Where an over-long sentence is cut, best first: after an inner sentence (a quotation may hold
# several), after a semicolon, colon or dash, before a conjunction, after a comma, at a space.
_CUTS = (
    re.compile(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘(]?[A-Z])"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)"),
    re.compile(
        r",?\s+(?=(?:sedangkan|sementara|karena|sehingga|tetapi|namun|meskipun|walaupun|ketika|"
        r"setelah|sebelum|serta|dan|but|and|while|because|although|which)\b)"
    ),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+"),
)
_END = re.compile(r"[.!?…][\"”’')\]]*$")


def has_loop(translation: str, source: str) -> bool:
    """Whether a translation repeats itself in a way that its source does not.

    >>> has_loop("You must must must go", "Kamu harus pergi")
    True
    >>> has_loop("Ha ha ha!", "Ha ha ha!")
    False
    """
    if _LETTER_LOOP.search(translation) and not _LETTER_LOOP.search(source):
        return True
    return _longest_run(translation) >= 3 > _longest_run(source)


def _longest_run(text: str) -> int:
    """The most times that a phrase of up to eight words is repeated in a row."""
    words = text.lower().split()
    best = 1
    for size in range(1, min(_MAX_PHRASE, len(words) // 2) + 1):
        run = size
        for index in range(size, len(words)):
            run = run + 1 if words[index] == words[index - size] else size
            best = max(best, run // size)
    return best


def without_doubled(translation: str, source: str) -> str:
    """A translation without words that are repeated in a row there but not in its source.

    >>> without_doubled("Prices rose again again again again.", "Harga naik lagi.")
    'Prices rose again.'
    >>> without_doubled("The U.S. Military Military said that that is so.", "Militer AS berkata")
    'The U.S. Military said that that is so.'
    """
    if _DOUBLED.search(source):
        return translation
    return _DOUBLED.sub(r"\1", translation)


def with_paired_quotes(translation: str, source: str) -> str:
    """A translation whose straight quotation marks touch what they quote.

    A mark that has lost its partner does not show where the quotation ends, and is removed unless
    the source ends with one.

    >>> with_paired_quotes('He said " not now ".', 'Ia berkata "jangan sekarang".')
    'He said "not now".'
    >>> with_paired_quotes('She said "I see. Why?', 'Ia berkata "saya lihat. Mengapa?".')
    'She said "I see. Why?"'
    >>> with_paired_quotes('Troops by sea" will help.', 'Pasukan "lewat laut" akan membantu.')
    'Troops by sea will help.'
    """
    parts = translation.split('"')
    if source.count('"') % 2:
        return translation
    if len(parts) % 2 == 0 and _QUOTE_AT_END.search(source) and _OPENS.search(translation):
        return with_paired_quotes(translation + '"', source)
    if len(parts) == 2:
        before, after = parts[0].rstrip(), parts[1].lstrip()
        return f"{before} {after}".strip() if after[:1].isalnum() else before + after
    if len(parts) % 2:
        parts[1::2] = [part.strip() for part in parts[1::2]]
        parts[2::2] = [f" {part}" if part[:1].isalnum() else part for part in parts[2::2]]
        return '"'.join(parts)
    return translation


def collapse_loops(text: str) -> str:
    """Keep one of each phrase that is repeated three times or more in a row: the last resort.

    >>> collapse_loops("the end of the end of the end of the road")
    'the end of the road'
    """
    text = _LETTER_LOOP.sub(r"\1", text)
    words = text.split()
    for size in range(1, _MAX_PHRASE + 1):
        index = 0
        while index + size <= len(words):
            phrase = [word.lower() for word in words[index : index + size]]
            end = index + size
            while [word.lower() for word in words[end : end + size]] == phrase:
                end += size
            if end - index >= 3 * size:
                del words[index + size : end]
            index += 1
    return " ".join(words)


def cut(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut text into parts that fit, at the best places near the middle of what remains.

    Joined with single spaces, the parts are the text. A part without a space cannot be cut, and
    is returned as it is.
    """
    if fits(text):
        return [text]
    middle = len(text) / 2
    for pattern in _CUTS:
        # Not so close to an end that nothing is gained.
        places = [m for m in pattern.finditer(text) if 0.15 < m.end() / len(text) < 0.85]
        if places:
            place = min(places, key=lambda match: abs(match.end() - middle))
            before, after = text[: place.end()].rstrip(), text[place.end() :].lstrip()
            return [*cut(before, fits), *cut(after, fits)]
    spaces = [match.start() for match in re.finditer(r"\s+", text)]
    if not spaces:
        return [text]
    place_at = min(spaces, key=lambda at: abs(at - middle))
    head, tail = text[:place_at], text[place_at:].strip()
    return [head, tail] if not head or not tail else [*cut(head, fits), *cut(tail, fits)]


def join(parts: list[str], translations: list[str]) -> str:
    """Join the translations of a sentence's parts into one sentence.

    A model makes every part a sentence: the capital letters and full stops that it adds in the
    middle are removed.
    """
    joined = []
    for index, (part, made) in enumerate(zip(parts, translations, strict=True)):
        last = index == len(parts) - 1
        translation = made
        if index and part[:1].islower():
            translation = _uncapitalised(translation, " ".join(parts))
        if not last and not _END.search(part):
            translation = translation.rstrip(".")
            if part.endswith((",", ";", ":")) and not translation.endswith((",", ";", ":")):
                translation += part[-1]
        joined.append(translation)
    return " ".join(filter(None, joined))


def _uncapitalised(text: str, source: str) -> str:
    """Lower the first letter, unless the word is a name (which the source capitalises)."""
    word = text.split(maxsplit=1)[0] if text else ""
    if word in ("I", "I'm", "I'll", "I’m") or word[1:2].isupper() or word in source:
        return text
    return text[:1].lower() + text[1:]
