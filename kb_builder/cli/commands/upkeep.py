"""Commands that say what needs looking at again: stale, links."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import echo_json, project, tell

group = typer.Typer()


class Shape(StrEnum):
    """For whom the answer is: people, an issue, programs."""

    TEXT = "text"
    MD = "md"
    JSON = "json"


AsShape = Annotated[
    Shape, typer.Option("--format", help="Untuk orang, untuk isu, atau untuk program.")
]


@group.command()
def stale(
    months: Annotated[
        int, typer.Option(min=1, help="Berkas yang setua ini, dalam bulan, selalu dibaca ulang.")
    ] = 12,
    today: Annotated[
        str | None,
        typer.Option(metavar="TANGGAL", help="Hitung seolah hari ini tanggal itu: 2026-11-22."),
    ] = None,
    output: AsShape = Shape.TEXT,
    root: Root = HERE,
) -> None:
    """Tunjukkan berkas mana yang perlu dibaca ulang, dari yang paling lama tidak diperiksa."""
    from kb_builder.cli import stale as cli_stale

    found = cli_stale.ask(project(root) / "cases", months=months, today=today)
    for sentence in cli_stale.complaints(found):
        tell(sentence)
    if output is Shape.JSON:
        echo_json(cli_stale.as_json(found))
    elif output is Shape.MD:
        typer.echo(cli_stale.markdown(found), nl=False)
    else:
        cli_stale.page(found).show()
    raise typer.Exit(1 if found.unread else 0)


@group.command()
def links(
    output: AsShape = Shape.TEXT,
    archive: Annotated[
        bool,
        typer.Option("--archive", help="Cari juga salinan alamat baik yang arsipnya belum ada."),
    ] = False,
    only: Annotated[
        str | None, typer.Option(metavar="SITUS", help="Hanya alamat dari situs ini.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Hanya N alamat pertama.")
    ] = None,
    root: Root = HERE,
) -> None:
    """Periksa alamat luar di cases/; hanya perintah ini yang memakai jaringan."""
    from kb_builder.cli import links as cli_links

    report = cli_links.ask(project(root) / "cases", copies=archive, only=only, limit=limit)
    for sentence in report.faults:
        tell(sentence)
    if output is Shape.JSON:
        echo_json(cli_links.as_json(report))
    elif output is Shape.MD:
        typer.echo(cli_links.markdown(report), nl=False)
    else:
        cli_links.page(report).show()
    raise typer.Exit(1 if report.broken else 0)
