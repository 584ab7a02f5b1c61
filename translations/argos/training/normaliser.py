"""How the vocabulary sees text: whatever is attached to the front of a word gets a space.

``"pasukan`` would be split into ``" pas ukan``: after a quotation mark, bracket, hyphen or slash
a word would be a different one, which the model has hardly seen. SentencePiece therefore writes
``“ pasukan``, and `translations.argos.engine` removes the space from the translation.
"""

import string
import unicodedata
from pathlib import Path

_WORD_ENDS = string.ascii_letters + string.digits + ".,;:?!%)]'…"
_LONGEST = 8  # characters that one may become; U+FDFA, eighteen in NFKC, teaches nothing


def rules() -> dict[str, str]:
    """The replacements of SentencePiece's normaliser, longest match first, from the left.

    NFKC, except for raised and lowered digits and fractions, whose meaning it would change; control
    characters are removed. Straight quotation marks become ``“`` or ``”`` depending on their
    neighbours, and minus signs are distinguished from hyphens.
    """
    found = dict(_compatible())
    found |= {"‘": "‘ ", "’": "'", "‛": "'", "`": "'", "´": "'"}
    found |= {opening: opening + " " for opening in "([-/–—"}
    found |= dict.fromkeys('"“„‟«', "“ ") | {"”": "”", "»": "”", "--": "–", " '": " ‘ "}
    found |= {'" ': "” ", '"\n': "” "}
    for end in _WORD_ENDS:
        found |= {end + '"': end + "”", end + "‘": end + "'"}
    for follower in ",.;:?!)]":
        found['"' + follower] = "”" + follower
    for digit in string.digits:
        found |= {f" -{digit}": f" −{digit}", f"(-{digit}": f"( −{digit}"}
    return {old: new for old, new in found.items() if old != new}


def _compatible() -> dict[str, str]:
    """NFKC of single characters, spaces and controls."""
    found = {}
    for code in range(1, 0x110000):
        character = chr(code)
        category = unicodedata.category(character)
        normal = unicodedata.normalize("NFKC", character)
        if category == "Cs":
            continue
        if character.isspace() or category == "Zs":
            found[character] = " "
        elif category in ("Cc", "Cf"):
            found[character] = ""
        elif normal != character and len(normal) <= _LONGEST and not _is_figure(character):
            found[character] = normal
    return found


def _is_figure(character: str) -> bool:
    """Whether it is a raised or lowered digit, or part of a fraction."""
    kind = unicodedata.decomposition(character).partition(" ")[0]
    return kind in ("<super>", "<sub>", "<fraction>") and not character.isalpha()


def write_rules(path: Path) -> None:
    """Write the rules as SentencePiece reads them: code points in hexadecimal, tab-separated."""
    lines = (f"{_hex(old)}\t{_hex(new)}\n" for old, new in sorted(rules().items()))
    path.write_text("".join(lines), encoding="ascii")


def _hex(text: str) -> str:
    return " ".join(f"{ord(character):X}" for character in text)
