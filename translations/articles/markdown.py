"""Turns Markdown into an Article, with markdown-it-py; inline markup is left out of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from translations.articles.article import (
    CELL_END,
    Article,
    Block,
    Kind,
    NoteSign,
    contents_of_headings,
)
from translations.articles.front_matter import field as field_of
from translations.articles.front_matter import split_front_matter
from translations.articles.limits import check_markdown
from translations.articles.markdown_boxes import CALLOUT, title_of_box, title_of_container
from translations.articles.markdown_inline import inline_text, without_tags
from translations.articles.titles import may_be_titles
from translations.articles.verse import are_verse, is_prose, sentences_apart
from translations.cleaning import clean, clean_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\] +")
_RULED_CELL = re.compile(r":?-+:?")
_CONTENTS = re.compile(
    r"\[TOC\]|\[\[_?TOC_?\]\]|\\(?:newpage|pagebreak|tableofcontents)", re.IGNORECASE
)
_TIME_OF_DAY = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ].*")


def read_markdown(text: str, name: str) -> Article:
    """Read CommonMark with the extensions of GitHub, Pandoc, Obsidian and MkDocs.

    Args:
        text: the decoded file.
        name: its name, which is the title if the text has none.

    Raises:
        ArticleError: it is too long.
    """
    text = clean_lines(text)
    check_markdown(text, name)
    meta, text = split_front_matter(text)
    env: dict[str, Any] = {}
    walker = _Walker(env)
    walker.walk(_parser(text).parse(text, env))
    blocks = tuple(walker.blocks)
    title = field_of(meta, "title", "judul")
    if not title:
        headings = (b.text for b in may_be_titles(blocks) if b.kind is Kind.HEADING)
        title = next(headings, "") or clean(name)
    return Article(
        title=title,
        author=field_of(meta, "author", "authors", "penulis", "oleh"),
        date=_TIME_OF_DAY.sub("", field_of(meta, "date", "tanggal")),
        source=field_of(meta, "source", "url", "sumber"),
        blocks=blocks,
        format="markdown",
        contents=contents_of_headings(blocks),
    )


def _parser(text: str) -> MarkdownIt:
    """A parser for the syntax that a text uses: each further rule costs time on every line."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if "[^" in text or "^[" in text:
        from mdit_py_plugins.footnote import footnote_plugin

        parser.use(footnote_plugin)
        parser.core.ruler.disable("footnote_tail")  # it drops notes that nothing refers to
    if "$" in text:
        from mdit_py_plugins.dollarmath import dollarmath_plugin

        parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    if "\n: " in text or "\n:\t" in text or "\n~ " in text:
        from mdit_py_plugins.deflist import deflist_plugin

        parser.use(deflist_plugin)
    if "!!!" in text or "???" in text:
        from mdit_py_plugins.admon import admon_plugin

        parser.use(admon_plugin)
    if ":::" in text:
        from mdit_py_plugins.container import container_plugin

        parser.use(container_plugin, "box", validate=lambda params, *_: bool(params.strip()))
    return parser


@dataclass
class _Walker:
    """Collects the blocks from tokens in reading order.

    Attributes:
        env: what the parser collected besides the tokens: footnotes.
        around: the containers of the next token, outermost first.
    """

    env: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    _numbers: list[int | None] = field(default_factory=list)
    _marker: str = ""
    _row: list[str] = field(default_factory=list)
    _inline_notes: list[tuple[str, str]] = field(default_factory=list)

    def walk(self, tokens: list[Token]) -> None:
        """Process the tokens of a text."""
        for index, token in enumerate(tokens):
            match token.type:
                case "blockquote_open" | "admonition_open":
                    self.around.append("quote")
                case "container_box_open":
                    self.around.append("quote")
                    self._add(Kind.QUOTE, title_of_container(token.info))
                case "bullet_list_open" | "ordered_list_open":
                    self.around.append("list")
                    start = int(token.attrGet("start") or 1)
                    if token.attrGet("start") == 0:
                        start = 0
                    self._numbers.append(start if token.type == "ordered_list_open" else None)
                case "blockquote_close" | "admonition_close" | "container_box_close":
                    self.around.pop()
                case "bullet_list_close" | "ordered_list_close":
                    self.around.pop()
                    self._numbers.pop()
                case "list_item_open":
                    number = self._numbers[-1]
                    self._marker = "•" if number is None else f"{number}{token.markup or '.'}"
                    self._numbers[-1] = None if number is None else number + 1
                case "footnote_reference_open":
                    self.around.append("list")
                    self._marker = f"[{self._sign(token)}]"
                case "footnote_reference_close":
                    self.around.pop()
                case "dt_open" | "dd_open":
                    self.around.append("term" if token.type == "dt_open" else "meaning")
                case "dt_close" | "dd_close":
                    self.around.pop()
                case "tr_open":
                    self._row.clear()
                case "tr_close":
                    row = CELL_END.join(self._row).rstrip(CELL_END)
                    self._add(Kind.ROW, row)
                case "fence" | "math_block" | "math_block_label" | "amsmath":
                    self._add_code(token.content)
                case "code_block":
                    self._add_indented(token.content)
                case "html_block":
                    self._add_html(token.content)
                case "inline":
                    self._add_inline(token, tokens[index - 1])
        self._end_notes()

    def _add(
        self,
        kind: Kind,
        text: str,
        level: int = 0,
        marker: str = "",
        notes: tuple[NoteSign, ...] = (),
    ) -> None:
        if text.strip():
            self.blocks.append(Block(kind, text, level, marker, notes))

    def _add_inline(self, token: Token, before: Token) -> None:
        """The text of a paragraph, heading, list item or table cell."""
        if before.type in ("td_open", "th_open"):
            self._row.append(self._text(token)[0])
            return
        if _CONTENTS.fullmatch(token.content.strip()):
            return  # boilerplate of a program
        if before.type == "heading_open":
            text, notes = self._text(token)
            self._add(Kind.HEADING, text, int(before.tag[1]), "", notes)
            self._end_notes()
            return
        inside = self.around[-1] if self.around else ""
        if inside == "quote" and (found := CALLOUT.match(token.content)):
            text, notes = self._text(token, "\n", "\n")
            title, _, rest = text.partition("\n")
            self._add(Kind.QUOTE, title_of_box(found[1], title[found.end() :]))
            self._add(Kind.QUOTE, rest.replace("\n", " "))
            return
        text, notes = self._text(token, "\n", "\n" if _is_barred(token.content) else " ")
        if inside in ("list", "term", "meaning"):
            text = text.replace("\n", " ")
            self._add_item(text, notes, inside)
        elif not notes and _is_barred(text):
            self._add_barred(text.split("\n"))
        elif _is_image(token):
            self._add(Kind.CAPTION, text.replace("\n", " "), 0, "", notes)
        else:
            self._add_lines(Kind.QUOTE if "quote" in self.around else Kind.PARAGRAPH, text, notes)
        self._end_notes()

    def _add_item(self, text: str, notes: tuple[NoteSign, ...], inside: str) -> None:
        if inside != "list":
            self._add(Kind.ITEM, text, int(inside == "meaning"), "", notes)
            return
        marker = self._marker
        if marker.strip() and (found := _TASK.match(text)):
            text = text[found.end() :]
            notes = tuple(NoteSign(max(0, n.at - found.end()), n.sign) for n in notes)
            marker = "☐" if found[1] == " " else "☑"
        self._add(Kind.ITEM, text, self.around.count("list") - 1, marker, notes)
        self._marker = " " * len(marker)  # an item's further paragraphs have none

    def _add_lines(self, kind: Kind, text: str, notes: tuple[NoteSign, ...] = ()) -> None:
        """A paragraph; line breaks made on purpose stay."""
        lines = text.split("\n")
        if len(lines) == 1:
            self._add(kind, text, 0, "", notes)
        elif are_verse(lines):
            self._add(Kind.VERSE, text, 0, "", notes)
        else:
            self._add(kind, " ".join(lines), 0, "", notes)

    def _add_barred(self, lines: list[str]) -> None:
        """Lines after bars, as Pandoc marks verse; between bars, the rows of a table gone wrong."""
        if all(line.endswith("|") and len(line) > 1 for line in lines):
            for line in lines:
                cells = [cell.strip() for cell in line[1:-1].split("|")]
                if not all(_RULED_CELL.fullmatch(cell) for cell in cells):
                    self._add(Kind.ROW, CELL_END.join(cells).rstrip(CELL_END))
            return
        said = (line[1:].strip() for line in lines)
        for is_stanza, stanza in groupby(said, key=bool):
            if is_stanza:
                self._add(Kind.VERSE, "\n".join(stanza))

    def _add_code(self, text: str) -> None:
        self._add(Kind.CODE, text.strip("\n").expandtabs(4))

    def _add_indented(self, text: str) -> None:
        """A block indented by four spaces: code, or verse."""
        stripped = text.strip("\n")
        if not is_prose(stripped):
            self._add_code(text)
            return
        for stanza in re.split(r"\n\s*\n", stripped):
            lines = [clean(line) for line in stanza.split("\n")]
            if are_verse(lines):
                self._add(Kind.VERSE, "\n".join(lines))
            else:
                for line in sentences_apart(lines):
                    self._add(Kind.PARAGRAPH, line)

    def _add_html(self, text: str) -> None:
        if text.lstrip().startswith("<!--") and text.find("-->") == len(text.rstrip()) - 3:
            return  # the usual comment needs no parser
        from lxml import etree
        from lxml import html as lxml_html

        from translations.articles.elements import BlockBuilder

        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
        try:
            tree = lxml_html.document_fromstring(f"<div>{text}</div>", parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            self._add(Kind.PARAGRAPH, without_tags(text))
            return
        builder = BlockBuilder()
        builder.add(tree)
        self.blocks += builder.blocks

    # -- notes ----------------------------------------------------------------------------------

    def _text(
        self, token: Token, line_end: str = " ", wrapped: str = " "
    ) -> tuple[str, tuple[NoteSign, ...]]:
        return inline_text(token, self._sign, line_end, wrapped)

    def _sign(self, token: Token) -> str:
        """The sign of a note: its label if all are numbers, otherwise its number in order."""
        notes = self.env.get("footnotes", {})
        refs: dict[str, int] = notes.get("refs", {})
        label = token.meta.get("label")
        if label is None:  # a note within the line
            number = str(int(token.meta.get("id", 0)) + 1)
            content = notes.get("list", {}).get(token.meta.get("id"), {}).get("content", "")
            if content:
                self._inline_notes.append((number, content))
            return number
        if all(name[1:].isdigit() for name in refs):
            return str(label)
        return str(list(refs).index(f":{label}") + 1) if f":{label}" in refs else str(label)

    def _end_notes(self) -> None:
        """Adds the notes that were written inside the text just added."""
        for number, content in self._inline_notes:
            self._add(Kind.ITEM, clean(content), 0, f"[{number}]")
        self._inline_notes.clear()


def _is_barred(text: str) -> bool:
    return text[:1] == "|" and all(line.lstrip()[:1] == "|" for line in text.split("\n"))


def _is_image(token: Token) -> bool:
    """A paragraph that is only a picture: its description is a caption."""
    children = [child for child in token.children or () if child.content.strip() or child.nesting]
    return len(children) == 1 and children[0].type == "image"
