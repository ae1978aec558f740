"""The pack as a document that officers edit: headings, tables and boxes of Word's own."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from kb_builder.brief.document import Block, Boxes, Bullets, Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from docx.document import Document as Word

_TICK: Final = "☐"
_FONT: Final = "Arial"
"""Every office has it, and letters of regencies are written in it."""
_LINE_MM: Final = 174
_CELL: Final = "Sel"
"""Our style of what stands in tables; name and id are the same."""
_GREY: Final = "F0F0F0"
_STILL: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Word wants a date of creation; the pack has none, so that the same input gives the same bytes."""
_ZIPPED: Final = (2020, 1, 1, 0, 0, 0)


def as_docx(document: Document, /) -> bytes:
    """The bytes of the document."""
    import docx
    from docx.shared import Mm

    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - _LINE_MM) / 2)
    section.top_margin = section.bottom_margin = Mm(15)
    section.footer_distance = Mm(8)
    _style(word)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title, "Rujukan", ""
    properties.language = "id-ID"
    properties.created = properties.modified = _STILL
    properties.revision, properties.last_modified_by = 1, ""
    _number_pages(section.footer.paragraphs[0], document.title)
    _written(word.add_paragraph(), document.title, "Title")
    word.add_paragraph(document.subtitle)
    for number, part in enumerate(document.parts):
        heading = _written(word.add_paragraph(), part.title, "Heading1")
        if number:
            heading.paragraph_format.page_break_before = True
        for block in part.blocks:
            _add(word, block)
    stream = io.BytesIO()
    word.save(stream)
    return _still(stream.getvalue())


def _written(paragraph: Any, text: str, style: str) -> Any:
    """A paragraph with its text, in a style by its id: by name all styles would be read again."""
    paragraph._p.style = style
    paragraph.add_run(text)
    return paragraph


def _style(word: Word) -> None:
    """Sizes and distances of Word's own styles, so that the decision fits on one sheet."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    word.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
    for name, size, before, after in (
        ("Normal", 9.5, 0, 3),
        (_CELL, 9, 0, 1),
        ("Title", 15, 0, 2),
        ("Heading 1", 13, 4, 3),
        ("Heading 2", 10.5, 6, 2),
        ("List Bullet", 9.5, 0, 1),
        ("List Number", 9.5, 0, 2),
    ):
        style: Any = word.styles[name]
        style.font.size, style.font.name = Pt(size), _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb, style.font.bold = RGBColor(0, 0, 0), True
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        style.paragraph_format.line_spacing = 1.0
    border = word.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def _number_pages(paragraph: Any, title: str) -> None:
    """Title and number of the page, at the foot of each."""
    from docx.shared import Pt

    for text in (f"{title} – halaman ", None):
        run = paragraph.add_run(text)
        run.font.size = Pt(8)
        if text is None:
            for kind, said in (("begin", None), (None, "PAGE"), ("end", None)):
                run._r.append(_field(kind, said))


def _field(kind: str | None, said: str | None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        found.set(qn("w:fldCharType"), kind)
    else:
        found.text = said
    return found


def _add(word: Word, block: Block) -> None:
    from docx.shared import Pt

    match block:
        case Heading():
            _written(word.add_paragraph(), block.text, "Heading2")
        case Paragraph():
            paragraph = word.add_paragraph()
            run = paragraph.add_run(block.text)
            if block.small:
                run.italic = True
            if block.strong:
                run.bold, run.font.size = True, Pt(12)
                _shade(paragraph._p.get_or_add_pPr())
        case Bullets():
            for item in block.items:
                _written(word.add_paragraph(), item, "ListNumber" if block.start else "ListBullet")
        case Boxes():
            ticks = tuple((row, *(_TICK for _ in block.head[1:])) for row in block.rows)
            _table(word, block.head, ticks, (48, *(13 for _ in block.head[1:])), tall=False)
        case Table():
            _table(word, block.head, block.rows, block.widths, tall=block.tall)


def _table(
    word: Word,
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[int, ...],
    *,
    tall: bool,
) -> None:
    from docx.shared import Mm, Pt

    named = any(head)
    table = word.add_table(rows=0, cols=len(widths), style="Table Grid" if named else None)
    table.autofit = False
    line = [Mm(_LINE_MM * share / sum(widths)) for share in widths]
    for column, width in zip(table.columns, line, strict=True):  # what LibreOffice goes by
        column.width = width
    for number, row in enumerate((head, *rows) if named else rows):
        added: Any = table.add_row()
        if tall and (number or not named):
            added.height = Mm(13)
        for cell, text, width in zip(added.cells, row, line, strict=True):
            cell.width = width
            paragraph = _written(cell.paragraphs[0], text, _CELL)
            if named and not number:
                paragraph.runs[0].bold = True
        _keep_whole(added, repeated=named and not number)
    after = word.add_paragraph().paragraph_format  # or two tables would become one
    after.space_after, after.line_spacing = Pt(0), Pt(5)


def _shade(properties: Any) -> None:
    """A grey ground, for what must be seen first."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
        ground.set(qn(f"w:{name}"), value)
    properties.append(ground)


def _keep_whole(row: Any, *, repeated: bool) -> None:
    """No row is cut by the end of a page; a head is repeated there and told to screen readers."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    for name in ("cantSplit", *(["tblHeader"] if repeated else [])):
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), "true")
        properties.append(mark)


def _still(data: bytes) -> bytes:
    """The same archive without the clock of the machine."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            info = zipfile.ZipInfo(name, date_time=_ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return out.getvalue()
