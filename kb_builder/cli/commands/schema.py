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

    if not check_only:
        write_schemas()
    elif names := outdated():
        talk(f"Skema tidak cocok dengan model: {', '.join(names)}. Jalankan 'kb schema'.")
        raise typer.Exit(1)
