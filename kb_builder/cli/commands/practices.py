"""``kb practices``: which practice closes which gap, from whom, on what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kb_builder.cli import figures as said
from kb_builder.cli.options import HERE, Count, Own, Root, Shape, Which, Words
from kb_builder.cli.talking import tell
from kb_builder.cli.terminal import Column, Page

if TYPE_CHECKING:
    from kb_builder.cli.questions import Asked
    from kb_builder.model.case import Case
    from kb_builder.similarity import Filters, PracticeFit, PracticeList

COLUMNS: Final = (
    *("rank", "reference", "title", "host_code", "host_name", "fit", "closeness", "points"),
    *("evidence", "strength", "indicators", "needs", "rough", "only_case"),
    *("distance", "confidence", "coverage", "km", "least_1", "least_2"),
)
"""Of the table for spreadsheets, before the parts of the distance."""


def practices(
    area: Words,
    *,
    own: Own,
    k: Count = 10,
    which: Which,
    shape: Shape,
    root: Root = HERE,
) -> None:
    """Cari praktik: apa yang menutup kesenjangan, dari siapa, dan dengan bukti apa."""
    from kb_builder.cli.questions import read_project, read_scores
    from kb_builder.cli.shapes import deliver

    filters = which.filters()
    asked = read_scores(own.scores, own.sheet)
    known = read_project(root, needed=True)
    answer = ask(" ".join(area), cases=known.cases, k=k, asked=asked, filters=filters)
    for notice in (*asked.notices, *known.notices):
        tell(notice)
    deliver(answer, shape, page=page, rows=as_csv)


def ask(
    area: str, /, *, cases: Iterable[Case], k: int, asked: Asked, filters: Filters
) -> PracticeList:
    """The answer. Raises ``UsageError``."""
    from kb_builder.cli import questions
    from kb_builder.cli.places import find_place
    from kb_builder.similarity import practices

    found = find_place(area)
    with questions.answering():
        return practices(
            questions.world(),
            found,
            cases,
            k=k,
            scores=asked.scores,
            rough=asked.rough,
            filters=filters,
        )


def as_csv(answer: PracticeList, /) -> str:
    """One row per practice."""
    from kb_builder.cli.shapes import PARTS, csv_of

    return csv_of(
        (*COLUMNS, *PARTS), [_row(rank, fit) for rank, fit in enumerate(answer.practices, start=1)]
    )


def _row(rank: int, fit: PracticeFit) -> list[object]:
    from kb_builder.cli.shapes import parts

    return [
        *(rank, fit.reference, fit.title, fit.host_code, fit.host_name, fit.fit, fit.closeness),
        *(fit.points, fit.evidence, fit.strength, " ".join(worth.node for worth in fit.worths)),
        *("; ".join(fit.needs), fit.rough, fit.only_case, fit.pair.distance, fit.confidence),
        *(fit.pair.coverage, fit.pair.km),
        *([reason.trait for reason in fit.pair.least] + [None, None])[:2],
        *parts(fit.pair),
    ]


def page(answer: PracticeList, /) -> Page:
    """The answer for people."""
    shown = Page()
    shown.title(f"Praktik untuk {answer.area.name}")
    if answer.area.scores is not None:
        shown.lines(said.standing(answer.area), *([said.ROUGH] if answer.area.rough else []))
    if answer.why is not None:
        shown.lines(answer.why)
    if answer.practices:
        _add_practices(shown, answer)
    if answer.gaps:
        _add_gaps(shown, answer)
    if answer.practices:
        shown.lines(
            "Hitungan: kedekatan × poin indeks × bukti. Dengan sedikit kasus, ini hitungan atas "
            "sebuah tabel, bukan temuan.",
            f"Pada setiap pasangan angka, yang pertama milik {answer.area.name}.",
            said.HOW_SURE.format(more="atau nilai ").replace("daerah itu", "praktik itu"),
            said.sources_line(answer.sources),
        )
    return shown


def _add_practices(shown: Page, answer: PracticeList) -> None:
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Praktik"),
            Column("Dari"),
            Column("Poin indeks", numbers=True),
            Column("Bukti"),
            Column("Keyakinan"),
            Column("Kelengkapan", numbers=True),
        ),
        [
            (
                str(rank),
                fit.title,
                fit.host_name,
                said.small(fit.points),
                fit.strength,
                said.confidence(fit.confidence),
                said.percent(fit.pair.coverage),
            )
            for rank, fit in enumerate(answer.practices, start=1)
        ],
    )
    shown.title("Alasannya")
    shown.lines(
        *(f"{rank}. {_explained(fit)}" for rank, fit in enumerate(answer.practices, start=1))
    )


def _explained(fit: PracticeFit) -> str:
    closing = "; ".join(
        f"{worth.node} {worth.label} ({said.small(worth.weight)} × {said.small(worth.lead)} = "
        f"{said.small(worth.points)} poin)"
        for worth in fit.worths
        if worth.points > 0
    )
    needs = "; ".join(text.rstrip(".") for text in fit.needs)
    sentences = [
        f"{fit.title} ({fit.reference}).",
        f"Menutup: {closing}.",
        f"Perlu ada dahulu: {needs or 'tidak disebut sumbernya'}.",
        "Hanya kasus ini yang memuat praktik pada indikator itu." if fit.only_case else "",
        "Indikatornya dialihkan secara kasar dari instrumen lain." if fit.rough else "",
        f"Dengan {fit.host_name}: {said.lower(said.alike(fit.pair))}",
        f"Hitungan: {said.small(fit.closeness)} × {said.small(fit.points)} × "
        f"{said.small(fit.evidence)} = {said.small(fit.fit)}.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _add_gaps(shown: Page, answer: PracticeList) -> None:
    shown.title("Yang masih dapat ditambah")
    shown.table(
        (
            Column("Domain"),
            Column("Nilai", numbers=True),
            Column("Poin indeks tersisa", numbers=True),
            Column("Praktik yang menutup", numbers=True),
        ),
        [
            (
                f"{gap.domain} {gap.label}",
                said.number(gap.own),
                said.number(gap.points),
                str(gap.practices) if gap.practices else "belum ada",
            )
            for gap in answer.gaps
        ],
    )
