"""What the commands about peers, hosts and practices share: the question, and how figures read."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kb_builder.cli.places import find_place
from kb_builder.cli.score import read_sheet_file
from kb_builder.cli.usage import UsageError
from kb_builder.frameworks import FrameworkError, read_sheet
from kb_builder.model.area import AreaKind
from kb_builder.reference import load_areas, load_assessments
from kb_builder.similarity import (
    ANYONE,
    Filters,
    Pair,
    Reason,
    SimilarityError,
    World,
    as_dict,
    from_pegi,
    make_world,
)
from kb_builder.similarity.traits import BLOCK_OF

if TYPE_CHECKING:
    from kb_builder.model.case import Case

SPBE: Final = "spbe-2020"
PEGI: Final = "pegi"
ALIKE: Final = 3
"""So many traits that bring two places together are named."""
BROKEN: Final = "Ada berkas bermasalah di cases/; lihat 'kb check'."
_ITEMS: Final = ("peers", "hosts", "practices")
PARTS: Final = tuple(f"part_{trait}" for trait in BLOCK_OF)
"""Columns of the parts of a distance, which add up to it; empty where a figure is missing."""
HOW_SURE: Final = (
    "Keyakinan: seberapa sering daerah itu tetap masuk daftar bila bobot {more}digeser atau satu "
    "ciri ditiadakan. Kelengkapan: bagian bobot yang angkanya diketahui pada kedua daerah."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Domain values typed in, or ``None`` for those of the year; ``rough`` ones were converted."""

    scores: Mapping[str, float] | None = None
    rough: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the project's folder adds; ``visits`` are codes of guest and host."""

    cases: tuple[Case, ...] = ()
    visits: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()


@contextmanager
def answering() -> Iterator[None]:
    """A question that cannot be answered as it was asked is a wrong command."""
    try:
        yield
    except SimilarityError as error:
        raise UsageError(str(error)) from None


def world() -> World:
    """Everything a question is answered from."""
    return make_world(load_areas(), load_assessments())


def read_filters(
    *,
    same_province: bool = False,
    other_provinces: bool = False,
    kind: str | None = None,
    max_km: float | None = None,
    exclude: Sequence[str] = (),
) -> Filters:
    """The filters as typed. Raises ``UsageError``."""
    if same_province and other_provinces:
        raise UsageError("--same-province dan --other-provinces tidak dapat dipakai bersama.")
    if max_km is not None and not (0 < max_km < math.inf):
        raise UsageError("Jarak terjauh (--max-km) harus lebih dari 0 km.")
    if not (same_province or other_provinces or kind or max_km or exclude):
        return ANYONE
    return Filters(
        same_province=same_province,
        other_provinces=other_provinces,
        kind=next((found for found in AreaKind if found.value == kind), None),
        max_km=max_km,
        exclude=frozenset(find_place(name).code for name in exclude),
    )


def read_scores(scores: str | None, sheet: str | None, /) -> Asked:
    """Values typed in as "D1=2.3,D2=…" or given as a sheet. Raises ``UsageError``."""
    if scores is not None and sheet is not None:
        raise UsageError("--scores dan --sheet tidak dapat dipakai bersama; pilih satu.")
    if scores is not None:
        return Asked(scores=typed_scores(scores))
    return Asked() if sheet is None else _from_sheet(sheet)


def typed_scores(text: str, /) -> dict[str, float]:
    """Values by domain; a decimal comma is understood. Raises ``UsageError``."""
    found: dict[str, float] = {}
    for part in re.split(r",\s*(?=[^\W\d])|[;\s]+", text.strip()):
        pair = re.fullmatch(r"(\w+)=([+-]?[0-9]+(?:[.,][0-9]+)?),?", part)
        if pair is None:
            raise UsageError(
                f"'{part}' dalam --scores tidak dimengerti; contoh: "
                "--scores D1=2.3,D2=2.4,D3=1.55,D4=4.14."
            )
        name = pair[1].upper()
        if name in found:
            raise UsageError(f"--scores menyebut {name} dua kali.")
        found[name] = float(pair[2].replace(",", "."))
    return found


