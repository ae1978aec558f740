"""National tables as a ministry may hand them out: the tables of the project, made messy."""

from __future__ import annotations

import csv
import io
import random
import shutil
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

from kb_builder.frameworks.numbers import printed
from kb_builder.frameworks.predicates import predicates_of
from kb_builder.importing.matching import NameMatcher
from kb_builder.model.framework import Framework
from tests.national import NATIONAL

SPBE: Final = NATIONAL.frameworks["spbe-2020"]
PEMDI: Final = NATIONAL.frameworks["pemdi-2026"]
NODES: Final = ("D1", "D2", "D3", "D4")
HEADINGS: Final = (
    "No",
    "Nama Instansi",
    "Domain 1",
    "Domain 2",
    "Domain 3",
    "Domain 4",
    "Indeks SPBE",
    "Predikat",
)
DIFFERENCE: Final = {"0": "Oo", "1": "lI|", "5": "S", "8": "B"}


@dataclass(frozen=True)
class Printed:
    """A row as printed: figures with a decimal comma, the index last."""

    code: str
    name: str
    figures: tuple[str, ...]
    predicate: str

    def cells(self, number: int) -> list[str]:
        return [str(number), self.name, *self.figures, self.predicate]

    def line(self, number: int) -> str:
        return " ".join(self.cells(number))


@cache
def matcher() -> NameMatcher:
    """One for all tests: it only remembers what it has found."""
    return NameMatcher(NATIONAL.areas)


def national(year: int) -> list[Printed]:
    """All rows of a national table, in order of code."""
    return [
        Printed(
            code,
            row.printed_name,
            tuple(str(value).replace(".", ",") for value in (*row.scores.values(), row.index)),
            row.predicate,
        )
        for code, row in NATIONAL.assessments.by_year[year].items()
    ]


def few(*codes: str, year: int = 2024) -> list[Printed]:
    """Some rows of a national table."""
    known = {row.code: row for row in national(year)}
    return [known[code] for code in codes]


FEW: Final = ("11.01", "32.11", "32.73", "33.27", "35", "35.22")


