"""One pack in three formats: all of the text, none of it as markup, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from kb_builder.brief.content import make_brief
from kb_builder.brief.document import (
    Boxes,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from kb_builder.brief.docx_file import as_docx
from kb_builder.brief.html_page import as_html
from kb_builder.brief.pdf import as_pdf
from kb_builder.project import load

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = (
    '<script>alert(1)</script> & "x"',
    "#panic() *tebal* $x^2$ @a `b` \\ [c] = judul",
    "=HYPERLINK(1) {{ x }} {% y %}",
)


@pytest.fixture
def document() -> Document:
    blocks = (
        Heading(HOSTILE[0]),
        Paragraph(HOSTILE[1], strong=True),
        Paragraph(HOSTILE[2], small=True),
        Bullets(HOSTILE),
        Bullets(HOSTILE, start=1),
        Table(HOSTILE, (HOSTILE, ("", "", "")), (40, 30, 30), tall=True),
        Table(("", ""), (HOSTILE[:2],), (20, 80)),
        Boxes(("Indikator", "Sudah baik", "Belum ada"), HOSTILE),
    )
    return Document(
        HOSTILE[0], HOSTILE[1], (Part("satu", HOSTILE[2], blocks), Part("dua", "B", ()))
    )


def texts_of(word: bytes) -> str:
    opened = docx.Document(io.BytesIO(word))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def test_every_text_stands_in_the_editable_document(document: Document) -> None:
    found = texts_of(as_docx(document))
    for text in HOSTILE:
        assert found.count(text) >= 7


def test_no_text_becomes_markup_on_the_page(document: Document) -> None:
    page = as_html(document)
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;") >= 7
    assert 'lang="id"' in page
    assert re.search(r"https?://", page) is None


def test_the_printed_form_is_tagged_a4_with_its_fonts_and_runs_nothing(document: Document) -> None:
    printed = as_pdf(document)
    assert printed.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in printed
    assert b"/Lang" in printed
    assert b"/JavaScript" not in printed
    assert b"/FontFile3" in printed


@pytest.mark.parametrize("make", [as_pdf, as_docx, as_html])
def test_the_same_pack_gives_the_same_bytes(make: object, document: Document) -> None:
    assert make(document) == make(document)  # type: ignore[operator]


def test_the_editable_document_has_no_clock_and_repeats_its_heads(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(document))) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {2020}
        body = archive.read("word/document.xml").decode("utf-8")
    assert body.count("w:tblHeader") == 2


def test_columns_of_the_editable_document_are_as_wide_as_asked(document: Document) -> None:
    table = docx.Document(io.BytesIO(as_docx(document))).tables[0]
    first, second, third = (column.width for column in table.columns)
    assert first is not None
    assert second == third
    assert first > second


def test_the_decision_is_one_printed_sheet() -> None:
    project = load(ROOT)
    for host in ("bojonegoro", "purbalingga", "kota surabaya"):
        pack = make_brief(project, "pemalang", host=host, domain="D4")
        printed = as_pdf(replace(pack, parts=pack.parts[:1]))
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
