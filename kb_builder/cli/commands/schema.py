"""``kb schema``: the JSON schemas that editors use, written from the models."""

from __future__ import annotations

from typing import Annotated

import typer

from kb_builder.cli.talking import talk


def schema(
    check_only: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; tidak menulis.")
    ] = False,
) -> None:
    """Tulis skema JSON untuk penyunting dari model, atau periksa apakah sudah cocok."""
    from kb_builder.editing.editor_schemas import outdated, write_schemas
    from kb_builder.reference import load_national

    if not check_only:
        write_schemas(load_national())
    elif names := outdated(load_national()):
        talk(f"Skema tidak cocok dengan model: {', '.join(names)}. Jalankan 'kb schema'.")
        raise typer.Exit(1)
