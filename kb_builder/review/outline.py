"""A report in words: a summary, what must not be overlooked, and sections of lines.

Everything that somebody else wrote passes through a ``Style``; the words around it are ours. No
line is longer than a reader bears: what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from kb_builder.review.moves import size
from kb_builder.review.reasons import move_sentence, mover_sentence
from kb_builder.review.report import Change, PageGroup, Piece, Report, SourceChange
from kb_builder.review.style import LISTED, Style, listed
from kb_builder.review.summary import KINDS, attention_sentence, summary_sentences

T = TypeVar("T", Change, SourceChange)

LARGEST: Final = 10
MOVERS: Final = 20
_WORDED: Final = 1_500
"""So many letters of a reworded text are shown."""
_FIELDS: Final = 6

_FILES: Final = {
    "added": "baru",
    "removed": "dihapus",
    "changed": "diubah",
    "renamed": "berganti nama",
    "respelled": "penulisannya diubah, isinya sama",
}
_PAGES: Final = {
    "case": "Halaman kasus dan pertemuan penilaian",
    "practice": "Halaman praktik",
    "visit": "Halaman kunjungan",
    "list": "Daftar dan halaman depan",
    "area": "Halaman daerah tanpa berkas kasus",
    "data": "Dokumen data terbuka",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section; those of ``level`` 1 belong to the last one of level 0."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The report in words."""

    summary: tuple[str, ...]
    attentions: tuple[str, ...]
    sections: tuple[Section, ...]


def outline(report: Report, style: Style) -> Outline:
    """The report in words; sections without lines are left out."""
    sections = (
        Section("Masalah pada berkas", tuple(_faults(report, style))),
        Section("Berkas", tuple(_files(report, style))),
        Section("Pernyataan", tuple(_changes(report, style, "claim", "detail"))),
        Section("Nilai dan angka", tuple(_changes(report, style, "figure"))),
        Section("Keterangan lain", tuple(_changes(report, style, "particular"))),
        Section("Sumber", tuple(_sources(report, style))),
        Section("Pernyataan tanpa salinan arsip", tuple(_unarchived(report, style))),
        Section("Halaman", tuple(_pages(report, style))),
        Section("Padanan, tuan rumah, dan praktik", tuple(_movers(report, style))),
        Section("Pergeseran terbesar", tuple(_largest(report, style))),
        Section("Tabel rujukan", tuple(_tables(report, style))),
    )
    return Outline(
        summary=tuple(summary_sentences(report, style)),
        attentions=tuple(attention_sentence(found, style) for found in report.attentions),
        sections=tuple(section for section in sections if section.lines),
    )


def _faults(report: Report, style: Style) -> Iterator[Line]:
    for fault in report.faults:
        word = "" if fault.severity == "error" else " (peringatan)"
        place = style.name(f"{fault.file}:{fault.line} {fault.code}")
        yield Line(f"{place}{word}: {style.said(fault.message)}")


def _files(report: Report, style: Style) -> Iterator[Line]:
    for change in report.files:
        former = f", semula {style.name(change.before)}" if change.before else ""
        unread = "" if change.readable else "; isinya tidak dapat dibandingkan"
        yield Line(f"{style.name(change.name)}: {_FILES[change.kind]}{former}{unread}.")


def _changes(report: Report, style: Style, *topics: str) -> Iterator[Line]:
    chosen = [change for change in report.changes if change.topic in topics]
    yield from _by_file(chosen, _change, style)


def _by_file(items: Iterable[T], told: Callable[[T, Style], str], style: Style) -> Iterator[Line]:
    """What is told of each of the ``items``, under the names of their files."""
    for file, own in groupby(items, key=lambda item: item.file):
        yield Line(style.name(file))
        yield from (Line(told(item, style), level=1) for item in own)


