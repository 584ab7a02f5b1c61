"""A self-contained HTML page: side by side, or one below the other on a phone."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from translations.articles import CELL_END, Block, Kind
from translations.articles.note_signs import signed_sentence, with_signs
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line
from translations.notebook import MarkKind

_TAGS = {Kind.QUOTE: "blockquote", Kind.CAPTION: "figcaption"}
_LIT = 24  # sentences of a paragraph that are highlighted together with their translation
_STYLE = """\
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d1d1f; --dim: #6b6860; --line: #ddd8cc;
  --lit: #ffe9a8; --yellow: #ffe082; --green: #c5e1a5; --blue: #b3e5fc; --pink: #f8bbd0 }
@media (prefers-color-scheme: dark) { :root { --paper: #17181a; --ink: #e6e4df; --dim: #9a968c;
  --line: #37383c; --lit: #4d4320; --yellow: #6d5a00; --green: #365314; --blue: #0c4a6e;
  --pink: #701a44 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Noto Serif", serif; overflow-wrap: anywhere }
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem }
.about, footer { color: var(--dim); font-size: .9rem }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 1.25rem }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; break-inside: avoid }
.pair > * { margin: 0 0 .9rem; min-width: 0 }
.pair h2, .pair h3 { font-size: 1.25rem; line-height: 1.3; margin-top: 1rem }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem; font-style: italic }
figcaption { font-size: .92rem; font-style: italic; color: var(--dim) }
.item { padding-left: 1.6rem; text-indent: -1.6rem }
pre { grid-column: 1 / -1; overflow-x: auto; font-size: .9rem; padding: .75rem 1rem;
  background: color-mix(in srgb, var(--ink) 6%, var(--paper)) }
.marks { grid-column: 1 / -1; font: .92rem/1.5 system-ui, sans-serif; white-space: pre-line;
  border-left: 3px solid var(--yellow); padding: .1rem .8rem; color: var(--dim) }
mark { color: inherit } mark.yellow { background: var(--yellow) }
mark.green { background: var(--green) } mark.blue { background: var(--blue) }
mark.pink { background: var(--pink) }
@media (max-width: 42rem) { .pair { grid-template-columns: 1fr }
  .pair > :first-child { margin-bottom: .2rem }
  .pair > :nth-child(2) { color: var(--dim); border-left: 3px solid var(--line);
    padding-left: .8rem; text-indent: 0 } }
@media print { :root { --paper: #fff; --ink: #000; --dim: #444; --line: #bbb }
  body { font-size: 10pt } main { max-width: none; padding: 0 } }
"""


def to_html(bilingual: Bilingual) -> str:
    """A page without scripts, pictures or anything from other servers."""
    title = escape(bilingual.article.title)
    parts = [
        f'<!doctype html>\n<html lang="{escape(bilingual.from_code)}">\n<head>',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}{_lighting()}</style>\n</head>\n<body>\n<main>\n<header>",
        f"<h1>{title}</h1>",
    ]
    if bilingual.begins_with_title:
        parts.append(_tag("p", escape(bilingual.title_translation), bilingual.to_code))
        parts += _marks(mark_line(mark) for _, mark in bilingual.marks_of(0))
    if bilingual.about:
        parts.append(f'<p class="about">{escape(bilingual.about)}</p>')
    parts.append("</header>")
    for index, block in enumerate(bilingual.article.blocks):
        if index or not bilingual.begins_with_title:
            parts.append(_pair(bilingual, index, block))
    parts.append(
        f"<footer>Translated offline by {escape(bilingual.package)}, with dwibaca.</footer>\n"
        "</main>\n</body>\n</html>"
    )
    return "\n".join(parts) + "\n"


def _pair(bilingual: Bilingual, index: int, block: Block) -> str:
    if block.kind is Kind.CODE:
        return f'<div class="pair"><pre>{escape(block.text)}</pre></div>'
    if block.kind is Kind.NOTICE:
        return f'<div class="pair"><p><em>{escape(block.text)}</em></p></div>'
    marks = bilingual.marks_of(index)
    colours = {s: mark.colour for s, mark in marks if mark.kind is MarkKind.HIGHLIGHT}
    original = [
        _sentence(
            number,
            signed_sentence(block, number),
            _between(sentence.text, sentence.gap),
            colours.get(number, ""),
        )
        for number, sentence in enumerate(block.sentences)
    ]
    made = [
        _sentence(number, text, _between(" ", block.sentences[number].gap), colours.get(number, ""))
        for number, text in enumerate(with_signs(block, bilingual.translations[index]))
    ]
    cells = [
        _cell(block, "".join(original).rstrip(), bilingual.from_code),
        _cell(block, "".join(made).rstrip(), bilingual.to_code),
    ]
    cells += _marks(mark_line(mark) for _, mark in marks if mark.kind is not MarkKind.HIGHLIGHT)
    return f'<div class="pair">{"".join(cells)}</div>'


def _marks(lines: Iterable[str]) -> list[str]:
    """What the reader made of a block, if anything, below it."""
    text = "\n".join(lines)
    return [f'<div class="marks">{escape(text)}</div>'] if text else []


def _cell(block: Block, content: str, language: str) -> str:
    if block.kind is Kind.HEADING:
        return _tag("h2" if block.level <= 2 else "h3", content, language)
    if block.kind is Kind.ITEM:
        marker = f"{escape(block.marker or '•')}&ensp;"
        indent = f' style="margin-left: {min(block.level, 6) * 1.5}rem"' if block.level else ""
        return f'<p class="item" lang="{escape(language)}"{indent}>{marker}{content}</p>'
    return _tag(_TAGS.get(block.kind, "p"), content, language)


def _tag(name: str, content: str, language: str) -> str:
    return f'<{name} lang="{escape(language)}">{content}</{name}>'


def _sentence(number: int, text: str, between: str, colour: str) -> str:
    content = escape(text.strip())
    if colour:
        content = f'<mark class="{colour}">{content}</mark>'
    return f'<span class="s{number}">{content}</span>{between}'


def _between(text: str, gap: str) -> str:
    """What follows a sentence: the end of a line or cell, a space, or nothing."""
    if gap != " ":
        return "<br>" if "\n" in gap else " | " * gap.count(CELL_END)
    return " " if text[-1:].isspace() else ""


def _lighting() -> str:
    """Highlights the translation of the sentence under the mouse, without a script."""
    pairs = (f".pair:has(.s{n}:hover) .s{n}" for n in range(_LIT))
    groups = groupby(enumerate(pairs), key=lambda one: one[0] // 4)
    selectors = ",\n".join(", ".join(pair for _, pair in group) for _, group in groups)
    return f"@media (hover: hover) {{ {selectors} {{ background: var(--lit) }} }}\n"
