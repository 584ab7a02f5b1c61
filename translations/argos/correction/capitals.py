"""Capital letters where the source has them: at the start of a sentence or a quotation."""

import re

_QUOTED = re.compile(r'"\s*(\w)')


def with_capitals_of(source: str, translation: str) -> str:
    """A translation with a capital letter where its source, or a quotation in it, begins with one.

    >>> with_capitals_of('Ia berteriak, "Minggu depan!"', 'he shouted, "next week!"')
    'He shouted, "Next week!"'
    >>> with_capitals_of("cerita rakyat;", "folk tales;")
    'folk tales;'
    """
    if source[:1].isupper() and translation[:1].islower():
        translation = translation[:1].upper() + translation[1:]
    said, made = (list(_QUOTED.finditer(text)) for text in (source, translation))
    if len(said) == len(made) and source.count('"') == translation.count('"'):
        for old, new in zip(said, made, strict=True):
            if old[1].isupper() and _opens(source, old) and _opens(translation, new):
                at = new.start(1)
                translation = translation[:at] + translation[at].upper() + translation[at + 1 :]
    return translation


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Every second mark opens a quotation."""
    return text.count('"', 0, mark.start()) % 2 == 0
