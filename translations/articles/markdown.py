"""Markdown into an Article, with markdown-it-py; inline markup is left out of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from translations.articles.article import Article, Block, Kind, contents_of_headings
from translations.articles.limits import check_markdown
from translations.cleaning import clean, clean_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_NOTHING = ("~", "null", "Null", "NULL")  # YAML's words for it
_MOST_METADATA = 16_384  # letters of front matter


def read_markdown(text: str, name: str) -> Article:
    """Read CommonMark with tables and front matter.

    Args:
        text: the decoded file.
        name: its name, for the title where the text offers none.

    Raises:
        ArticleError: it is too long.
    """
    text = clean_lines(text)
    check_markdown(text, name)
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    tokens = parser.parse(text)
    meta = _metadata(tokens)
    blocks = tuple(_blocks(tokens))
    title = _field(meta, "title", "judul")
    if not title:
        title = next((b.text for b in blocks if b.kind is Kind.HEADING), "") or clean(name)
    return Article(
        title=title,
        author=_field(meta, "author", "authors", "penulis", "oleh"),
        date=_field(meta, "date", "tanggal"),
        source=_field(meta, "source", "url", "sumber"),
        blocks=blocks,
        format="markdown",
        contents=contents_of_headings(blocks),
    )


def _metadata(tokens: list[Token]) -> dict[str, Any]:
    """The front matter; {} where there is none, or none that is YAML."""
    if not tokens or tokens[0].type != "front_matter":
        return {}
    import yaml

    if len(tokens[0].content) > _MOST_METADATA:
        return {}
    try:
        # All values as text, as they are written: no types that a file may choose.
        meta = yaml.load(tokens[0].content, yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}  # it was meant for another program; the article is as readable without
    return meta if isinstance(meta, dict) else {}


def _field(meta: dict[str, Any], *names: str) -> str:
    """The first of some fields that says something; of what is nested in it only the texts."""
    value = next((meta[name] for name in names if meta.get(name)), "")
    parts = value if isinstance(value, list) else [value]
    texts = (part for part in parts if isinstance(part, str) and part not in _NOTHING)
    return clean(", ".join(texts))


def _without_tags(html: str) -> str:
    """Text without its tags. Nothing is looked for behind the last place where it can end."""
    end = html.rfind("-->") + 3 if "-->" in html else 0
    html = _COMMENT.sub(" ", html[:end]) + html[end:]
    end = html.rfind(">") + 1
    return _TAG.sub(" ", html[:end]) + html[end:]


def _blocks(tokens: list[Token]) -> list[Block]:
    """Blocks in reading order. ``around`` is the stack of containers a token stands in."""
    blocks: list[Block] = []
    around: list[str] = []
    numbers: list[int | None] = []
    marker = ""
    row: list[str] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "blockquote_open":
                around.append("quote")
            case "bullet_list_open" | "ordered_list_open":
                around.append("list")
                start = int(token.attrGet("start") or 1)
                numbers.append(start if token.type == "ordered_list_open" else None)
            case "blockquote_close":
                around.pop()
            case "bullet_list_close" | "ordered_list_close":
                around.pop()
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                marker = "•" if number is None else f"{number}."
                numbers[-1] = None if number is None else number + 1
            case "tr_open":
                row = []
            case "tr_close":
                blocks += _text_blocks(Block(Kind.PARAGRAPH, " | ".join(filter(None, row))))
            case "fence" | "code_block":
                code = token.content.strip("\n").expandtabs(4)
                if code.strip():
                    blocks.append(Block(Kind.CODE, code))
            case "html_block":
                blocks += _text_blocks(Block(Kind.PARAGRAPH, clean(_without_tags(token.content))))
            case "inline":
                before = tokens[index - 1]
                text = _inline_text(token)
                if before.type in ("td_open", "th_open"):
                    row.append(text)
                elif before.type == "heading_open":
                    blocks += _text_blocks(Block(Kind.HEADING, text, int(before.tag[1])))
                elif around and around[-1] == "list":
                    blocks += _text_blocks(Block(Kind.ITEM, text, around.count("list") - 1, marker))
                    marker = " " * len(marker)  # further paragraphs of the item carry none
                elif _is_image(token):
                    blocks += _text_blocks(Block(Kind.CAPTION, text))
                else:
                    kind = Kind.QUOTE if "quote" in around else Kind.PARAGRAPH
                    blocks += _text_blocks(Block(kind, text))
    return blocks


def _text_blocks(block: Block) -> list[Block]:
    return [block] if block.text else []


def _is_image(token: Token) -> bool:
    """A paragraph that holds a picture and nothing else: its description is a caption."""
    children = [child for child in token.children or () if child.content.strip() or child.nesting]
    return len(children) == 1 and children[0].type == "image"


def _inline_text(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return clean("".join(parts))
