"""``kb serve``: the site on this computer, anew whenever a file changes."""

from __future__ import annotations

from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project, talk


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
