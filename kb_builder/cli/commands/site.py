"""Commands that make and show the site: build, serve."""

from __future__ import annotations

from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project, talk

group = typer.Typer()


@group.command()
def build(
    root: Root = HERE,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="Banyaknya proses.")] = 1,
    clean: Annotated[bool, typer.Option("--clean", help="Bangun dari awal.")] = False,
) -> None:
    """Bangun situs ke _build/site; bila gagal, situs yang lama tetap ada."""
    from kb_builder.site.build import BuildError, build_site

    try:
        report = build_site(project(root), jobs=jobs, clean=clean, say=talk)
    except BuildError as error:
        talk(str(error))
        raise typer.Exit(1) from None
    typer.echo(report.as_text())


@group.command()
def serve(
    root: Root = HERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Nomor porta.")] = 8000,
) -> None:
    """Sajikan situs di komputer ini dan muat ulang setiap kali berkas berubah."""
    import gc

    from kb_builder.site.serve import ServeError, serve_site

    gc.enable()  # a server runs on
    try:
        serve_site(project(root), port=port, say=talk)
    except ServeError as error:
        talk(str(error))
        raise typer.Exit(1) from None
