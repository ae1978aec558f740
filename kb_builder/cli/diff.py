"""``kb diff``: what a change brings about, for a terminal, a pull request or a program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kb_builder.cli.terminal import Page
from kb_builder.cli.usage import UsageError
from kb_builder.review.comparison import compare
from kb_builder.review.errors import ReviewError
from kb_builder.review.outline import Section, outline
from kb_builder.review.report import MAX_JSON, Report, cut_text, read_report
from kb_builder.review.revisions import snapshot_of
from kb_builder.today import today

SHOWN: Final = 12
"""So many lines of a section are shown."""
_SAID: Final = 200


class TerminalStyle:
    """Words without markup; ``Page`` takes care of signs that would steer the terminal."""

    def name(self, text: str) -> str:
        """A name, place or address that somebody else may have chosen."""
        return cut_text(text, _SAID)

    def said(self, text: str) -> str:
        """What somebody else wrote."""
        return f"“{cut_text(text, _SAID)}”"

    def gone(self, text: str) -> str:
        """Words of somebody else that are no more."""
        return f"[-{cut_text(text, _SAID)}-]"

    def new(self, text: str) -> str:
        """Words of somebody else that are new."""
        return f"{{+{cut_text(text, _SAID)}+}}"

    def strong(self, text: str) -> str:
        """Words of ours that count."""
        return text


def make(base: str, head: str, *, root: Path) -> Report:
    """The report on two sides that somebody named. Raises ``UsageError``."""
    try:
        return compare(snapshot_of(base, root), snapshot_of(head, root), today=today())
    except ReviewError as error:
        raise UsageError(str(error)) from None


def read_saved(path: Path) -> Report:
    """A report made earlier. Raises ``UsageError``."""
    try:
        with path.open("rb") as stream:
            return read_report(stream.read(MAX_JSON + 1))
    except OSError:
        raise UsageError(f"Berkas '{path}' tidak ada atau tidak dapat dibaca.") from None
    except ReviewError as error:
        raise UsageError(f"Berkas '{path}' tidak dapat dipakai: {error}.") from None


def page(report: Report) -> Page:
    """The report for people at a terminal."""
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
