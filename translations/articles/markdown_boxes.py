"""The titles of boxes in Markdown: GitHub's and Obsidian's callouts, and fenced containers."""

import re

from translations.cleaning import clean

CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*")
"""What the first line of a callout begins with; its kind is the first group."""
_CONTAINER = re.compile(r"\s*\{?\.?([\w-]+)\}?(?:\s+(.*))?")
_TITLED = re.compile(r"[^\n]*\btitle=[\"']([^\"'\n]*)[\"'][^\n]*\}\s*")
_OF_BOXES = {
    "note": "Catatan", "info": "Informasi", "abstract": "Ringkasan", "summary": "Ringkasan",
    "tip": "Kiat", "hint": "Kiat", "important": "Penting", "success": "Berhasil",
    "question": "Pertanyaan", "faq": "Pertanyaan", "warning": "Peringatan", "attention": "Awas",
    "caution": "Awas", "danger": "Bahaya", "error": "Kesalahan", "failure": "Gagal",
    "bug": "Kesalahan", "example": "Contoh", "quote": "Kutipan", "cite": "Kutipan",
}  # fmt: skip


def title_of_box(kind: str, title: str) -> str:
    """The heading of a box: its own title, or its kind in Indonesian.

    >>> title_of_box("callout-tip", ""), title_of_box("note", " Perhatian ")
    ('Kiat', 'Perhatian')
    """
    return title.strip() or _OF_BOXES.get(kind.lower().removeprefix("callout-"), clean(kind))


def title_of_container(info: str) -> str:
    """The heading of a container, from what follows its colons.

    >>> title_of_container(' {.callout-note title="Kabar"}'), title_of_container(" tip Awas!")
    ('Kabar', 'Awas!')
    """
    found = _CONTAINER.match(info)
    return title_of_box(found[1], clean(_TITLED.sub(r"\1", found[2] or ""))) if found else ""
