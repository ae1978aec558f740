"""``kb peers``: who starts from the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kb_builder.cli import figures as said
from kb_builder.cli.options import Count, Shape, Which, Words
from kb_builder.cli.terminal import Column, Page

if TYPE_CHECKING:
    from kb_builder.similarity import Filters, PeerList

COLUMNS: Final = (
    *("rank", "code", "name", "distance", "scaled", "confidence", "mutual", "coverage", "km"),
    *("least_1", "least_2"),
)
"""Of the table for spreadsheets, before the parts of the distance."""


def peers(area: Words, *, k: Count = 10, which: Which, shape: Shape) -> None:
    """Cari padanan: daerah yang keadaannya paling serupa, dengan alasannya."""
    from kb_builder.cli.shapes import deliver

    answer = ask(" ".join(area), k=k, filters=which.filters())
    deliver(answer, shape, page=page, rows=as_csv)


def ask(area: str, /, *, k: int, filters: Filters) -> PeerList:
    """The answer. Raises ``UsageError``."""
    from kb_builder.cli import questions
    from kb_builder.cli.places import find_place
    from kb_builder.similarity import peers

    found = find_place(area)
    with questions.answering():
        return peers(questions.world(), found, k=k, filters=filters)


def as_csv(answer: PeerList, /) -> str:
    """One row per peer."""
    from kb_builder.cli.shapes import PARTS, csv_of, parts

    return csv_of(
        (*COLUMNS, *PARTS),
        [
            (
                *(rank, peer.code, peer.name, peer.distance, peer.scaled, peer.confidence),
                *(peer.mutual, peer.pair.coverage, peer.pair.km),
                *([reason.trait for reason in peer.pair.least] + [None, None])[:2],
                *parts(peer.pair),
            )
            for rank, peer in enumerate(answer.peers, start=1)
        ],
    )


def page(answer: PeerList, /) -> Page:
    """The answer for people."""
    shown = Page()
    shown.title(f"Padanan {answer.area.name}")
    if answer.why is not None:
        shown.lines(answer.why)
        return shown
    shown.lines(
        f"{len(answer.peers)} dari {answer.considered} daerah, yang paling serupa dahulu: menurut "
        "keadaan daerah dan letaknya, bukan menurut nilai SPBE."
    )
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Daerah"),
            Column("Jarak (km)", numbers=True),
            Column("Keyakinan"),
            Column("Kelengkapan", numbers=True),
            Column("Timbal balik"),
        ),
        [
            (
                str(rank),
                peer.name,
                said.kilometres(peer.pair),
                said.confidence(peer.confidence),
                said.percent(peer.pair.coverage),
                "ya" if peer.mutual else "tidak",
            )
            for rank, peer in enumerate(answer.peers, start=1)
        ],
    )
    shown.title("Alasannya")
    shown.lines(
        *(
            f"{rank}. {peer.name}. {said.alike(peer.pair)}"
            for rank, peer in enumerate(answer.peers, start=1)
        )
    )
    shown.lines(
        f"Pada setiap pasangan angka, yang pertama milik {answer.area.name}.",
        said.HOW_SURE.format(more=""),
        f"Timbal balik: {answer.area.name} juga masuk daftar {answer.k} padanan daerah itu.",
        said.sources_line(answer.sources),
    )
    return shown
