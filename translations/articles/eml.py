"""Turns a mail saved by a mail program (.eml) into an Article: its header, and its text or page."""

import re
from email.message import Message

from translations.articles.article import Article, Block, contents_of_headings
from translations.articles.html import read_html
from translations.articles.mail_header import Header, read_header
from translations.articles.mime import parse_message, payload_of, text_of
from translations.articles.plain import blocks_of, title_of
from translations.cleaning import clean, clean_lines
from translations.errors import ArticleError

_SHOWN = ("From", "To", "Cc", "Subject", "Date")
_SOFT_BREAK = re.compile(r"(?<!\n--)(?<=\S) \n(?=[^>\s])")  # of format=flowed
_PLAIN_IS_ENOUGH = 0.3  # of the page's characters: a shorter text only points to the page


def read_mail(data: bytes, name: str) -> Article:
    """Read a mail without its attachments.

    Args:
        data: the message, not decoded.
        name: its file name, for messages and for the title where the mail has no subject.

    Raises:
        ArticleError: it has no text, or is too large.
    """
    message = parse_message(data, name)
    fields = [(field, clean(str(message[field]))) for field in _SHOWN if message[field]]
    header, _ = read_header([f"{field}: {value}" for field, value in fields])
    blocks = _body(message, name)
    if not blocks:
        raise ArticleError(f"{clean(name)} is a mail without text.", "Open its attachments.")
    return _article(header, blocks, name)


def _article(header: Header, blocks: tuple[Block, ...], name: str) -> Article:
    whole = (*header.blocks, *blocks)
    return Article(
        title=header.subject or title_of(blocks, name),
        author=header.author,
        date=header.date,
        blocks=whole,
        format="mail",
        contents=contents_of_headings(whole),
    )


def _body(message: Message, name: str) -> tuple[Block, ...]:
    """What the mail says: its text, or its page if the text only points to that."""
    parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    lines: list[str] = []
    for part in texts:
        if payload_of(part).strip():
            text = clean_lines(text_of(part, name))
            if str(part.get_param("format")).lower() == "flowed":
                text = _SOFT_BREAK.sub(" ", text)
            lines += [*text.split("\n"), ""]
    plain = tuple(blocks_of(lines))
    page = _page(pages, name)
    return page if _letters(plain) < _PLAIN_IS_ENOUGH * _letters(page) else plain or page


def _page(pages: list[Message], name: str) -> tuple[Block, ...]:
    for part in pages[:3]:
        if payload_of(part).strip():
            try:
                return read_html(text_of(part, name), name).blocks
            except ArticleError:
                continue  # an advert, or only pictures
    return ()


def _letters(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)
