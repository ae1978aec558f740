"""What people decide about rows that cannot be placed or contradict themselves: a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kb_builder.importing.errors import DecisionError
from kb_builder.importing.headings import INDEX, NAME, PREDICATE
from kb_builder.importing.lines import Line, shown
from kb_builder.importing.plain_text import SEPARATORS, cut, decode
from kb_builder.importing.rows import PrintedRow
from kb_builder.importing.workbook import workbook_lines
from kb_builder.model.area import Area
from kb_builder.model.framework import Framework
from kb_builder.reference import Areas, ReferenceDataError

COLUMNS: Final = ("row", "printed_name", "code", "excuse", "column", "value", "problem")
_NEEDED: Final = ("row", "printed_name", "code", "excuse")
LEFT_OUT: Final = "-"
"""A code that keeps a row out of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about a row.

    ``corrections`` are values by column, read by people where the file is broken; ``excuse`` is
    the reason for all of it.
    """

    row: int
    printed_name: str
    area: Area | None = None
    left_out: bool = False
    excuse: str = ""
    corrections: Mapping[str, str] = field(default_factory=dict)


def read_decisions(data: bytes, /, *, areas: Areas, framework: Framework) -> Mapping[int, Decision]:
    """Decisions by row from a CSV or XLSX file. Raises ``TableError``."""
    lines = _lines(data)
    heading = [shown(cell).casefold() for cell in lines[0].cells] if lines else []
    if not set(_NEEDED) <= set(heading):
        raise DecisionError(f"Berkas keputusan harus berkolom {', '.join(_NEEDED)}.")
    found: dict[int, Decision] = {}
    for line in lines[1:]:
        row = dict(zip(heading, map(shown, line.cells), strict=False))
        cells = {name: row.get(name, "") for name in COLUMNS}
        if not any(cells[name] for name in ("code", "excuse", "column", "value")):
            continue  # not decided yet
        where = f"Berkas keputusan, baris {line.number}"
        decision = _decision(cells, where, areas, framework)
        known = found.get(decision.row)
        found[decision.row] = decision if known is None else _both(known, decision, where)
    return found


def _lines(data: bytes) -> Sequence[Line]:
    if data.startswith(b"PK\x03\x04"):
        return workbook_lines(data)
    text = decode(data)
    first = text.partition("\n")[0]
    return cut(text, max(SEPARATORS, key=first.count))


def _decision(cells: Mapping[str, str], where: str, areas: Areas, framework: Framework) -> Decision:
    if not cells["row"].isdecimal():
        raise DecisionError(f"{where}: kolom row harus berisi nomor baris tabel.")
    area = None
    if cells["code"] not in ("", LEFT_OUT):
        try:
            area = areas.resolve(cells["code"])
        except ReferenceDataError as error:
            raise DecisionError(f"{where}: {error}") from None
    left_out = cells["code"] == LEFT_OUT
    corrections: dict[str, str] = {}
    if cells["column"] or cells["value"]:
        known = {
            name.casefold(): name
            for name in (*(node.id for node in framework.top), INDEX, PREDICATE, NAME)
        }
        column = known.get(cells["column"].casefold())
        if column is None or not cells["value"]:
            raise DecisionError(
                f"{where}: pembetulan memerlukan column ({', '.join(known.values())}) dan value."
            )
        corrections[column] = cells["value"]
    if (left_out or corrections) and not cells["excuse"]:
        raise DecisionError(f"{where}: tulis alasannya pada kolom excuse.")
    return Decision(
        row=int(cells["row"]),
        printed_name=cells["printed_name"],
        area=area,
        left_out=left_out,
        excuse=cells["excuse"],
        corrections=corrections,
    )


def _both(known: Decision, further: Decision, where: str) -> Decision:
    """Two lines about one row, which must not contradict each other."""
    twice = known.corrections.keys() & further.corrections.keys()
    if twice or (known.area and further.area) or known.left_out or further.left_out:
        raise DecisionError(f"{where}: baris {known.row} sudah diputuskan di atasnya.")
    if known.printed_name != further.printed_name:
        raise DecisionError(f"{where}: nama baris {known.row} berbeda dari yang di atasnya.")
    return Decision(
        row=known.row,
        printed_name=known.printed_name,
        area=known.area or further.area,
        excuse=" ".join(dict.fromkeys(filter(None, (known.excuse, further.excuse)))),
        corrections={**known.corrections, **further.corrections},
    )


def refuse_stray(decisions: Mapping[int, Decision], rows: Iterable[PrintedRow], /) -> None:
    """Raise ``TableError`` for a decision about a row that is another one now, or none."""
    names = {row.number: row.name for row in rows}
    for number, decision in sorted(decisions.items()):
        if number not in names:
            raise DecisionError(
                f"Berkas keputusan menyebut baris {number}, yang bukan baris tabel."
            )
        if decision.printed_name != names[number]:
            raise DecisionError(
                f"Berkas keputusan menyebut baris {number} '{decision.printed_name}', padahal di "
                f"tabel '{names[number]}'; mungkin tabelnya sudah berubah."
            )


def decisions_text(
    open_rows: Iterable[tuple[int, str, str]], decided: Mapping[int, Decision], /
) -> str:
    """The CSV file to fill in: what is decided already, then ``open_rows`` (row, name, problem)."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(COLUMNS)
    for number, item in sorted(decided.items()):
        code = LEFT_OUT if item.left_out else item.area.code if item.area else ""
        corrections = list(item.corrections.items()) or [("", "")]
        for at, (column, value) in enumerate(corrections):
            write(
                [number, item.printed_name, code if not at else "", item.excuse, column, value, ""]
            )
    for number, name, problem in open_rows:
        if number not in decided:
            write([number, name, "", "", "", "", problem])
    return out.getvalue()
