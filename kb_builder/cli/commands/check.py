"""``kb check``: what is wrong in the files of ``cases/``, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project, talk


class Format(StrEnum):
    """How ``kb check`` prints problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def check(
    root: Root = HERE,
    output: Annotated[Format, typer.Option("--format", help="Bentuk keluaran.")] = Format.TEXT,
) -> None:
    """Periksa semua berkas di cases/ dan tunjukkan letak setiap masalah."""
    from kb_builder.editing.repair import MOSTLY
    from kb_builder.reading import load_library
    from kb_builder.reading.library import has_errors
    from kb_builder.reading.problems import as_json
    from kb_builder.reference import load_national

    _, problems = load_library(project(root) / "cases", load_national())
    if output is Format.JSON:
        typer.echo(as_json(problems))
    else:
        for problem in problems:
            typer.echo(problem.as_text() if output is Format.TEXT else problem.as_github())
    if output is Format.TEXT:
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        typer.echo(
            f"{errors} masalah, {warnings} peringatan." if problems else "Tidak ada masalah.",
            err=True,
        )
        if any(problem.code in MOSTLY for problem in problems):
            talk("Coba 'kb fix': yang hanya punya satu jawaban benar diperbaiki sendiri.")
    raise typer.Exit(1 if has_errors(problems) else 0)
