"""Documents for tests, written by hand in their formats."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERING = f"""<w:numbering xmlns:w="{_W}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="Pasal %1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:lvlText w:val="BAB %1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>
</w:lvlOverride></w:num></w:numbering>"""
_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="paragraph" w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bab"><w:name w:val="heading 2"/><w:pPr><w:numPr>
<w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Judul"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kutipan"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Ket"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>"""
_NOTES = f"""<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> Menurut sensus.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
_PROPERTIES = """<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>
<dcterms:created>2021-05-03T10:00:00Z</dcterms:created></cp:coreProperties>"""


def paragraph(text: str, style: str = "", *, number: int = 0, level: int = 0) -> str:
    """A paragraph of Word's; ``text`` may be elements."""
    shown = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{shown}</w:p>"


def docx(
    body: str, *, title: str = "", author: str = "Siti", **changes: str | bytes | None
) -> bytes:
    """A document of Word; ``changes`` replace files by their names, with __ for / and None to drop."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f"<Relationships xmlns='{_RELATIONS}'><Relationship Id='r1' "
        f"Type='{_OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships xmlns='{_RELATIONS}'>"
        + "".join(
            f"<Relationship Id='r{n}' Type='{_OFFICE}/{kind}' Target='{kind}.xml'/>"
            for n, kind in enumerate(("styles", "numbering", "footnotes"))
        )
        + "</Relationships>",
        "word/document.xml": f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document "
        f"xmlns:w='{_W}' xmlns:m='{_M}' xmlns:wps='urn:wps' xmlns:wp='urn:wp' "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/footnotes.xml": _NOTES,
        "docProps/core.xml": _PROPERTIES.format(title, author),
    }  # fmt: skip
    for name, content in changes.items():
        files.pop(path := name.replace("__", "/"), None)
        if content is not None:
            files[path] = content
    return _zipped(files)


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"),
                         ("style", "style"), ("draw", "drawing"), ("svg", "svg-compatible"),
                         ("meta", "meta"))
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_ODF_STYLES = """<office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
<style:style style:name="P2" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
 text:start-value="3"/><text:list-level-style-bullet text:level="2"/></text:list-style>
</office:automatic-styles>"""
_ODF_META = """<office:meta><dc:title>{}</dc:title><meta:initial-creator>Siti</meta:initial-creator>
<meta:creation-date>2021-05-03T10:00:00</meta:creation-date></office:meta>"""


def odt(body: str, *, title: str = "", **files: str | bytes) -> bytes:
    """An OpenDocument text."""
    return _zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<office:document-content {_ODF}>{_ODF_STYLES}<office:body><office:text>'
        f"{body}</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_ODF}>{_ODF_META.format(title)}</office:document-meta>",
        **{name.replace("__", "/"): content for name, content in files.items()},
    })  # fmt: skip


def fodt(body: str) -> bytes:
    """An OpenDocument text in one file."""
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    return (
        f'<?xml version="1.0"?><office:document {_ODF} {kind}>{_ODF_META.format("")}{_ODF_STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def fb2(bodies: str, *, encoding: str = "utf-8") -> bytes:
    """A FictionBook."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><FictionBook xmlns:l="http://www.w3.org/1999/xlink"'
        ' xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info>'
        "<author><first-name>Siti</first-name><last-name>Aminah</last-name></author>"
        '<book-title>Anak Laut</book-title><date value="2019-05-01">2019</date></title-info>'
        "<publish-info><publisher>Pustaka Contoh</publisher></publish-info></description>"
        f"{bodies}</FictionBook>"
    ).encode(encoding)


def _zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # Without the time of day: the same document has the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
