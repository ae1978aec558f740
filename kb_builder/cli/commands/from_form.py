"""``kb from-form``: a filled-in form turned into a checked file, and the answer to its sender."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb_builder.cli.inputs import read_input
from kb_builder.cli.options import HERE, Root
from kb_builder.cli.talking import project, talk, tell
from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from kb_builder.forms.conversion import Conversion
    from kb_builder.forms.definition import FormKind
    from kb_builder.forms.proposal import Proposal


class Kind(StrEnum):
    """Which form it is."""

    VISIT = "kunjungan"
    CHECK = "pemeriksaan"
    PRACTICE = "praktik"
    CASE = "kasus"
    CORRECTION = "koreksi"


def from_form(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="Peristiwa issue dari GitHub (JSON) atau teks formulir."
        ),
    ],
    *,
    kind: Annotated[
        Kind | None, typer.Option(help="Formulir yang mana, bila labelnya tidak menyebutnya.")
    ] = None,
    root: Root = HERE,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Tempat menulis berkas; bawaannya folder proyek."),
    ] = None,
    comment: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Tempat menulis jawaban bagi pengirim.")
    ] = None,
    pull: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tempat menulis teks permintaan penggabungan."),
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="TANGGAL", help="Hari pemeriksaan, misalnya 2026-11-22.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Periksa saja; berkas kasus tidak ditulis.")
    ] = False,
) -> None:
    """Ubah formulir yang sudah diisi menjadi berkas di cases/ yang sudah diperiksa."""
    from kb_builder.forms.definition import FormKind

    home = project(root)
    chosen = FormKind(kind.value) if kind else None
    conversion = read_form(file, root=home, kind=chosen, today=today)
    write_answers(conversion, to=comment, pull=pull)
    for sentence in sentences(conversion):
        tell(sentence)
    if conversion.draft is None:
        raise typer.Exit(0 if conversion.by_hand else 1)
    if dry_run:
        talk("Isian dapat dipakai; berkas ini tidak ditulis:")
    else:
        write_file(conversion.draft, out=out or home)
    typer.echo(conversion.draft.name)


def read_form(
    file: str, /, *, root: Path, kind: FormKind | None = None, today: str | None = None
) -> Conversion:
    """What comes of the form in ``file`` ("-" is stdin). Raises ``UsageError``."""
    from kb_builder.forms.conversion import convert
    from kb_builder.forms.errors import FormError
    from kb_builder.forms.submission import MAX_BYTES, read_submission
    from kb_builder.reference import load_national
    from kb_builder.today import today as this_day

    day = _day(today) if today is not None else None
    try:
        submission = read_submission(read_input(file, what="formulir", most=MAX_BYTES))
    except FormError as error:
        raise UsageError(str(error)) from None
    on = day or submission.day or this_day()
    return convert(submission, root=root, national=load_national(), today=on, kind=kind)


def write_answers(conversion: Conversion, *, to: Path | None, pull: Path | None) -> None:
    """Write the comment, and the text of the pull request where there is a file to bring.

    Raises ``UsageError`` where they cannot be written.
    """
    from kb_builder.forms.comment import comment, pull_request

    texts = {to: comment(conversion)} if to else {}
    if pull and conversion.draft:
        texts[pull] = pull_request(conversion, conversion.draft)
    for path, text in texts.items():
        _write(path, text)


def write_file(draft: Proposal, /, *, out: Path) -> None:
    """Put the file below ``out``. Raises ``UsageError`` where it cannot be written."""
    _write(out / draft.name, draft.text)


def sentences(conversion: Conversion) -> list[str]:
    """What is wrong, one line for each, with the question it is about."""
    lines = [conversion.by_hand] if conversion.by_hand else []
    for problem in conversion.problems:
        label = f"{problem.field.label}: " if problem.field else ""
        lines.append(f"{label}{problem.message} {problem.hint}".rstrip())
        lines += [f"  {place}" for place in problem.found]
    return list(dict.fromkeys(lines))


def _write(path: Path, text: str) -> None:
    from kb_builder.writing import write_if_changed

    try:
        write_if_changed(path, text.encode("utf-8"))
    except OSError:
        raise UsageError(f"'{path}' tidak dapat ditulis.") from None


def _day(today: str) -> dt.date:
    from kb_builder.words.dates import read_date

    try:
        return dt.date.fromisoformat(read_date(today))
    except ValueError:
        raise UsageError("Tulis --today sebagai hari lengkap, misalnya 2026-11-22.") from None
