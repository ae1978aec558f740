"""``kb practices``: which practice closes which gap, from whom, on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import typer

from kb_builder.cli import sentences as said
from kb_builder.cli.options import HERE, Count, Own, Root, Shape, Which, Words
from kb_builder.words import numbers
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.area import Area
    from kb_builder.project import Project
    from kb_builder.similarity import PracticeFit, Practices

COLUMNS: Final = (
    *("rank", "reference", "title", "host_code", "host_name", "fit", "closeness", "points"),
    *("evidence", "turn", "strength", "indicators", "needs", "rough", "only_case"),
    *("distance", "confidence", "coverage", "km", "least_1", "least_2"),
)
"""Of the table for spreadsheets, before the parts of the distance."""


def practices(
    context: typer.Context,
    area: Words,
    *,
    own: Own,
    k: Count = 10,
    which: Which,
    shape: Shape,
    root: Root = HERE,
) -> None:
    """Cari praktik: apa yang menutup kesenjangan, dari siapa, dan dengan bukti apa."""
    from kb_builder.cli.questions import answered
    from kb_builder.cli.shapes import deliver

    def ask(project: Project, place: Area, **given: Any) -> Practices:
        return project.practices(place, k=k, **given)

    answer = answered(context, area, own=own, which=which, root=root, ask=ask, cases=True)
    deliver(answer, shape, page=page, rows=as_csv)


def as_csv(answer: Practices, /) -> str:
    """One row per practice."""
    from kb_builder.cli.shapes import PARTS, csv_of

    return csv_of(
        (*COLUMNS, *PARTS), [_row(rank, fit) for rank, fit in enumerate(answer.practices, start=1)]
    )


def _row(rank: int, fit: PracticeFit) -> list[object]:
    from kb_builder.cli.shapes import least, parts

    return [
        *(rank, fit.reference, fit.title, fit.host_code, fit.host_name, fit.fit, fit.closeness),
        *(fit.points, fit.evidence, fit.turn, fit.strength),
        *(" ".join(worth.node for worth in fit.worths), "; ".join(fit.needs)),
        *(fit.rough, fit.only_case, fit.pair.distance, fit.confidence),
        *(fit.pair.coverage, fit.km, *least(fit.pair.least), *parts(fit.pair.reasons)),
    ]


def page(answer: Practices, /) -> Page:
    """The answer for people."""
    from kb_builder.words.reasons import CERTAINTY

    shown = Page()
    shown.title(f"Praktik untuk {answer.area.name}")
    if answer.area.scores is not None:
        shown.lines(said.standing(answer.area))
    if answer.why is not None:
        shown.lines(answer.why)
    if answer.practices:
        _add_practices(shown, answer)
    if answer.gaps:
        _add_gaps(shown, answer)
    shown.lines(*answer.notes)
    if answer.practices:
        shown.lines(
            "Urutan: praktik untuk domain yang paling tertinggal lebih dahulu, lalu menurut "
            "kedekatan × poin indeks × bukti × giliran.",
            CERTAINTY.replace("daerah itu", "praktik itu"),
            said.sources_line(answer.sources),
        )
    return shown


def _add_practices(shown: Page, answer: Practices) -> None:
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Praktik"),
            Column("Dari"),
            Column("Domain"),
            Column(""),
            Column("Manfaat dan bukti"),
        ),
        [
            (
                str(rank),
                fit.title,
                fit.host_name,
                ", ".join(fit.domains),
                said.mark(fit.confidence),
                fit.text,
            )
            for rank, fit in enumerate(answer.practices, start=1)
        ],
    )
    shown.title("Rinciannya")
    shown.lines(
        *(f"{rank}. {_explained(fit)}" for rank, fit in enumerate(answer.practices, start=1))
    )


def _explained(fit: PracticeFit) -> str:
    closing = "; ".join(
        f"{worth.node} {worth.label} ({numbers.small(worth.weight)} × {numbers.small(worth.lead)} "
        f"= {numbers.small(worth.points)} poin)"
        for worth in fit.worths
        if worth.points > 0
    )
    needs = "; ".join(text.rstrip(".") for text in fit.needs)
    sentences = [
        f"{fit.title} ({fit.reference}).",
        f"Menutup: {closing}.",
        f"Perlu ada dahulu: {needs}." if needs else "",
        f"Hitungan: {numbers.small(fit.closeness)} × {numbers.small(fit.points)} × "
        f"{numbers.small(fit.evidence)} × {numbers.small(fit.turn)} = {numbers.small(fit.fit)}.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _add_gaps(shown: Page, answer: Practices) -> None:
    shown.title("Yang masih dapat ditambah")
    shown.table(
        (
            Column("Domain"),
            Column("Nilai", numbers=True),
            Column("Tertinggal dari sekeadaan", numbers=True),
            Column("Poin indeks tersisa", numbers=True),
            Column("Praktik yang menutup", numbers=True),
        ),
        [
            (
                f"{gap.domain} {gap.label}",
                numbers.score(gap.own),
                numbers.score(gap.behind) if gap.behind is not None and gap.behind > 0 else "–",
                numbers.score(gap.points),
                str(gap.practices) if gap.practices else "belum ada",
            )
            for gap in answer.gaps
        ],
    )
