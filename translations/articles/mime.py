"""Messages of MIME, which mails and saved pages are: their parts, decoded."""

import email
from email.message import Message
from email.policy import Compat32

from translations.articles.encoding import decode
from translations.articles.limits import check_archive
from translations.cleaning import clean

_MAX_HEADER = 10_000  # letters


class _BoundedHeaders(Compat32):
    """The standard library takes time by the square of a header's length, and none is long."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]


def parse_message(data: bytes, name: str) -> Message:
    """A message and its parts.

    Raises:
        ArticleError: it has too many of them.
    """
    check_archive(data, name)
    return email.message_from_bytes(data, policy=_BoundedHeaders())


def payload_of(part: Message) -> bytes:
    """What a part holds; nothing where it holds parts of its own."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message, name: str) -> str:
    """The text of a part; what encoding it is in, its header says as well as the text itself.

    Raises:
        ArticleError: it is no text.
    """
    return decode(payload_of(part), clean(name), part.get_content_charset() or "")
