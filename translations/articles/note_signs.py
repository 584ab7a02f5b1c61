"""The signs of notes as shown: superscript, inserted into a text that lacks them."""

from collections.abc import Sequence

from translations.articles.article import Block, Kind
from translations.patterns import lazy_pattern

_RAISED = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_CAN_BE_RAISED = lazy_pattern(r"[0-9]{1,4}|[a-pr-z]|[*†‡§¶]{1,4}")


def raised_sign(sign: str) -> str:
    """A sign in superscript, or in brackets if it has no superscript form.

    >>> raised_sign("12"), raised_sign("a"), raised_sign("*"), raised_sign("1, 2")
    ('¹²', 'ᵃ', '*', '[1, 2]')
    """
    return sign.translate(_RAISED) if _CAN_BE_RAISED.fullmatch(sign) else f"[{sign}]"


def signed(block: Block) -> str:
    """The text of a block with the signs of its notes in place."""
    if not block.notes or block.kind is Kind.ROW:
        return block.text
    parts: list[str] = []
    at = 0
    for note in block.notes:
        parts += (block.text[at : note.at], raised_sign(note.sign))
        at = note.at
    return "".join((*parts, block.text[at:]))


def with_signs(block: Block, translations: Sequence[str]) -> tuple[str, ...]:
    """The translations of a block's sentences, each with the signs of its notes at its end.

    Where in a translation a word with a sign has gone is not known; after the sentence is where
    English puts signs most often.
    """
    if not block.notes or block.kind is Kind.ROW:
        return tuple(translations)
    return tuple(
        text + _signs_of(block, index) if text else text for index, text in enumerate(translations)
    )


def _signs_of(block: Block, sentence: int) -> str:
    """The signs of a sentence's notes."""
    found = block.sentences[sentence]
    start, end = found.start, found.start + len(found.text.rstrip())
    return "".join(
        raised_sign(note.sign)
        for note in block.notes
        if start < note.at <= end or note.at == start == 0
    )


def signed_offset(block: Block, offset: int) -> int:
    """Where a character of a block's text is in `signed`; for the end of a word, after its sign.

    A sign belongs to what precedes it, except at the very beginning.
    """
    if not block.notes or block.kind is Kind.ROW or not offset:
        return offset
    return offset + sum(len(raised_sign(note.sign)) for note in block.notes if note.at <= offset)


def signed_sentence(block: Block, sentence: int) -> str:
    """A sentence of a block with its signs, without the space after it."""
    found = block.sentences[sentence]
    end = found.start + len(found.text.rstrip())
    return signed(block)[signed_offset(block, found.start) : signed_offset(block, end)]
