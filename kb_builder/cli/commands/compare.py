"""``kb compare``: two or three areas side by side, and why they are alike or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli import sentences as said
from kb_builder.cli.options import Shape
from kb_builder.cli.usage import UsageError
from kb_builder.words import numbers
from kb_builder.words.numbers import number
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.area import Area
    from kb_builder.project import Project
    from kb_builder.similarity import Pair, Subject, World


def compare(
    context: typer.Context,
    areas: Annotated[
        list[str],
        typer.Argument(metavar="AREA", help="Dua atau tiga kabupaten atau kota; satu nama satu."),
    ],
    shape: Shape,
) -> None:
    """Bandingkan dua atau tiga daerah: nilai, keadaan, dan kesenjangan terbesarnya."""
    from kb_builder.cli.places import tables_of
    from kb_builder.cli.shapes import deliver

    deliver(ask(tables_of(context), areas), shape, page=page, rows=as_csv, plain=answer_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of all areas, ``None`` where it is not known."""

    id: str
    label: str
    unit: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Largest:
    """The largest gap in a domain: who stands highest and lowest. Codes of areas."""

    domain: str
    label: str
    highest: str
    lowest: str
    gap: float
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Areas side by side; ``pairs`` by the codes of both. ``largest`` needs two with scores."""

    areas: tuple[Subject, ...]
    year: int
    scores: tuple[Row, ...]
    traits: tuple[Row, ...]
    largest: Largest | None
    pairs: tuple[tuple[str, str, Pair], ...]
    sources: tuple[str, ...]


def ask(project: Project, names: Sequence[str], /) -> Compared:
    """The answer. Raises ``UsageError``."""
    from kb_builder.cli.places import find_place
    from kb_builder.cli.questions import answering

    if not 2 <= len(names) <= 3:
        raise UsageError(
            "Sebutkan dua atau tiga daerah; nama yang memuat spasi diapit tanda petik, misalnya "
            "kb compare sumedang 'kota bandung'."
        )
    areas = [find_place(name, project.areas) for name in names]
    for first, second in combinations(areas, 2):
        if first.code == second.code:
            raise UsageError(f"{first.name} disebut dua kali; sebutkan daerah yang berbeda.")
    with answering():
        return _compared(project.world, areas)


def _compared(world: World, areas: Sequence[Area]) -> Compared:
    from kb_builder.similarity import pair_of
    from kb_builder.similarity.domains import DOMAINS
    from kb_builder.similarity.pairs import known, sources
    from kb_builder.similarity.query import ask_one
    from kb_builder.similarity.traits import TRAITS

    subjects = tuple(ask_one(world, area, None).subjects[0] for area in areas)
    nodes = world.framework.nodes
    scores = [
        Row(
            id=domain,
            label=nodes[domain].label,
            unit="poin",
            values=tuple(world.scores_of(area)[place] for area in areas),
        )
        for place, domain in enumerate(DOMAINS)
    ]
    return Compared(
        areas=subjects,
        year=world.year,
        scores=(
            *scores,
            Row(
                id="index",
                label="Indeks",
                unit="poin",
                values=tuple(world.index_of(area) for area in areas),
            ),
        ),
        traits=tuple(
            Row(
                id=trait.id,
                label=trait.label,
                unit=trait.unit,
                values=tuple(known(world.figures[world.row(area), place]) for area in areas),
            )
            for place, trait in enumerate(TRAITS)
        ),
        largest=_largest(subjects, scores),
        pairs=tuple((a.code, b.code, pair_of(world, a, b)) for a, b in combinations(areas, 2)),
        sources=sources(world, scores=True),
    )


def _largest(subjects: Sequence[Subject], scores: Sequence[Row]) -> Largest | None:
    found: Largest | None = None
    for row in scores:
        known = [(v, s) for v, s in zip(row.values, subjects, strict=True) if v is not None]
        if len(known) < 2:
            continue
        high, top = max(known, key=lambda pair: pair[0])
        low, bottom = min(known, key=lambda pair: pair[0])
        gap = round(high - low, 2)
        if found is None or gap > found.gap:
            found = Largest(
                domain=row.id,
                label=row.label,
                highest=top.code,
                lowest=bottom.code,
                gap=gap,
                sentence=(
                    f"Kesenjangan terbesar ada pada {row.label}: {top.name} {numbers.score(high)}, "
                    f"{bottom.name} {numbers.score(low)}, selisih {numbers.score(gap)} poin."
                    if gap
                    else "Nilai semua domain sama."
                ),
            )
    return found


def answer_json(answer: Compared, /) -> dict[str, Any]:
    """The answer as plain data; figures by code of the area."""
    from kb_builder.similarity import as_dict

    codes = [area.code for area in answer.areas]

    def rows(of: Sequence[Row]) -> list[dict[str, Any]]:
        return [
            {
                "id": row.id,
                "label": row.label,
                "unit": row.unit,
                "values": dict(zip(codes, map(_rounded, row.values), strict=True)),
            }
            for row in of
        ]

    return {
        "areas": [as_dict(area) for area in answer.areas],
        "year": answer.year,
        "scores": rows(answer.scores),
        "traits": rows(answer.traits),
        "largest": None if answer.largest is None else asdict(answer.largest),
        "pairs": [{"codes": [a, b], **as_dict(pair)} for a, b, pair in answer.pairs],
        "sources": list(answer.sources),
    }


def _rounded(value: float | None) -> float | None:
    from kb_builder.similarity.serializing import DIGITS

    return None if value is None else round(value, DIGITS)


def as_csv(answer: Compared, /) -> str:
    """One row per figure, one column per area."""
    from kb_builder.cli.shapes import csv_of

    return csv_of(
        ("id", "label", "unit", *(area.code for area in answer.areas)),
        [
            (row.id, row.label, row.unit, *row.values)
            for row in (*answer.scores, *answer.traits, *_kilometres(answer))
        ],
    )


def _kilometres(answer: Compared) -> list[Row]:
    """Distance of each area to the first one."""
    first = answer.areas[0].code
    away = {second: pair.km for one, second, pair in answer.pairs if one == first}
    return [
        Row(
            id="km",
            label=f"Jarak ke {answer.areas[0].name}",
            unit="km",
            values=tuple(away.get(area.code, 0.0) for area in answer.areas),
        )
    ]


def page(answer: Compared, /) -> Page:
    """The answer for people."""
    shown = Page()
    names = {area.code: area.name for area in answer.areas}
    shown.title(f"{', '.join(list(names.values())[:-1])} dan {answer.areas[-1].name}")
    shown.lines(
        answer.largest.sentence
        if answer.largest
        else "Belum cukup data nilai: sedikitnya dua daerah harus sudah dievaluasi.",
        *_unknown(answer),
    )
    columns = [Column(name, numbers=True) for name in names.values()]
    shown.table(
        (Column(f"SPBE {answer.year}"), *columns),
        [
            (
                row.label if row.id == "index" else f"{row.id} {row.label}",
                *("–" if value is None else numbers.score(value) for value in row.values),
            )
            for row in answer.scores
        ],
    )
    shown.table(
        (Column("Ciri"), *columns, Column("Satuan")),
        [
            (row.label, *_told(row), "" if row.id in ("city", "hdi") else row.unit)
            for row in answer.traits
        ],
    )
    for first, second, pair in answer.pairs:
        _add_pair(shown, names[first], names[second], pair)
    shown.lines(said.sources_line(answer.sources))
    return shown


def _unknown(answer: Compared) -> list[str]:
    """Why a value is missing: never evaluated, or printed but doubtful."""
    found = []
    for area, index in zip(answer.areas, answer.scores[-1].values, strict=True):
        if index is None:
            found.append(f"{area.name}: belum dievaluasi pada {answer.year}; itu bukan nilai nol.")
        elif area.scores is None:
            found.append(f"{area.name}: nilai yang diragukan tidak dipakai (–).")
    return found


def _told(row: Row) -> list[str]:
    if row.id == "city":
        return ["–" if v is None else "kota" if v else "kabupaten" for v in row.values]
    return ["–" if value is None else numbers.trait(value) for value in row.values]


def _add_pair(shown: Page, first: str, second: str, pair: Pair) -> None:
    shown.title(f"{first} dan {second}")
    apart = "" if pair.km is None else f"Ibu kotanya berjarak {said.km(pair.km)} km. "
    shown.lines(
        pair.text,
        f"{apart}Jarak keserupaan (kuadrat) {numbers.score(pair.distance)}, jumlah bagian di "
        f"bawah; kelengkapan {numbers.percent(pair.coverage)}.",
    )
    shown.table(
        (
            Column("Bagian"),
            Column("Pasangan ini", numbers=True),
            Column("Rata-rata Indonesia", numbers=True),
        ),
        [
            (
                reason.label,
                number(reason.contribution, decimals=3),
                number(reason.typical, decimals=3),
            )
            for reason in pair.reasons
        ],
    )