def _from_sheet(file: str) -> Asked:
    shown = "masukan standar" if file == "-" else file
    try:
        sheet = read_sheet(read_sheet_file(file))
        score = sheet.score() if sheet.framework.id in (SPBE, PEGI) else None
    except FrameworkError as error:
        raise UsageError(f"{shown}: {error}") from None
    if score is None:
        raise UsageError(
            f"{shown}: lembar {sheet.framework.short_name} tidak dapat dipakai di sini; "
            f"yang dapat: {SPBE}, dan {PEGI} secara kasar."
        )
    values: dict[str, float] = {}
    missing = []
    for node in sheet.framework.top:
        value = score.values[node.id]
        exact = value.exact if value.exact is not None else value.estimate
        if node.id in sheet.values:
            values[node.id] = float(sheet.values[node.id])
        elif exact is not None:
            values[node.id] = float(exact)
        else:
            missing.append(f"{node.id} ({node.label})")
    if missing:
        raise UsageError(f"{shown}: nilai belum lengkap; belum ada {', '.join(missing)}.")
    if sheet.framework.id == SPBE:
        return Asked(scores=values, notices=sheet.notices)
    with answering():
        return Asked(scores=from_pegi(values), rough=True, notices=sheet.notices)


def read_project(root: Path, /, *, needed: bool) -> Known:
    """Cases and visits of the folder. Raises ``UsageError`` if ``needed`` and absent."""
    folder = root / "cases"
    if not folder.is_dir():
        if needed:
            raise UsageError(
                f"Tidak ada folder cases/ di '{root}', padahal praktik dibaca dari sana; pindah ke "
                "folder proyek atau pakai --root."
            )
        return Known(notices=("Tidak ada folder cases/ di sini; kunjungan tidak dihitung.",))
    from kb_builder.reading import load_library
    from kb_builder.reading.library import has_errors

    library, problems = load_library(folder)
    return Known(
        cases=tuple(library.cases.values()),
        visits=library.visit_pairs(),
        notices=(BROKEN,) if has_errors(problems) else (),
    )


def answer_json(result: Any, /) -> dict[str, Any]:
    """``as_dict`` of a result; what an item's pair tells stands in the item too."""
    found: dict[str, Any] = as_dict(result)
    for name in _ITEMS:
        for item in found.get(name, ()):
            for key in ("distance", "reasons"):
                item.setdefault(key, item["pair"][key])
    return found


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], /) -> str:
    """Rows as CSV: figures in full with decimal points, empty where there is none."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if cell is None else _cell(cell) for cell in row])
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(as_dict(value))  # rounded as in JSON


def parts(pair: Pair, /) -> list[float | None]:
    """The parts of a distance in the order of ``PARTS``."""
    found = {reason.trait: reason.contribution for reason in pair.reasons}
    return [found.get(trait) for trait in BLOCK_OF]


def number(value: float, /, *, decimals: int = 2) -> str:
    """A figure as Indonesian writes it."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def figure(value: float, /) -> str:
    """A figure of a trait with as many decimals as people use."""
    if value == int(value):
        return number(value, decimals=0)
    return number(value, decimals=0 if abs(value) >= 100 else 2)


def small(value: float, /) -> str:
    """A figure that may be far below one: three digits that count."""
    if not value:
        return "0"
    decimals = max(2, 2 - math.floor(math.log10(abs(value))))
    return number(value, decimals=decimals).rstrip("0").rstrip(",")


def percent(share: float, /) -> str:
    """A share in whole percent, rounded down so that 100 % means all."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def confidence(share: float, /) -> str:
    """Confidence in words and percent."""
    from kb_builder.similarity import certainty

    word = certainty(share)
    return f"{word}, {percent(share)}"


def kilometres(pair: Pair, /) -> str:
    """Distance between the capitals."""
    return "–" if pair.km is None else number(pair.km, decimals=0)


def said(reason: Reason, /) -> str:
    """A trait of a pair with both figures."""
    if reason.own is None or reason.theirs is None:
        return "" if reason.theirs is None else f"jarak {number(reason.theirs, decimals=0)} km"
    if reason.trait == "city":
        kinds = ["kota" if value else "kabupaten" for value in (reason.own, reason.theirs)]
        return f"sama-sama {kinds[0]}" if kinds[0] == kinds[1] else " dan ".join(kinds)
    return (
        f"{lower(reason.label)} {figure(reason.own)} dan {figure(reason.theirs)} {reason.unit}"
    ).replace(" indeks", "")


def lower(label: str, /) -> str:
    """A label inside a sentence; an abbreviation stays as it is."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def alike(pair: Pair, /) -> str:
    """Which traits bring the pair together most, and which two match least."""
    least = {reason.trait for reason in pair.least}
    near = [reason for reason in pair.reasons if reason.trait not in least][:ALIKE]
    return (
        f"Paling mirip: {'; '.join(map(said, near))}. "
        f"Paling berbeda: {'; '.join(map(said, pair.least))}."
    )


def sources_line(sources: Sequence[str], /) -> str:
    """Where the figures come from."""
    return f"Sumber: {'; '.join(sources)}."
