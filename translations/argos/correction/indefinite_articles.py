"""English articles in front of the wrong sound: "a open dialogue"."""

import re

_A = re.compile(r"\b([Aa]) ([\"“‘(]?)(?=[aeiou]\w)")
_AN = re.compile(r"\b([Aa])n ([\"“‘(]?)(?=[bcdfgjklmnpqrstvwxyz][a-z])")
# Spelled with a vowel, pronounced with a consonant: university, European, one, Ukrainian.
_CONSONANT = re.compile(r"uni(?!n|m)|us[aeiu]|eu|ewe|one\b|once|ubi|ura|uti|u[bcdfgjkpqrstvwx]\b")


def with_right_articles(text: str) -> str:
    """English with "a" and "an" as the next word requires.

    >>> with_right_articles("It is a open dialogue with a European in an big room.")
    'It is an open dialogue with a European in a big room.'
    >>> with_right_articles("a unit, a uniform, a user, a one-way road, an unusual thing")
    'a unit, a uniform, a user, a one-way road, an unusual thing'
    """

    def vowel(match: re.Match[str]) -> str:
        if _CONSONANT.match(text[match.end() :].lower()):
            return match[0]
        return f"{match[1]}n {match[2]}"

    text = _A.sub(vowel, text)
    return _AN.sub(r"\1 \2", text)
