"""MIME messages, the form of mails and saved pages: their parts, decoded."""

import email
from email.message import Message
from email.policy import Compat32

from translations.articles.encoding import decode
from translations.articles.limits import check_archive
from translations.cleaning import clean

_MAX_HEADER = 10_000  # characters


class _BoundedHeaders(Compat32):
    """The standard library takes quadratic time over a header, and no real one is this long."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]


def parse_message(data: bytes, name: str) -> Message:
    """Parse a message and its parts.

    Raises:
        ArticleError: it has too many parts.
    """
    check_archive(data, name)
    # A blank line ends the header, even one at the very beginning.
    return email.message_from_bytes(data.lstrip(), policy=_BoundedHeaders())


def payload_of(part: Message) -> bytes:
    """The content of a part; nothing if it contains parts of its own."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message, name: str) -> str:
    """The text of a part; both its header and its bytes show the encoding.

    Raises:
        ArticleError: it is not text.
    """
    return decode(payload_of(part), clean(name), part.get_content_charset() or "")