def as_csv(
    rows: Iterable[Sequence[str]], *, mark: str = ";", heading: Sequence[str] = HEADINGS
) -> bytes:
    """A CSV file with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n")
    if heading:
        writer.writerow(heading)
    writer.writerows(rows)
    return out.getvalue().encode()


def table(rows: Sequence[Printed], **options: Any) -> bytes:
    """A CSV table of ``rows``, numbered."""
    return as_csv((row.cells(at) for at, row in enumerate(rows, start=1)), **options)


def text(rows: Sequence[Printed]) -> bytes:
    """The rows as text, one a line, below a heading."""
    lines = [" ".join(HEADINGS), *(row.line(at) for at, row in enumerate(rows, start=1))]
    return "\n".join(lines).encode()


def as_xlsx(lines: Iterable[Sequence[object]], *, sheets: Sequence[str] = ("Hasil",)) -> bytes:
    """A workbook with ``lines`` in the last of its ``sheets``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in sheets:
        book.create_sheet(title)
    for line in lines:
        book.worksheets[-1].append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def messy_workbook(rows: Sequence[Printed], *, seed: int) -> bytes:
    """Title rows, merged headings over two lines, texts and real numbers mixed, a summary row."""
    chance = random.Random(seed)  # noqa: S311  # the same in every run

    def mixed(figure: str) -> object:
        kind = chance.randrange(3)
        if kind == 0 and "G" not in figure:
            return float(figure.replace(",", "."))
        return figure if kind == 1 else f" {figure} "

    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "LAPORAN HASIL EVALUASI SPBE"
    sheet.merge_cells("A1:H1")
    sheet["A3"], sheet["B3"], sheet["C3"] = "No.", "Nama Instansi", "Nilai"
    sheet["G3"], sheet["H3"] = "Indeks SPBE", "Predikat"
    sheet.merge_cells("C3:F3")
    for letter, name in zip(
        "CDEF", ("Domain 1", "Tata Kelola", "Manajemen", "Domain IV"), strict=True
    ):
        sheet[f"{letter}4"] = name
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    for at, row in enumerate(rows, start=1):
        name = row.name.replace(" ", "\n", 1) if chance.random() < 0.05 else row.name
        sheet.append([at, name, *map(mixed, row.figures), row.predicate])
    sheet.append([None, "Rata-rata nasional", 2.9, 2.4, 1.9, 3.6, 3.01, "Baik"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def messy_text(rows: Sequence[Printed], *, seed: int) -> bytes:
    """Pages of a scanned PDF: shuffled rows, headers, footers, broken names, slips."""
    chance = random.Random(seed)  # noqa: S311  # the same in every run
    mixed = list(rows)
    chance.shuffle(mixed)
    lines: list[str] = []
    for at, row in enumerate(mixed, start=1):
        if at % 25 == 1:
            lines += [
                f"\fHalaman {at // 25 + 1} dari 22",
                "Laporan Pelaksanaan Evaluasi SPBE Tahun 2024 | 45",
                "",
                "No Nama Instansi Domain 1 Domain 2 Domain 3 Domain 4 Indeks Predikat",
                "1 2 3 4 5 6 7 8",
                "",
            ]
        # a cell that nobody can read stays so
        figures = " ".join(f if "G" in f else slipped(f, chance) for f in row.figures)
        values = f"{figures} {row.predicate.replace('i', 'l', chance.random() < 0.1)}"
        lines += _broken(at, row.name, values, chance.randrange(12))
    lines += ["Rata-rata 2,90 2,40 1,90 3,60 3,01 Baik", "", "Kementerian PANRB"]
    return "\n".join(lines).encode()


def _broken(number: int, name: str, values: str, kind: int) -> list[str]:
    """A row on one line, or its name on several in the ways that PDF programs break it."""
    words = name.split()
    start, end = " ".join(words[:-1]), words[-1]
    if len(words) < 4 or kind > 2:
        return [f"{number} {name} {values}"]
    if kind == 0:
        return [f"{number} {start}", f"{end} {values}"]
    if kind == 1:
        return [f"{number} {start} {values}", end]
    return [start, f"{number} {values}", end]


def slipped(figure: str, chance: random.Random) -> str:
    """A figure as a scan may show it, in a way that can be read in one way only."""
    kind = chance.randrange(10)
    places = [at for at, sign in enumerate(figure) if sign in DIFFERENCE]
    if kind == 0 and places:
        at = chance.choice(places)
        return figure[:at] + chance.choice(DIFFERENCE[figure[at]]) + figure[at + 1 :]
    if kind == 1:
        return figure.replace(",", chance.choice((" ,", ", ", " , ", ".")))
    if kind == 2 and not figure.startswith("0"):
        return figure.replace(",", "")
    return figure + "*" if kind == 3 else figure


def garbled(name: str, chance: random.Random) -> str:
    """A name with one character replaced, dropped, or added."""
    at = chance.randrange(len(name))
    sign = chance.choice(string.ascii_letters + string.digits + " .-")
    kept = chance.randrange(3)
    return name[:at] + (sign if kept else "") + name[at + (kept != 2) :]


def synthetic_pemdi(codes: Sequence[str], *, seed: int = 7) -> list[Printed]:
    """Rows of seven aspects whose index and predicate follow from unrounded values."""
    chance = random.Random(seed)  # noqa: S311  # the same in every run
    rows = []
    for code in codes:
        values = [
            sum((part.weight * chance.randrange(100, 501) for part in parts), Fraction(0))
            / node.weight
            / 100
            for node in PEMDI.top
            for parts in [PEMDI.children(node.id)]
        ]
        shares = zip(PEMDI.top, values, strict=True)
        index = sum((node.weight * value for node, value in shares), Fraction(0))
        figures = tuple(printed(value, decimals=2).replace(".", ",") for value in (*values, index))
        area = NATIONAL.areas.by_code[code]
        rows.append(
            Printed(code, f"Pemerintah {area.name}", figures, predicates_of(PEMDI, index, index)[0])
        )
    return rows


def target(folder: Path, *, without: int | None = None) -> Path:
    """A copy of the folder of reference data with the tables of 2023 and 2024, or one of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with resources.as_file(resources.files("kb_builder.reference")) as source:
        shutil.copytree(source / "assessments", folder / "assessments")
        shutil.copy(source / "provenance.yaml", folder)
    for row in list(csv.reader(_lines(folder / "assessments" / "tables.csv")))[1:]:
        file, year = row[0], row[2]
        if year in {"2023", "2024"} - {str(without)}:
            continue
        (folder / "assessments" / file).unlink()
        for name, start in (("tables.csv", f"{file},"), ("oddities.csv", f"{year},")):
            path = folder / "assessments" / name
            _write(path, [line for line in _lines(path) if not line.startswith(start)])
        sources = (f"id: panrb-{year}", f"id: {file.removesuffix('.csv')}")
        path = folder / "provenance.yaml"
        _write(path, _without_items(_lines(path), f"file: assessments/{file}", *sources))
    return folder


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True)


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _without_items(lines: Iterable[str], *items: str) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in lines:
        inside = line.rstrip() in {f"  - {item}" for item in items} or (
            inside and line.startswith("    ")
        )
        if not inside:
            kept.append(line)
    return kept


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def decided(answers: Mapping[str, Mapping[str, str]], template: str) -> str:
    """The template of decisions filled in: what is answered, by printed name."""
    rows = list(csv.DictReader(io.StringIO(template)))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, **answers.get(row["printed_name"], {})})
    return out.getvalue()


def framework_rows(framework: Framework) -> tuple[str, ...]:
    """Headings of a table on any instrument, by the names of its parts."""
    return ("No", "Nama Instansi", *(node.name for node in framework.top), "Indeks", "Predikat")
