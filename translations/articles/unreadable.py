"""Files that dwibaca cannot read: recognised by their content, and named in the error."""

import re

from translations.articles.content import Content
from translations.cleaning import clean
from translations.errors import ArticleError
from translations.patterns import lazy_pattern

_OPEN_INSTEAD = "Open a text, a web page, a book or a document."
_CONVERT = "Convert it to EPUB first, for example with Calibre."
_SAVE = "Save it as DOCX, ODT or plain text first."
_ONLY_TEXT = "Only text can be translated."
_UNPACK = "Unpack it first, and open the files in it."

_MAGIC = (
    (0, b"\x1f\x8b", "a gzip archive", "Unpack it first, with: gunzip FILE"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (4, b"1AY&SY", "a bzip2 archive", "Unpack it first, with: bunzip2 FILE"),
    (0, b"\xfd7zXZ\0", "an xz archive", "Unpack it first, with: unxz FILE"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it first, with: unzstd FILE"),
    (257, b"ustar", "a tar archive", "Unpack it first, with: tar -xf FILE"),
    (0, b"\x89PNG", "a picture", _ONLY_TEXT),
    (0, b"\xff\xd8\xff", "a picture", _ONLY_TEXT),
    (0, b"GIF8", "a picture", _ONLY_TEXT),
    (0, b"II*\0", "a picture", _ONLY_TEXT),
    (0, b"MM\0*", "a picture", _ONLY_TEXT),
    (8, b"WEBP", "a picture", _ONLY_TEXT),
    (4, b"ftypheic", "a picture", _ONLY_TEXT),
    (4, b"ftypavif", "a picture", _ONLY_TEXT),
    (4, b"ftyp", "a video or a recording", _ONLY_TEXT),
    (0, b"ID3\2", "a recording", _ONLY_TEXT),
    (0, b"ID3\3", "a recording", _ONLY_TEXT),
    (0, b"ID3\4", "a recording", _ONLY_TEXT),
    (0, b"OggS", "a recording", _ONLY_TEXT),
    (8, b"WAVE", "a recording", _ONLY_TEXT),
    (0, b"\x1a\x45\xdf\xa3", "a film", _ONLY_TEXT),
    (0, b"SQLite format 3\0", "a database", _OPEN_INSTEAD),
    (60, b"BOOKMOBI", "a Kindle book", _CONVERT),
    (60, b"TEXtREAd", "a book for Palm handhelds", _CONVERT),
    (0, b"TPZ0", "a Kindle book", _CONVERT),
    (0, b"\xeaDRMION\xee", "a Kindle book", _CONVERT),
    (0, b"CONT\x02\0", "a Kindle book", _CONVERT),
    (0, b"ITOLITLS", "a book for Microsoft Reader", _CONVERT),
    (0, b"ITSF", "a compiled help file (CHM)", _CONVERT),
    (0, b"L\0R\0F\0", "a Sony book (LRF)", _CONVERT),
    (0, b"AT&TFORM", "a DjVu file", "Turn it into text first, for example with: djvutxt FILE"),
    (0, b"%!PS", "a PostScript file", "Turn it into PDF first, for example with: ps2pdf FILE"),
    (0, b"WARC/", "an archive of web pages (WARC)", "Save the page from a browser instead."),
    (0, b"\x7fELF", "a program", _OPEN_INSTEAD),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_NAMES = {
    ".doc": "an old Word document", ".dot": "an old Word document",
    ".xls": "an old Excel sheet", ".ppt": "an old PowerPoint presentation",
    ".msg": "an Outlook message",
}  # fmt: skip
_ZIPS = (
    (lazy_pattern(r"xl/workbook\d*\.(?:xml|bin)"), "an Excel sheet", "Copy its text into a file."),
    (lazy_pattern(r"ppt/presentation\d*\.xml"), "a PowerPoint presentation", _SAVE),
    (lazy_pattern(r"(?:.*/)?Index(?:/Document\.iwa|\.zip)|index\.apxl|index\.xml\.gz"),
     "an Apple Pages, Numbers or Keynote document", _SAVE),
    (lazy_pattern(r"AndroidManifest\.xml|META-INF/MANIFEST\.MF"), "a program", _OPEN_INSTEAD),
)  # fmt: skip
_OPEN_DOCUMENTS = {
    "spreadsheet": "an OpenDocument sheet",
    "presentation": "an OpenDocument presentation",
    "graphics": "an OpenDocument drawing",
}
_PICTURE_NAME = lazy_pattern(r".*\.(?:jpe?g|png|gif|webp|bmp|tiff?|avif|jxl)", re.IGNORECASE)
_MAILBOX = lazy_pattern(r"From \S+[^\n]*\d{4}[^\n]*\n(?:>?[!-9;-~]+:[^\n]*\n)")
_ROOT = lazy_pattern(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_FEEDS = frozenset({"rss", "feed", "rdf"})
_PAGES = frozenset("html head body article main section div p h1 h2 table".split())
_JSON_START = lazy_pattern(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]\d-]|true|false|null))")
_LONGEST_JSON = 4 * 2**20  # characters that are parsed to be sure
_MAX_PROLOG = 64 * 1024  # characters before the root element that are examined


def refuse(content: Content) -> None:
    """Refuse what no reader can read, and name it.

    Raises:
        ArticleError: it says what the file is and what to do.
    """
    found = _by_bytes(content.data, content.suffix)
    if found is None and content.members:
        found = _by_members(content)
    if found is None:
        found = _by_text(content.text)
    if found is not None:
        what, advice = found
        raise ArticleError(f"{clean(content.name)} is {what}, which dwibaca cannot read.", advice)


def _by_bytes(data: bytes, suffix: str) -> tuple[str, str] | None:
    if data.startswith(_OLE):
        return _OLE_NAMES.get(suffix, "an old Microsoft Office document"), _SAVE
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "a picture", _ONLY_TEXT
    for at, magic, what, advice in _MAGIC:
        if data.startswith(magic, at):
            return what, advice
    return None


def _by_members(content: Content) -> tuple[str, str]:
    """What a zip is that is neither a book nor a document."""
    names = content.members
    kind = content.stored_type
    for word, what in _OPEN_DOCUMENTS.items():
        if "opendocument" in kind and word in kind:
            return what, "Copy its text into a file."
    for pattern, what, advice in _ZIPS:
        if any(map(pattern.fullmatch, names)):
            return what, advice
    files = [name for name in names if not name.endswith("/")]
    pictures = sum(1 for name in files if _PICTURE_NAME.fullmatch(name))
    if pictures and pictures >= len(files) - 2:
        return "a book of pictures", _ONLY_TEXT
    return "a zip archive, but not an EPUB", "Unpack it and open the files in it."


def _by_text(text: str) -> tuple[str, str] | None:
    if _MAILBOX.match(text):
        return "a mail box", "Save the messages that you want to read as text files."
    if _is_json(text):
        return "JSON, data for a program", "Export the articles as EPUB or HTML instead."
    root = _root_of(text)
    if root in _FEEDS:
        return "a feed (RSS or Atom)", "Open an article of it in a browser and save the page."
    if root == "opml":
        return "a list of feeds (OPML)", "Open an article in a browser and save the page."
    if root == "svg":
        return "a picture", _ONLY_TEXT
    if root is not None and root not in _PAGES:
        return f"XML (<{clean(root)}>)", "Save it as plain text, HTML or EPUB first."
    return None


def _is_json(text: str) -> bool:
    """Whether the whole text, or each line, is JSON."""
    if not _JSON_START.match(text):
        return False
    import json

    first, _, rest = text.strip().partition("\n")
    try:
        json.loads(text if len(text) <= _LONGEST_JSON else first)
    except (ValueError, RecursionError):
        pass
    else:
        return True
    try:
        json.loads(first)
        json.loads(rest.partition("\n")[0])
    except (ValueError, RecursionError):
        return False
    return first.startswith("{")


def _root_of(text: str) -> str | None:
    """The name of the root element of a text that declares itself XML, or of an undeclared feed."""
    head = text[:_MAX_PROLOG].lstrip("\ufeff \t\r\n")
    declared = head.startswith("<?xml")
    if not head.startswith("<"):
        return None
    at = 0
    while head.startswith(("<?", "<!"), at):
        end = {"<!--": "-->", "<?": "?>"}.get(head[at : at + 4]) or (
            "?>" if head.startswith("<?", at) else ">"
        )
        at = head.find(end, at)
        if at < 0:
            return None
        at += len(end)
        while at < len(head) and head[at].isspace():
            at += 1
    found = _ROOT.match(head, at)
    if found is None:
        return None
    root = found[2].lower()
    return root if declared or root in (*_FEEDS, "opml", "svg") else None
