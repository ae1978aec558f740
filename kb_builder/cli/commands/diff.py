"""``kb diff``: what a change brings about, for a terminal, a pull request or a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kb_builder.cli.options import HERE, AsForm, Form, Quiet, Root
from kb_builder.cli.talking import project
from kb_builder.cli.usage import UsageError
from kb_builder.words.page import Page

if TYPE_CHECKING:
    from kb_builder.review.outline import Section
    from kb_builder.review.report import Report

SHOWN: Final = 12
"""So many lines of a section are shown."""
_SAID: Final = 200


def diff(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help="Asal: revisi git, atau folder yang memuat cases/."),
    ] = None,
    head: Annotated[
        str, typer.Argument(metavar="HEAD", help="Usulan; bawaannya '.', folder proyek ini.")
    ] = ".",
    *,
    output: AsForm = Form.TEXT,
    saved: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Tampilkan laporan JSON yang dibuat sebelumnya."),
    ] = None,
    quiet: Quiet = False,
    root: Root = HERE,
) -> None:
    """Tunjukkan akibat sebuah perubahan: pernyataan, sumber, halaman, dan daftar yang bergeser."""
    if (base is None) == (saved is None):
        raise UsageError("Sebutkan BASE, atau --saved dengan berkas laporan, salah satu saja.")
    if saved is not None:
        report, code = read_saved(saved), 0
    else:
        report = make(str(base), head, root=project(root), quiet=quiet)
        code = 1 if report.errors or "head" in report.tables_unread else 0
    if output is Form.TEXT:
        page(report).show()
    elif output is Form.JSON:
        typer.echo(report.as_json(), nl=False)
    else:
        from kb_builder.review.markdown import as_markdown

        typer.echo(as_markdown(report), nl=False)
    raise typer.Exit(code)


class TerminalStyle:
    """Words without markup; ``Page`` takes care of signs that would steer the terminal."""

    def name(self, text: str) -> str:
        """A name, place or address that somebody else may have chosen."""
        return _cut(text)

    def said(self, text: str) -> str:
        """What somebody else wrote."""
        return f"“{_cut(text)}”"

    def gone(self, text: str) -> str:
        """Words of somebody else that are no more."""
        return f"[-{_cut(text)}-]"

    def new(self, text: str) -> str:
        """Words of somebody else that are new."""
        return f"{{+{_cut(text)}+}}"

    def strong(self, text: str) -> str:
        """Words of ours that count."""
        return text


def _cut(text: str) -> str:
    from kb_builder.review.report import cut_text

    return cut_text(text, _SAID)


def make(base: str, head: str, *, root: Path, quiet: bool) -> Report:
    """The report on two sides that somebody named. Raises ``UsageError``."""
    from kb_builder.progress import shown
    from kb_builder.review.comparison import compare
    from kb_builder.review.errors import ReviewError
    from kb_builder.review.revisions import snapshot_of
    from kb_builder.today import today

    try:
        sides = snapshot_of(base, root), snapshot_of(head, root)
        with shown("Membandingkan …", quiet=quiet) as progress:
            return compare(*sides, today=today(), progress=progress)
    except ReviewError as error:
        raise UsageError(str(error)) from None


def read_saved(path: Path) -> Report:
    """A report made earlier. Raises ``UsageError``."""
    from kb_builder.review.errors import ReviewError
    from kb_builder.review.report import MAX_JSON, read_report

    try:
        with path.open("rb") as stream:
            return read_report(stream.read(MAX_JSON + 1))
    except OSError:
        raise UsageError(f"Berkas '{path}' tidak ada atau tidak dapat dibaca.") from None
    except ReviewError as error:
        raise UsageError(f"Berkas '{path}' tidak dapat dipakai: {error}.") from None


def page(report: Report) -> Page:
    """The report for people at a terminal."""
    from kb_builder.review.outline import outline

    found = outline(report, TerminalStyle())
    shown = Page()
    shown.title(f"Akibat perubahan: {report.base} → {report.head}")
    shown.lines(*found.summary)
    if found.attentions:
        shown.title("Perhatian")
        shown.lines(*_limited(found.attentions))
    for section in found.sections:
        shown.title(section.title)
        shown.lines(*_limited(_lines(section)))
    return shown


def _lines(section: Section) -> tuple[str, ...]:
    return tuple(f"{'  ' * line.level}{line.text}" for line in section.lines)


def _limited(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= SHOWN:
        return lines
    rest = f"… dan {len(lines) - SHOWN} baris lagi; selengkapnya dengan --format md atau json."
    return (*lines[:SHOWN], rest)
