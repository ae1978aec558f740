"""``kb fmt``: files of ``cases/`` in the one form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kb_builder.cli.options import HERE, Files, Root
from kb_builder.cli.talking import project, save, tell
from kb_builder.cli.usage import UsageError


def fmt(
    files: Files = None,
    check_only: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; tidak menulis.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Rapikan berkas di cases/ ke satu bentuk; isinya dan komentarnya tetap."""
    raise typer.Exit(format_files(project(root), files or (), check_only=check_only))


def format_files(root: Path, chosen: Sequence[Path], *, check_only: bool) -> int:
    """Write what is not in the one form, or only name it; returns the exit code."""
    from kb_builder.editing.canonical import write_document
    from kb_builder.editing.document import read_document
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.selection import select_files

    try:
        files = select_files(root, chosen)
    except EditError as error:
        raise UsageError(str(error)) from None
    changed, broken = 0, 0
    for file in files:
        try:
            wanted = write_document(read_document(file.read(), file.kind))
        except EditError as error:
            tell(f"{error.about(file.name)} Berkas ini dibiarkan; lihat 'kb check'.")
            broken += 1
            continue
        if wanted.encode("utf-8") == file.read_bytes():
            continue
        if check_only or save(file.path, wanted, name=file.name):
            changed += 1
            typer.echo(file.name)
        else:
            broken += 1
    tell(_summary(len(files), changed, broken, check_only=check_only))
    return 1 if broken or (check_only and changed) else 0


def _summary(files: int, changed: int, broken: int, *, check_only: bool) -> str:
    left = f" {broken} berkas tidak dapat dirapikan." if broken else ""
    if not changed:
        return (f"{files - broken} berkas sudah rapi." if files > broken else "") + left
    if check_only:
        return f"{changed} berkas belum rapi; jalankan 'kb fmt'.{left}"
    return f"{changed} berkas dirapikan.{left}"
