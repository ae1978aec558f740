"""``kb brief``: everything for a visit in one file: decide, ask, meet, follow up, write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kb_builder.cli.options import HERE, Own, Root, Words
from kb_builder.cli.talking import tell
from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from kb_builder.brief.document import Document
    from kb_builder.project import Project
    from kb_builder.similarity import Typed

SUFFIXES: Final = (".pdf", ".docx", ".html")


def brief(
    context: typer.Context,
    area: Words,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Berkas .pdf, .docx, atau .html.")
    ],
    host: Annotated[
        str | None,
        typer.Option(metavar="AREA", help="Tuan rumah; tanpa ini, yang teratas dalam daftar."),
    ] = None,
    domain: Annotated[
        str | None,
        typer.Option(metavar="D1..D4", help="Domain; tanpa ini, yang paling tertinggal."),
    ] = None,
    own: Own,
    root: Root = HERE,
) -> None:
    """Siapkan kunjungan: lembar keputusan, pertanyaan, acara, tindak lanjut, dan surat."""
    from kb_builder.cli.places import tables_of
    from kb_builder.cli.questions import read_project, read_scores
    from kb_builder.writing import write_if_changed

    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"'{output}' harus berakhiran {', '.join(SUFFIXES[:2])}, atau .html.")
    project, _ = read_project(tables_of(context), root, needed=False)
    asked = read_scores(own.scores, own.sheet, project.national)
    for notice in asked.notices:
        tell(notice)
    document = _document(project, " ".join(area), host, domain, asked.scores)
    try:
        write_if_changed(output, _bytes(document, output.suffix.lower()))
    except OSError:
        tell(f"'{output}' tidak dapat ditulis; periksa izin folder dan ruang disk.")
        raise typer.Exit(1) from None
    tell(f"{document.title}: {output}")


def _document(
    project: Project,
    guest: str,
    host: str | None,
    domain: str | None,
    scores: Typed | None,
) -> Document:
    from kb_builder.brief.content import make_brief
    from kb_builder.brief.errors import BriefError
    from kb_builder.cli.places import find_place

    try:
        return make_brief(
            project,
            find_place(guest, project.areas),
            host=None if host is None else find_place(host, project.areas),
            domain=None if domain is None else domain.strip().upper(),
            scores=scores,
        )
    except BriefError as error:
        raise UsageError(str(error)) from None


def _bytes(document: Document, suffix: str) -> bytes:
    if suffix == ".pdf":
        from kb_builder.brief.pdf import as_pdf

        return as_pdf(document)
    if suffix == ".docx":
        from kb_builder.brief.docx_file import as_docx

        return as_docx(document)
    from kb_builder.brief.html_page import as_html

    return as_html(document).encode("utf-8")
