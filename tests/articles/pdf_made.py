"""PDF files for tests, written by hand: words at positions, in Helvetica."""

from collections.abc import Sequence
from textwrap import wrap

Placed = tuple[float, float, float, str]
"""From the left and from the foot of the page, in points; the size; a text."""


def column(text: str, x: float, y: float, letters: int, *, indent: float = 0) -> list[Placed]:
    """A paragraph in lines of so many letters, the first further in."""
    lines = wrap(text, letters)
    return [(x + (indent if n == 0 else 0), y - 13 * n, 10, line) for n, line in enumerate(lines)]


def pdf(
    pages: Sequence[Sequence[Placed]], *, title: str = "", author: str = "", picture: bool = False
) -> bytes:
    """A file; with ``picture`` a page without words is one, as in a scanned book."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
                            b"/Encoding/WinAnsiEncoding>>",
                            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
                            b"/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream"]  # fmt: skip
    kids = []
    for page in pages:
        drawn = b"".join(map(_drawn, page))
        if picture and not page:
            drawn = b"q 500 0 0 700 0 0 cm /I Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
            b"<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    about = b"<</Title(%s)/Author(%s)/CreationDate(D:20260402101500)>>"
    objects.append(about % (title.encode("cp1252"), author.encode("cp1252")))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + trailer % (len(objects) + 1, len(objects), len(data))
    )


def _drawn(placed: Placed) -> bytes:
    x, y, size, text = placed
    letters = text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        letters = letters.replace(sign, b"\\" + sign)
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, letters)
