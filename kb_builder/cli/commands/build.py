"""``kb build``: the site from the files of the project."""

from __future__ import annotations

from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Quiet, Root
from kb_builder.cli.talking import hush, project, talk


def build(
    root: Root = HERE,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Banyaknya proses; bawaannya semua inti."),
    ] = None,
    clean: Annotated[bool, typer.Option("--clean", help="Bangun dari awal.")] = False,
    fewer: Annotated[
        bool,
        typer.Option("--allow-fewer", help="Terbitkan walau halaman muka atau separuhnya hilang."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Bangun situs ke _build/site; bila gagal, situs yang lama tetap ada."""
    from kb_builder.progress import shown
    from kb_builder.site.build import BuildError, build_site

    try:
        with shown("Membangun situs …", quiet=quiet) as progress:
            report = build_site(
                project(root),
                jobs=jobs,
                clean=clean,
                allow_fewer=fewer,
                say=hush if quiet else talk,
                progress=progress,
            )
    except BuildError as error:
        talk(str(error))
        raise typer.Exit(1) from None
    if not quiet:
        typer.echo(report.as_text())
