"""Which files of a book are encrypted, as it declares: mostly fonts, sometimes its text."""

from __future__ import annotations

from urllib.parse import unquote

from translations.articles.archive import Archive
from translations.articles.elements import local_name
from translations.articles.markup import parse_xml
from translations.errors import ArticleError

_LIST = "META-INF/encryption.xml"
# Fonts may be obfuscated without the book being protected.
_FONT_SCRAMBLING = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)


def encrypted_files(archive: Archive, shown: str) -> frozenset[str]:
    """The files that are listed as encrypted; the list may be out of date.

    Other traces of protection (rights.xml, sinf.xml, license.lcpl) do not show whether text is.
    """
    name = archive.find(_LIST)
    if name is None:
        return frozenset()
    try:
        root = parse_xml(archive.read(name), shown)
    except ArticleError:
        return frozenset()  # the pages themselves show whether they can be read
    found = set()
    for part in root.iter() if root is not None else ():
        if local_name(part) != "encrypteddata":
            continue
        methods = {e.get("Algorithm", "") for e in part.iter() if _is(e, "encryptionmethod")}
        if methods <= _FONT_SCRAMBLING and methods:
            continue
        references = (e.get("URI", "") for e in part.iter() if _is(e, "cipherreference"))
        found |= {archive.find(uri) or archive.find(unquote(uri)) for uri in references}
    return frozenset(name for name in found if name)


def _is(element: object, name: str) -> bool:
    return local_name(element) == name  # type: ignore[arg-type]


def protected(shown: str) -> ArticleError:
    """The refusal of a book whose text cannot be read."""
    return ArticleError(
        f"{shown} is protected by DRM (copy protection), so its text cannot be read.",
        "Ask the shop for a copy without DRM.",
    )
