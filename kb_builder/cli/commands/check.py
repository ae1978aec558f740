"""``kb check``: what is wrong in the files of ``cases/``, and where."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Files, Root
from kb_builder.cli.talking import project, talk
from kb_builder.cli.usage import UsageError


class Format(StrEnum):
    """How ``kb check`` prints problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


def check(
    files: Files = None,
    root: Root = HERE,
    output: Annotated[Format, typer.Option("--format", help="Bentuk keluaran.")] = Format.TEXT,
) -> None:
    """Periksa berkas di cases/ dan tunjukkan letak setiap masalah."""
    from kb_builder.editing.repair.rules import MOSTLY
    from kb_builder.reading import kept_verdicts, load_library
    from kb_builder.reading.library import has_errors
    from kb_builder.reading.problems import as_json, first_of_each
    from kb_builder.reference import load_national

    home = project(root)
    names = _names(home, files or ())
    _, problems = load_library(home / "cases", load_national(), known=kept_verdicts())
    if names:
        problems = [problem for problem in problems if problem.file in names]
    shown, left = first_of_each(problems)
    if output is Format.JSON:
        typer.echo(as_json(problems))
    else:
        for problem in shown:
            typer.echo(problem.as_text() if output is Format.TEXT else problem.as_github())
    if output is Format.TEXT:
        for name, count in left.items():
            talk(f"{name}: {count} masalah lagi; perbaiki dulu yang di atas.")
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        typer.echo(
            f"{errors} masalah, {warnings} peringatan." if problems else "Tidak ada masalah.",
            err=True,
        )
        if any(problem.code in MOSTLY for problem in problems):
            talk("Coba 'kb fix': yang hanya punya satu jawaban benar diperbaiki sendiri.")
    raise typer.Exit(1 if has_errors(problems) else 0)


def _names(home: Path, chosen: Sequence[Path]) -> frozenset[str]:
    """The chosen files as problems name them; empty for all. Raises ``UsageError``."""
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.selection import select_files

    try:
        return (
            frozenset(file.name for file in select_files(home, chosen)) if chosen else frozenset()
        )
    except EditError as error:
        raise UsageError(str(error)) from None
