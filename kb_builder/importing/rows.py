"""Pieces of lines → rows of the table: names in one piece, headings and footers left aside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb_builder.importing.figures import is_empty
from kb_builder.importing.headings import SKIP
from kb_builder.importing.lines import Cell, shown
from kb_builder.importing.matching import NameMatcher
from kb_builder.importing.pieces import Piece
from kb_builder.model.area import Area, AreaKind

NO_ROW: Final = "bukan baris tabel"
UNKNOWN: Final = "baris berangka yang tidak dikenal"
"""Why lines are skipped; those of the second kind are worth a look."""

_SUMMARY: Final = re.compile(
    r"(nilai |indeks )?(rata\W?rata|rerata|jumlah|total|median|minimum|maksimum|nasional)\b",
    re.IGNORECASE,
)
_CENTRAL: Final = re.compile(
    r"(kementerian|badan|lembaga|komisi|sekretariat|kejaksaan|kepolisian|mahkamah|dewan|arsip"
    r"|perpustakaan|otoritas|ombudsman|polri|tni)\b",
    re.IGNORECASE,
)
_EDGES: Final = re.compile(r"^[^\w(]+|[^\w.)]+$|\s*\d\)$")
"""What stands before and behind a name without being part of it; a footnote mark, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """A row as printed. ``number`` is that of its line; ``province`` a code, from a heading.

    ``problem`` says why its figures are unknown; then ``figures`` is empty.
    """

    number: int
    text: str
    running: str
    name: str
    figures: Mapping[str, Cell]
    predicate: Cell | None = None
    province: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that is no row of an area, and why."""

    number: int
    text: str
    why: str


def assemble(
    pieces: Sequence[Piece], order: Sequence[str], matcher: NameMatcher, /
) -> tuple[tuple[PrintedRow, ...], tuple[Skipped, ...]]:
    """Rows in the order of the file, and the lines that are none.

    ``order`` are the roles of the figures. No area is lost: a line that names one and has no
    figures is a row with a problem.
    """
    work = _Work(pieces, order, matcher)
    return work.rows(), tuple(work.skipped)


class _Work:
    def __init__(self, pieces: Sequence[Piece], order: Sequence[str], matcher: NameMatcher) -> None:
        self.pieces = pieces
        self.order = order
        self.matcher = matcher
        self.found: dict[int, PrintedRow] = {}
        self.headings: dict[int, str] = {}
        self.skipped: list[Skipped] = []
        self.used: set[int] = set()
        """Places of pieces that need no further look."""

    def rows(self) -> tuple[PrintedRow, ...]:
        for at, piece in enumerate(self.pieces):
            if piece.figures:
                self._read_figures(at)
        for at in range(len(self.pieces)):
            if at not in self.used:
                self._read_words(at)
        rows: list[PrintedRow] = []
        code: str | None = None
        for at in range(len(self.pieces)):
            code = self.headings.get(at, code)
            if at in self.found:
                row = self.found[at]
                rows.append(replace(row, province=row.province or code))
        return tuple(rows)

    def _read_figures(self, at: int) -> None:
        """Keep the piece at ``at`` as a row, or say why it is none."""
        piece = self.pieces[at]
        if all(map(is_empty, piece.figures)):
            return self._skip(at, "semua nilainya kosong")
        if _numbers_columns(piece):
            return self._skip(at, NO_ROW)
        name, running = self._name(at)
        if len(piece.figures) != len(self.order):
            if self.matcher.match(name).area or (running and len(piece.figures) > 1):
                count, wanted = len(piece.figures), len(self.order)
                self._break(at, name, running, f"{count} angka, seharusnya {wanted}")
            return None
        for pattern, why in ((_SUMMARY, "baris ringkasan"), (_CENTRAL, "instansi pusat")):
            if pattern.match(name) and self.matcher.match(name).area is None:
                return self._skip(at, why)
        self.used.add(at)
        self.found[at] = PrintedRow(
            number=piece.number,
            text=piece.text,
            running=running,
            name=name,
            figures={
                role: figure
                for role, figure in zip(self.order, piece.figures, strict=True)
                if role != SKIP
            },
            predicate=piece.predicate,
            province=self.matcher.province_of(piece.province) if piece.province else None,
        )
        return None

    def _read_words(self, at: int) -> None:
        """What a line is that no row has taken: a province's heading, a lost row, or nothing."""
        piece = self.pieces[at]
        if piece.figures:
            scores = sum(len(shown(figure)) > 2 for figure in piece.figures)
            return self._skip(at, UNKNOWN if scores > 1 else NO_ROW)
        listed = piece.running or re.match("pemerintah", piece.words, re.IGNORECASE)
        if not listed and (code := self.matcher.province_of(piece.words)):
            self.headings[at] = code
            return None
        match = self.matcher.match(_clean(piece.words))
        if match.area and (piece.running or not match.slips):
            return self._break(at, piece.words, piece.running, "nama tanpa nilai")
        return self._skip(at, NO_ROW)

    def _skip(self, at: int, why: str) -> None:
        self.used.add(at)
        self.skipped.append(Skipped(self.pieces[at].number, self.pieces[at].text, why))

    def _break(self, at: int, name: str, running: str, problem: str) -> None:
        self.used.add(at)
        piece = self.pieces[at]
        self.found[at] = PrintedRow(
            number=piece.number,
            text=piece.text,
            running=running,
            name=_clean(name),
            figures={},
            problem=problem,
        )

    def _name(self, at: int) -> tuple[str, str]:
        """The name of the row at ``at`` and its running number, from up to three lines.

        A longer name is taken where it means an area by itself: "Sumba Barat" before "Daya".
        """
        piece = self.pieces[at]
        before = None if piece.running and self._running(at - 1) else self._words_at(at - 1, at)
        after = None if self._running(at + 1) else self._words_at(at + 1, at)
        own = _clean(piece.words)
        alone = self.matcher.match(own).area if own else None
        for places in ((before, at, after), (before, at), (at, after)):
            parts = [place for place in places if place is not None]
            if len(parts) != len(places):
                continue
            name = _clean(" ".join(self.pieces[part].words for part in parts))
            area = self.matcher.match(name).area
            # a province's heading above a row that lost its name is not its name
            heading = not own and len(parts) == 2 and area and area.kind is AreaKind.PROVINCE
            if area is None or heading:
                continue
            if area is not alone or self._is_whole(name, own, area):
                return self._joined(parts, name)
        if alone is None and before is not None and self._running(before):
            return self._joined([before, at], _clean(f"{self.pieces[before].words} {own}"))
        return own, piece.running

    def _is_whole(self, name: str, part: str, area: Area) -> bool:
        """Whether ``name`` spells ``area`` at least as well as the ``part`` that means it too."""
        return self.matcher.misspelled(name, area) <= self.matcher.misspelled(part, area)

    def _joined(self, parts: Sequence[int], name: str) -> tuple[str, str]:
        self.used.update(parts)
        return name, next((running for part in parts if (running := self._running(part))), "")

    def _running(self, at: int) -> str:
        return self.pieces[at].running if 0 <= at < len(self.pieces) else ""

    def _words_at(self, at: int, row: int) -> int | None:
        """``at`` if the line there, next to the row, has words that no other row has taken."""
        if not 0 <= at < len(self.pieces) or at in self.used:
            return None
        piece = self.pieces[at]
        close = abs(piece.number - self.pieces[row].number) == 1
        return at if close and not piece.figures and any(map(str.isalpha, piece.words)) else None


def _numbers_columns(piece: Piece) -> bool:
    """Whether a line only counts the columns, as "1 2 3 4 5"."""
    texts = [shown(figure) for figure in piece.figures]
    if not all(map(str.isdigit, texts)) or re.search("[^0-9]", piece.words):
        return False
    counted = list(map(int, texts))
    return len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted)))


def _clean(name: str) -> str:
    return _EDGES.sub("", " ".join(name.split()))
