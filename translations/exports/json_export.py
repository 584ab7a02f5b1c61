"""JSON for other programs: sentence by sentence."""

import json

from translations.articles.language import languages_of_blocks
from translations.exports.bilingual import Bilingual


def to_json(bilingual: Bilingual) -> str:
    """One object: title, from, to, package, and blocks with their languages and sentence pairs."""
    languages = languages_of_blocks(bilingual.article, bilingual.from_code)
    blocks = [
        {
            "kind": block.kind.value,
            **({"marker": marker} if (marker := block.marker.strip()) else {}),
            "language": languages[index],
            "original": block.text,
            "translation": translation,
            "sentences": [
                [sentence.text.strip(), made]
                for sentence, made in zip(block.sentences, sentences, strict=True)
            ],
            **({"marks": marks} if (marks := _marks(bilingual, index)) else {}),
        }
        for index, ((block, translation), sentences) in enumerate(
            zip(bilingual.pairs(signs=False), bilingual.translations, strict=True)
        )
    ]
    whole = {
        "title": bilingual.article.title,
        "from": bilingual.from_code,
        "to": bilingual.to_code,
        "package": bilingual.package,
        "blocks": blocks,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _marks(bilingual: Bilingual, block: int) -> list[dict[str, object]]:
    return [
        {"sentence": sentence, "kind": mark.kind.value, "text": mark.text, "colour": mark.colour}
        for sentence, mark in bilingual.marks_of(block)
    ]
