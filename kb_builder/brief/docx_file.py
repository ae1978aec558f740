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
_STILL: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""Word wants a date of creation; the pack has none, so that the same input gives the same bytes."""
_ZIPPED: Final = (2020, 1, 1, 0, 0, 0)


def as_docx(document: Document, /) -> bytes:
    """The bytes of the document."""
    import docx
    from docx.shared import Mm, Pt

    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    style = word.styles["Normal"]
    style.font.size = Pt(10)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title, "Rujukan", ""
    properties.language = "id-ID"
    properties.created = properties.modified = _STILL
    properties.revision, properties.last_modified_by = 1, ""
    word.add_heading(document.title, level=0)
    word.add_paragraph(document.subtitle)
    for number, part in enumerate(document.parts):
        if number:
            word.add_page_break()  # type: ignore[no-untyped-call]
        word.add_heading(part.title, level=1)
        for block in part.blocks:
            _add(word, block)
    stream = io.BytesIO()
    word.save(stream)
    return _still(stream.getvalue())


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, level=2)
        case Paragraph():
            run = word.add_paragraph().add_run(block.text)
            run.bold, run.italic = block.strong, block.small
        case Bullets():
            style = "List Number" if block.numbered else "List Bullet"
            for item in block.items:
                word.add_paragraph(item, style=style)
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
    from docx.shared import Mm

    named = any(head)
    table = word.add_table(rows=0, cols=len(widths), style="Table Grid" if named else None)
    table.autofit = False
    for number, row in enumerate((head, *rows) if named else rows):
        added: Any = table.add_row()
        if tall and (number or not named):
            added.height = Mm(14)
        for cell, text, share in zip(added.cells, row, widths, strict=True):
            cell.width = Mm(170 * share / sum(widths))
            run = cell.paragraphs[0].add_run(text)
            run.bold = named and not number
        if named and not number:
            _repeat(added)


def _repeat(row: Any) -> None:
    """Repeat the head of a table on each page, and tell readers of the screen that it is one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


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
