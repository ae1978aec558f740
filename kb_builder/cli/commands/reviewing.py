"""Commands that show what a change brings about: diff."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project

group = typer.Typer()


class Form(StrEnum):
    """How ``kb diff`` prints its report."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"


@group.command()
def diff(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help="Asal: revisi git, atau folder yang memuat cases/."),
    ] = None,
    head: Annotated[
        str, typer.Argument(metavar="HEAD", help="Usulan; bawaannya '.', folder proyek ini.")
    ] = ".",
    *,
    output: Annotated[Form, typer.Option("--format", help="Bentuk keluaran.")] = Form.TEXT,
    saved: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tampilkan laporan JSON yang dibuat sebelumnya."),
    ] = None,
    root: Root = HERE,
) -> None:
    """Tunjukkan akibat sebuah perubahan: pernyataan, sumber, halaman, dan daftar yang bergeser."""
    from kb_builder.cli.diff import make, page, read_saved
    from kb_builder.cli.usage import UsageError

    if (base is None) == (saved is None):
        raise UsageError("Sebutkan BASE, atau --saved dengan berkas laporan, salah satu saja.")
    if saved is not None:
        report, code = read_saved(saved), 0
    else:
        report = make(str(base), head, root=project(root))
        code = 1 if report.errors or "head" in report.tables_unread else 0
    if output is Form.TEXT:
        page(report).show()
    elif output is Form.JSON:
        typer.echo(report.as_json(), nl=False)
    else:
        from kb_builder.review.markdown import as_markdown

        typer.echo(as_markdown(report), nl=False)
    raise typer.Exit(code)
