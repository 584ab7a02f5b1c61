"""The signs of notes as they are shown: raised, between the letters of a text that lacks them."""

import re

from translations.articles.article import Block, Kind

_RAISED = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_CAN_BE_RAISED = re.compile(r"[0-9]{1,4}|[a-pr-z]|[*†‡§¶]{1,4}")


def raised_sign(sign: str) -> str:
    """A sign in raised letters, or in brackets where there are none for it.

    >>> raised_sign("12"), raised_sign("a"), raised_sign("*"), raised_sign("1, 2")
    ('¹²', 'ᵃ', '*', '[1, 2]')
    """
    return sign.translate(_RAISED) if _CAN_BE_RAISED.fullmatch(sign) else f"[{sign}]"


def signed(block: Block) -> str:
    """The text of a block with the signs of its notes where they stand."""
    if not block.notes or block.kind is Kind.ROW:
        return block.text
    parts: list[str] = []
    at = 0
    for note in block.notes:
        parts += (block.text[at : note.at], raised_sign(note.sign))
        at = note.at
    return "".join((*parts, block.text[at:]))


def signed_offset(block: Block, offset: int) -> int:
    """Where a letter of a block's text stands in `signed`; for the end of a word, that of its sign.

    A sign belongs to what is before it; only at the very beginning there is nothing.
    """
    if not block.notes or block.kind is Kind.ROW or not offset:
        return offset
    return offset + sum(len(raised_sign(note.sign)) for note in block.notes if note.at <= offset)


def signed_sentence(block: Block, sentence: int) -> str:
    """A sentence of a block with the signs that belong to it, without the space after it."""
    found = block.sentences[sentence]
    end = found.start + len(found.text.rstrip())
    return signed(block)[signed_offset(block, found.start) : signed_offset(block, end)]
