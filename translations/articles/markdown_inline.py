"""The text of a line of Markdown, without markup, its symbols as words or letters."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from translations.articles.article import NoteSign
from translations.articles.inline import join_fractions, lowered, mark_note, raised, take_notes
from translations.articles.tex import in_line
from translations.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^>]*>")
_MARKED = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_LOWERED = re.compile(r"(?<!~)~([^~\s]{1,20})~(?!~)")
_RAISED = re.compile(r"\^([^^\s\[\]]{1,20})\^")
_WIKI_LINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,300}))?\]\]")
_INSERTED = re.compile(r"(?<![\w+])\+\+(?=\S)([^+\n]+?)(?<=\S)\+\+(?![\w+])")
_OF_A_GENERATOR = re.compile(r"\{%[^%{}\n]*%\}|\{\{[<%][^{}\n]*[>%]\}\}|\{:[^{}\n]*\}")
_ATTRIBUTES = re.compile(r"\s*\{[#.][\w#.= \"-]*\}$")
_COMMENT = re.compile(r"%%[^%\n]*%%")
_FILE = re.compile(r"[^\n]*\.(?:png|jpe?g|gif|webp|svg|bmp|pdf|mp[34]|wav|ogg|webm|canvas)", re.I)
_UNSHOWN = ("script", "style", "template", "noscript")
_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?")


def inline_text(
    token: Token, sign_of: Callable[[Token], str], line_end: str = " ", wrapped: str = " "
) -> tuple[str, tuple[NoteSign, ...]]:
    """The text of an inline token, and the signs of the notes in it.

    Args:
        sign_of: gives the sign of a note for the token that refers to it.
        line_end: what a hard line break becomes.
        wrapped: what replaces a line break that only wraps the text.
    """
    text = "".join(_parts(token.children or [], sign_of, line_end, wrapped))
    lines = [clean(line) for line in text.split("\n")] if "\n" in text else [clean(text)]
    return take_notes(join_fractions("\n".join(filter(None, lines))))


def _parts(
    children: list[Token], sign_of: Callable[[Token], str], line_end: str = " ", wrapped: str = " "
) -> list[str]:
    parts: list[str] = []
    plain = ""  # what came after the last piece that is taken literally
    hidden, script = "", ""  # the tags whose end is still to come

    def flush() -> None:
        nonlocal plain
        parts.append(_readable(plain))
        plain = ""

    for child in children:
        if child.type == "html_inline":
            found = _TAG.fullmatch(child.content.strip())
            name, ends = (found[1].lower(), child.content.startswith("</")) if found else ("", True)
            if name in _UNSHOWN:
                hidden = "" if ends else name
            elif name in ("sup", "sub"):
                script = "" if ends else name
            elif name in ("br", "wbr", "hr"):
                plain += " " if name != "wbr" else ""
        elif hidden:
            continue
        elif child.type in ("text", "text_special"):
            if script:
                flush()
                parts.append(_script(script, child.content, "".join(parts[-1:])[-1:]))
            else:
                plain += child.content
        elif child.type == "softbreak":
            plain += wrapped
        elif child.type == "hardbreak":
            plain += line_end
        elif child.type == "code_inline":
            flush()
            parts.append(child.content)
        elif child.type in ("math_inline", "math_inline_double"):
            flush()
            parts.append(in_line(child.content))
        elif child.type == "image":
            plain += "".join(_parts(child.children or [], sign_of)) or child.content
        elif child.type == "footnote_ref":
            flush()
            parts.append(mark_note(sign_of(child)))
    flush()
    return parts


def _script(name: str, text: str, before: str) -> str:
    """Raised or lowered text; a number in brackets is the sign of a note.

    Args:
        before: the character before it.
    """
    if name == "sup" and text in ("o", "º") and before.isdigit():
        return "°"
    if name == "sup" and text[:1] in "[(" and _NUMBER.fullmatch(text.strip()):
        return mark_note(text.strip("[]() "))
    return raised(text) if name == "sup" else lowered(text)


def _readable(text: str) -> str:
    """Plain text without the syntax of Markdown dialects."""
    if "[[" in text:
        text = _WIKI_LINK.sub(_linked, text)
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "%%" in text:
        text = _COMMENT.sub("", text)
    if "++" in text:
        text = _INSERTED.sub(r"\1", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", _OF_A_GENERATOR.sub("", text))
    if "~" in text:
        text = _LOWERED.sub(lambda found: lowered(found[1]), text)
    if "^" in text:
        text = _RAISED.sub(lambda found: raised(found[1]), text)
    return text


def _linked(found: re.Match[str]) -> str:
    """The text that a wiki link shows; nothing for an embedded picture."""
    if found[1] and _FILE.fullmatch(found[2].split("#")[0].strip()):
        return ""
    if found[3] and found[3].strip():
        return found[3]
    page, _, part = found[2].partition("#")
    return page.strip() or part.strip()


def without_tags(text: str) -> str:
    """HTML that the parser left alone, as text. Nothing after the last ">" is searched."""
    end = text.rfind(">") + 1
    return clean(unescape(_TAG.sub(" ", text[:end]) + text[end:]))
