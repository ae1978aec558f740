"""Commands for those who send a form instead of a file: from-form."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project, talk, tell

group = typer.Typer()


class Kind(StrEnum):
    """Which form it is."""

    VISIT = "kunjungan"
    PRACTICE = "praktik"
    CASE = "kasus"
    CORRECTION = "koreksi"


@group.command("from-form")
def from_form(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="Peristiwa issue dari GitHub (JSON) atau teks formulir."
        ),
    ],
    *,
    kind: Annotated[
        Kind | None, typer.Option(help="Formulir yang mana, bila labelnya tidak menyebutnya.")
    ] = None,
    root: Root = HERE,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Tempat menulis berkas; bawaannya folder proyek."),
    ] = None,
    comment: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Tempat menulis jawaban bagi pengirim.")
    ] = None,
    pull: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tempat menulis teks permintaan penggabungan."),
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="TANGGAL", help="Hari pemeriksaan, misalnya 2026-11-22.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Periksa saja; berkas kasus tidak ditulis.")
    ] = False,
) -> None:
    """Ubah formulir yang sudah diisi menjadi berkas di cases/ yang sudah diperiksa."""
    from kb_builder.cli.from_form import read_form, sentences, write_answers, write_file
    from kb_builder.forms.definition import FormKind

    home = project(root)
    chosen = FormKind(kind.value) if kind else None
    conversion = read_form(file, root=home, kind=chosen, today=today)
    write_answers(conversion, to=comment, pull=pull)
    for sentence in sentences(conversion):
        tell(sentence)
    if conversion.draft is None:
        raise typer.Exit(0 if conversion.by_hand else 1)
    if dry_run:
        talk("Isian dapat dipakai; berkas ini tidak ditulis:")
    else:
        write_file(conversion.draft, out=out or home)
    typer.echo(conversion.draft.name)
