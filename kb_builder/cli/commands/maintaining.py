"""Commands that write files of ``cases/``: new, fmt, fix."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root, Words
from kb_builder.cli.talking import project

group = typer.Typer()

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Berkas di cases/; tanpa ini semua berkas."),
]


@group.command()
def fmt(
    files: Files = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; tidak menulis.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Rapikan berkas di cases/ ke satu bentuk; isinya dan komentarnya tetap."""
    from kb_builder.cli.fmt import format_files

    raise typer.Exit(format_files(project(root), files or (), check_only=check_only))


@group.command()
def fix(
    files: Files = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Hanya tunjukkan; tidak menulis.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Perbaiki di cases/ apa yang jawabannya hanya satu, dan tunjukkan perubahannya."""
    from kb_builder.cli.fix import fix_files
    from kb_builder.today import today

    raise typer.Exit(fix_files(project(root), files or (), dry_run=dry_run, today=today()))


starting = typer.Typer(
    help="Mulai kasus, kunjungan, atau praktik baru; yang sudah diketahui langsung terisi.",
    no_args_is_help=True,
)
group.add_typer(starting, name="new")
By = Annotated[str, typer.Option("--by", metavar="LEMBAGA", help="Lembaga yang memeriksa isinya.")]


@starting.command("case")
def new_case(area: Words, by: By = "", root: Root = HERE) -> None:
    """Mulai berkas kasus sebuah kabupaten atau kota."""
    from kb_builder.cli.new import start_case

    start_case(project(root), " ".join(area), verified_by=by)


@starting.command("visit")
def new_visit(
    host: Annotated[str, typer.Option(metavar="AREA", help="Daerah yang dikunjungi.")],
    guest: Annotated[str, typer.Option(metavar="AREA", help="Daerah yang berkunjung.")],
    date: Annotated[
        str, typer.Option(metavar="TANGGAL", help="Misalnya 2019-04-30, 2019-04, atau 2019.")
    ],
    by: By = "",
    root: Root = HERE,
) -> None:
    """Mulai berkas sebuah kunjungan."""
    from kb_builder.cli.new import start_visit

    start_visit(project(root), host=host, guest=guest, date=date, verified_by=by)


@starting.command("practice")
def new_practice(
    area: Words,
    title: Annotated[str, typer.Option(metavar="JUDUL", help="Nama praktik, jelas dan singkat.")],
    root: Root = HERE,
) -> None:
    """Tambahkan praktik yang tinggal diisi pada berkas kasus sebuah daerah."""
    from kb_builder.cli.new import start_practice

    start_practice(project(root), " ".join(area), title=title)
