"""``kb pack``: the built site as one zip file for a stick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Quiet, Root
from kb_builder.cli.talking import project, talk, tell


def pack(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Berkas zip; bawaannya _build/rujukan.zip."),
    ] = None,
    quiet: Quiet = False,
    root: Root = HERE,
) -> None:
    """Kemas situs menjadi satu zip untuk flash disk, dibuka tanpa internet."""
    from kb_builder.progress import shown
    from kb_builder.site.packing import START, PackError, pack_site
    from kb_builder.words.numbers import number

    try:
        with shown("Mengemas situs …", quiet=quiet) as progress:
            packed = pack_site(project(root), out, progress=progress)
    except PackError as error:
        tell(str(error))
        raise typer.Exit(1) from None
    size = number(packed.size / 1024**2, decimals=1)
    if not quiet:
        talk(f"{packed.files} berkas, {size} MB. Sesudah diekstrak, buka {START}.")
    typer.echo(str(packed.path))
