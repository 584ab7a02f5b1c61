"""The texts in the drawings of a Word document, of which mammoth reads only some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translations.articles.tables import local_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_VML = "urn:schemas-microsoft-com:vml"
_SHAPES = ("oval", "line", "polyline", "arc", "curve", "image")


def read_boxes(root: _Element) -> None:
    """Reduce a drawing to the texts of its boxes, unless mammoth can read its older form."""
    for choice in list(root.iter("{*}AlternateContent")):
        boxes = list(choice.iter(f"{{{_W}}}txbxContent"))
        older = next((child for child in choice if local_name(child) == "fallback"), None)
        if older is None or (boxes and next(older.iter(f"{{{_W}}}txbxContent"), None) is None):
            replace_by_parts(choice, [part for box in boxes for part in box])
    for drawing in list(root.iter(f"{{{_W}}}drawing")):
        if next(drawing.iterancestors("{*}AlternateContent"), None) is None:
            boxes = list(drawing.iter(f"{{{_W}}}txbxContent"))
            if boxes:
                replace_by_parts(drawing, [part for box in boxes for part in box])
    for shape in list(root.iter(*(f"{{{_VML}}}{name}" for name in _SHAPES))):
        shape.tag = f"{{{_VML}}}shape"


def replace_by_parts(element: _Element, parts: Sequence[_Element]) -> None:
    """Replace an element by some of those in it."""
    made = element.makeelement(f"{{{_W}}}smartTag", {})
    made.extend(parts)
    replace(element, made)


def replace(element: _Element, other: _Element) -> None:
    """Replace an element by another, unless it is the root."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)