def _change(change: Change, style: Style) -> str:
    text = f"{style.strong(KINDS[change.kind])}, {style.name(change.place)}: "
    if change.pieces:
        text += _worded(change.pieces, style)
    elif change.kind == "changed":
        text += f"{style.gone(change.before or '')} → {style.new(change.after or '')}"
    else:
        text += style.said((change.after if change.kind == "added" else change.before) or "")
    if change.cites and change.topic != "detail":
        named = (
            f"{style.name(cited.id)}" + (f" ({style.name(cited.host)})" if cited.host else "")
            for cited in change.cites[:LISTED]
        )
        more = len(change.cites) - LISTED
        text += f"{'' if text.endswith('…') else '.'} Sumber: {', '.join(named)}"
        text += f", dan {more} lagi" if more > 0 else ""
    return text if text.endswith("…") else f"{text}."


def _worded(pieces: Sequence[Piece], style: Style) -> str:
    """A reworded text: what is gone, what is new, and a few words around it."""
    looks = {"same": style.said, "gone": style.gone, "new": style.new}
    shown: list[str] = []
    length = 0
    for place, piece in enumerate(pieces):
        length += len(piece.text)
        if length > _WORDED and place > 1:
            return " ".join([*shown, f"(dan {len(pieces) - place} potongan lagi) …"])
        shown.append(looks[piece.kind](piece.text) if piece.kind in looks else "…")
    return " ".join(shown)


def _sources(report: Report, style: Style) -> Iterator[Line]:
    if report.new_hosts:
        what = style.strong("Situs yang baru pertama kali dirujuk")
        yield Line(f"{what}: {listed(report.new_hosts, style, most=3 * LISTED)}.")
    yield from _by_file(report.sources, _source, style)


def _source(source: SourceChange, style: Style) -> str:
    head = f"{style.strong(KINDS[source.kind])}, {style.name(source.id)}"
    if source.kind != "changed":
        return (
            f"{head}: {style.said(source.title)}, {style.said(source.url)}, arsip "
            f"{style.said(source.archive_url)}."
        )
    fields = [
        f"{style.name(field.title)} {style.gone(field.before or '')} → "
        f"{style.new(field.after or '')}"
        for field in source.fields[:_FIELDS]
    ]
    if len(source.fields) > _FIELDS:
        fields.append(f"dan {len(source.fields) - _FIELDS} isian lagi")
    return f"{head}: {'; '.join(fields)}."


def _unarchived(report: Report, style: Style) -> Iterator[Line]:
    for change in report.changes:
        if change.unarchived:
            yield Line(f"{style.name(change.file)}, {style.name(change.place)}.")


def _pages(report: Report, style: Style) -> Iterator[Line]:
    for group in report.pages.groups:
        yield Line(f"{style.strong(_PAGES[group.kind])}:")
        yield from _addresses(group, style)


def _addresses(group: PageGroup, style: Style) -> Iterator[Line]:
    for word, names, most in (
        (style.strong("hilang"), group.removed, 3 * LISTED),
        ("baru", group.added, 3 * LISTED),
        ("berubah", group.changed, LISTED),
    ):
        if names:
            yield Line(f"{len(names)} {word}: {listed(names, style, most=most)}.", level=1)


def _movers(report: Report, style: Style) -> Iterator[Line]:
    movers = report.answers.movers
    for mover in movers[:MOVERS]:
        yield Line(_capital(mover_sentence(mover, style)))
    if len(movers) > MOVERS:
        yield Line(f"Dan {len(movers) - MOVERS} lagi; selengkapnya dengan --format json.")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _largest(report: Report, style: Style) -> Iterator[Line]:
    moves = [(area, move) for area in report.answers.areas for move in area.moves]
    moves.sort(key=lambda pair: (-size(pair[1]), pair[0].code))
    for area, move in moves[:LARGEST]:
        yield Line(f"{style.name(area.name)}: {move_sentence(move, style)}")


def _tables(report: Report, style: Style) -> Iterator[Line]:
    for table in report.tables:
        yield Line(f"{style.name(table.file)}: {KINDS[table.kind]}.")
        for cell in table.cells:
            column = f", {style.name(cell.column)}" if cell.column else ""
            values = (
                f"{style.gone(value)}" if value is not None else "(tidak ada)"
                for value in (cell.before, cell.after)
            )
            yield Line(f"{style.name(cell.row)}{column}: {' → '.join(values)}.", level=1)


def total(lines: Iterable[Line]) -> int:
    """How many lines tell something: those that only name a file do not count."""
    found = list(lines)
    below = sum(line.level for line in found)
    return below or len(found)
