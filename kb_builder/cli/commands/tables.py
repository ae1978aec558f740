"""Commands that take in the national tables: import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, AsJson, Root
from kb_builder.cli.talking import echo_json, tell

group = typer.Typer()
taking_in = typer.Typer(help="Muat tabel nasional dari terbitan kementerian.")
group.add_typer(taking_in, name="import", no_args_is_help=True)


@taking_in.command()
def assessment(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Tabel kementerian: XLSX, CSV, atau teks salinan PDF; '-' untuk masukan standar.",
        ),
    ],
    *,
    framework: Annotated[
        str, typer.Option(metavar="INSTRUMEN", help="Instrumen putaran itu, misalnya pemdi-2026.")
    ],
    year: Annotated[int, typer.Option(metavar="TAHUN", help="Tahun putaran.")],
    sheet: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Lembar XLSX; tanpa ini yang pertama.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="SUSUNAN", help="Susunan kolom, misalnya no,nama,D1,D2,D3,D4,indeks."),
    ] = None,
    decisions: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keputusan tentang baris yang belum beres.")
    ] = None,
    write_decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Tulis berkas keputusan untuk diisi, bila ada yang perlu."
        ),
    ] = None,
    accept_suggestions: Annotated[
        bool,
        typer.Option("--accept-suggestions", help="Pakai saran yang hanya satu kemungkinannya."),
    ] = False,
    publisher: Annotated[
        str | None, typer.Option(metavar="LEMBAGA", help="Penerbit tabel.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="JUDUL", help="Judul laporan yang memuat tabel.")
    ] = None,
    address: Annotated[
        str | None, typer.Option(metavar="ALAMAT", help="Alamat laporan itu, http atau https.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Ganti tabel tahun itu yang sudah ada.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Hanya periksa; tidak menulis tabel.")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder tujuan; bawaannya kb_builder/reference."),
    ] = None,
    as_json: AsJson = False,
    root: Root = HERE,
) -> None:
    """Muat tabel hasil satu putaran; ditulis hanya bila semua barisnya beres."""
    from kb_builder.cli import import_report, importing
    from kb_builder.importing import DecisionError, TableError
    from kb_builder.today import today

    order = importing.read_order(
        framework, year, publisher=publisher, title=title, address=address, today=today()
    )
    target = importing.open_target(order, into=into, root=root, replace=replace, dry_run=dry_run)
    files = importing.read_files(file, decisions)
    try:
        result = importing.take_in(
            order,
            files,
            target,
            sheet=sheet,
            columns=columns,
            accept_suggestions=accept_suggestions,
            write_decisions=write_decisions,
            dry_run=dry_run,
        )
    except TableError as error:
        at_fault = files.decisions_name if isinstance(error, DecisionError) else files.name
        tell(f"{at_fault}: {error}")
        raise typer.Exit(1) from None
    if as_json:
        echo_json(import_report.result_json(result))
    else:
        import_report.page(result).show()
    for sentence in import_report.closing(result):
        tell(sentence)
    raise typer.Exit(1 if result.draft.open else 0)
