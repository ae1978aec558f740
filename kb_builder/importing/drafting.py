"""Rows as printed → rows of our table: read, placed, cross-checked, or open with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kb_builder.frameworks.predicates import band_of
from kb_builder.importing.crosscheck import check_row, suggest
from kb_builder.importing.decisions import Decision
from kb_builder.importing.draft import (
    INDEX_NODE,
    LeftOut,
    Oddity,
    OpenRow,
    PlacedRow,
    Respelled,
    TableDraft,
)
from kb_builder.importing.headings import INDEX
from kb_builder.importing.matching import NameMatcher
from kb_builder.importing.rows import Skipped
from kb_builder.importing.table import PrintedTable
from kb_builder.importing.working import Row, read_row
from kb_builder.model.area import Area
from kb_builder.model.framework import Framework
from kb_builder.progress import Progress, unwatched
from kb_builder.reference import Areas, Assessments

MANY: Final = 40
"""With more rows than this that contradict themselves, the columns are wrong, not the cells."""


def make_draft(
    table: PrintedTable,
    framework: Framework,
    /,
    *,
    year: int,
    areas: Areas,
    assessments: Assessments,
    matcher: NameMatcher,
    decisions: Mapping[int, Decision],
    accept_suggestions: bool = False,
    progress: Progress = unwatched,
) -> TableDraft:
    """The table that comes of ``table``, with every row placed, left out, or open."""
    rows: list[Row] = []
    for done, printed in enumerate(table.rows):
        progress("Mencocokkan baris", done, len(table.rows))
        decision = decisions.get(printed.number) or Decision(
            row=printed.number, printed_name=printed.name
        )
        row = read_row(printed, decision, framework, has_predicates=table.has_predicates)
        row.match = matcher.match(row.name, province=printed.province)
        rows.append(row)
    rows, copies = _without_copies(rows)
    _doubt_names(rows)
    _doubt_doubles(rows)
    suspect = _check_all(rows, framework, year, accept=accept_suggestions, progress=progress)
    placed: list[PlacedRow] = []
    still_open: list[OpenRow] = []
    left_out: list[LeftOut] = []
    for row in rows:
        decided = row.decision
        if decided.left_out or (not row.known and decided.excuse and decided.area is None):
            left_out.append(LeftOut(row=row.number, name=row.name, reason=decided.excuse))
        elif row.known and (not row.wrong or (decided.excuse and _can_keep(row, framework))):
            placed.append(_placed(row, framework))
        else:
            still_open.append(_left_open(row, framework))
    out = {row.row for row in left_out}
    rows = [row for row in rows if row.number not in out]
    missing = tuple(_missing(rows, areas))
    return TableDraft(
        framework=framework,
        year=year,
        read=len(table.rows),
        placed=tuple(sorted(placed, key=lambda row: row.area.code)),
        open=tuple(still_open),
        repairs=tuple(repair for row in rows for repair in row.repairs),
        respelled=tuple(
            Respelled(row=row.number, name=row.name, area=area)
            for row in rows
            if (area := row.match.area) is not None
            and row.match.slips
            and not row.unplaced
            and row.decision.area is None
        ),
        left_out=tuple(left_out),
        skipped=(*table.skipped, *copies),
        missing=missing,
        lost=tuple(area for area in missing if _evaluated_before(area, year, assessments)),
        order=table.order,
        headed=table.headed,
        has_predicates=table.has_predicates,
        suspect=suspect,
    )


def _without_copies(rows: Sequence[Row]) -> tuple[list[Row], list[Skipped]]:
    """Rows without those that say once more what another has said, as overlapping pastes do."""
    seen: dict[tuple[object, ...], int] = {}
    kept: list[Row] = []
    copies: list[Skipped] = []
    for row in rows:
        whole = row.area is not None and not row.unread
        says = (row.name, row.predicate, *row.cells.items()) if whole else (row.number,)
        first = seen.setdefault(says, row.number)
        if first == row.number:
            kept.append(row)
        else:
            why = f"sama dengan baris {first}"
            copies.append(Skipped(row.number, row.printed.text, why))
    return kept, copies


def _doubt_names(rows: Sequence[Row]) -> None:
    """Doubt names that mean no area for sure, or that one slip may have made of another's.

    Such another is not in the table, or it is in the province under whose heading the name stands.
    """
    named = {row.area.code for row in rows if row.area is not None}
    for row in rows:
        if row.decision.area is not None:
            continue
        if row.area is None:
            known = f"nama '{row.name}' tidak dapat dipastikan"
            row.unplaced.append(known if row.name else "nama tidak terbaca")
            continue
        for twin in row.match.twins:
            heading = row.printed.province
            moved = row.area.province_code != heading == twin.province_code
            if twin.code not in named or moved:
                why = "yang provinsinya sesuai judul" if moved else "yang tidak punya baris"
                row.unplaced.append(
                    f"nama '{row.name}' hanya berbeda satu huruf dari {twin.name}, {why}"
                )


def _doubt_doubles(rows: Sequence[Row]) -> None:
    """Leave an area that several rows name to none of them, but to one that people confirmed."""
    of_area: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.area is not None and not row.decision.left_out:
            of_area[row.area.code].append(row)
    for several in of_area.values():
        confirmed = [row for row in several if row.decision.area is not None]
        for row in several:
            if len(several) == 1 or confirmed == [row]:
                continue
            others = ", ".join(str(other.number) for other in several if other is not row)
            name = row.area.name if row.area is not None else ""
            row.unplaced.append(f"{name} juga ada pada baris {others}")


def _check_all(
    rows: Sequence[Row], framework: Framework, year: int, *, accept: bool, progress: Progress
) -> bool:
    """Cross-check rows by the calculator and find the one slip in those that fail.

    Returns whether so many fail that single slips cannot be the reason.
    """
    for done, row in enumerate(rows):
        progress("Menghitung ulang baris", done, len(rows))
        _check(row, framework, year)
    failing = [
        row
        for row in rows
        if (row.wrong or (row.unread and row.cells)) and not row.decision.left_out
    ]
    if len(failing) > MANY:
        return True
    for row in failing:
        found = suggest(framework, cells=row.cells, predicate=row.predicate, year=year)
        if found is None or row.decision.excuse:
            continue
        if not accept:
            row.suggestion = found
            continue
        row.restored[found.column] = row.printed_cell(found.column)
        row.cells[found.column] = found.after
        row.unread.pop(found.column, None)
        _check(row, framework, year)
    return False


def _check(row: Row, framework: Framework, year: int) -> None:
    if row.unread:
        return
    values = dict(row.cells)
    index = values.pop(INDEX)
    verdict = check_row(framework, values=values, index=index, predicate=row.predicate, year=year)
    row.wrong, row.nodes = verdict.reason, verdict.nodes


def _can_keep(row: Row, framework: Framework) -> bool:
    """Whether a table can hold a row that contradicts itself: its index must be on the scale."""
    return framework.scale_min <= Fraction(row.cells[INDEX]) <= framework.scale_max


def _placed(row: Row, framework: Framework) -> PlacedRow:
    area = row.area
    if area is None:
        raise AssertionError("only rows with an area are placed")
    index = row.cells[INDEX]
    return PlacedRow(
        row=row.number,
        area=area,
        values={node.id: row.cells[node.id] for node in framework.top},
        index=index,
        predicate=row.predicate or band_of(framework, Fraction(index)).name,
        printed_name=row.name,
        oddities=tuple(_oddities(row, area)),
    )


def _oddities(row: Row, area: Area) -> Iterable[Oddity]:
    """What has to be said about a row for ever, with the reason that people gave."""
    note = row.decision.excuse
    if row.restored:
        for column, before in row.restored.items():
            now = row.cells[column].replace(".", ",")
            found = (
                f"Nilai {column} tercetak '{before}' dan dibaca {now}: satu-satunya perbaikan satu "
                "tanda yang cocok dengan indeks dan predikat."
            )
            node = INDEX_NODE if column == INDEX else column
            yield Oddity(code=area.code, node=node, status="restored", note=note or found)
    elif note:
        nodes = row.nodes
        values = [Decimal(text) for column, text in row.cells.items() if column != INDEX]
        if row.wrong and not nodes and not min(values) <= Decimal(row.cells[INDEX]) <= max(values):
            nodes = (INDEX_NODE,)  # it can be no mean of its parts
        for node in nodes or ("",):
            status = "doubtful" if node else "note"
            yield Oddity(code=area.code, node=node, status=status, note=note)


def _left_open(row: Row, framework: Framework) -> OpenRow:
    """What to ask people about a row."""
    problems = [*row.unplaced, *row.unread.values(), *filter(None, [row.wrong.rstrip(".")])]
    if row.wrong and not _can_keep(row, framework):
        problems.append("indeks di luar skala tidak dapat disimpan, hanya dikeluarkan")
    return OpenRow(
        row=row.number,
        name=row.printed.name,
        text=row.printed.text,
        problems=tuple(problems),
        candidates=row.match.candidates if row.unplaced else (),
        suggestion=row.suggestion,
    )


def _missing(rows: Sequence[Row], areas: Areas) -> Iterable[Area]:
    """Areas without a row, in order of code. The parts of DKI Jakarta never have one."""
    known = {row.area.code for row in rows if row.area is not None}
    for area in sorted((*areas.regencies, *areas.provinces), key=lambda area: area.code):
        if area.code not in known and not area.administrative:
            yield area


def _evaluated_before(area: Area, year: int, known: Assessments) -> bool:
    """Whether the last national table before ``year`` has the area."""
    before = [past for past in known.years if past < year]
    return bool(before) and known.get(area.code, before[-1]) is not None
