"""``kb peers``: who starts from the same place, who stands where we stand, whom we can drive to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kb_builder.cli import sentences as said
from kb_builder.cli.options import HERE, Count, Own, Root, Shape, Which, Words
from kb_builder.words import numbers
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.area import Area
    from kb_builder.project import Project
    from kb_builder.similarity import Lens, Peer, Peers

COLUMNS: Final = (
    *("list", "rank", "code", "name", "distance", "confidence", "mutual", "coverage", "km"),
    *("least_1", "least_2"),
)
"""Of the table for spreadsheets, before the parts of the distance."""


class WhichList(StrEnum):
    """The three lists."""

    SEKEADAAN = "sekeadaan"
    SEPROFIL = "seprofil"
    SEKITAR = "sekitar"


class Profile(StrEnum):
    """Known profiles other than that of the latest round."""

    PEGI = "pegi"


def peers(
    context: typer.Context,
    area: Words,
    *,
    lens: Annotated[
        WhichList | None, typer.Option("--lens", help="Hanya daftar ini; tanpa ini, ketiganya.")
    ] = None,
    k: Count = 10,
    own: Own,
    profile: Annotated[
        Profile | None, typer.Option("--profile", help="Pakai profil PeGI yang tercatat, kasar.")
    ] = None,
    which: Which,
    shape: Shape,
    root: Root = HERE,
) -> None:
    """Cari padanan: sekeadaan, seprofil, dan sekitar, dengan alasannya."""
    from kb_builder.cli.questions import answered
    from kb_builder.cli.shapes import deliver

    def ask(project: Project, place: Area, **given: Any) -> Peers:
        return project.peers(
            place,
            k=k,
            lens=None if lens is None else lens.value,
            profile=None if profile is None else profile.value,
            **given,
        )

    cases = None if profile is None else True
    answer = answered(context, area, own=own, which=which, root=root, ask=ask, cases=cases)
    deliver(answer, shape, page=page, rows=as_csv)


def as_csv(answer: Peers, /) -> str:
    """One row per peer."""
    from kb_builder.cli.shapes import PARTS, csv_of, least, parts
    from kb_builder.similarity import Lens

    return csv_of(
        (*COLUMNS, *PARTS),
        [
            (
                *(lens.value, rank, peer.code, peer.name, peer.distance, peer.confidence),
                *(peer.mutual, peer.coverage, peer.km),
                *least(peer.least),
                *parts(peer.reasons),
            )
            for lens in Lens
            for rank, peer in enumerate(answer.of(lens), start=1)
        ],
    )


def page(answer: Peers, /) -> Page:
    """The answer for people."""
    from kb_builder.similarity import Lens
    from kb_builder.words.reasons import CERTAINTY, first_own

    shown = Page()
    shown.title(f"Padanan {answer.area.name}")
    for lens in Lens:
        _add(shown, lens, answer.of(lens), getattr(answer.why, lens.value))
    if answer.seprofil:
        shown.lines(said.standing(answer.area))
    if answer.known_profiles:
        shown.title("Profil PeGI lain yang diketahui")
        shown.table(
            (Column("Daerah"), Column("Tahun", numbers=True), Column("Indeks", numbers=True)),
            [
                (p.name, str(p.year), "–" if p.index is None else numbers.score(p.index))
                for p in answer.known_profiles
            ],
        )
    shown.lines(
        *answer.notes,
        first_own(answer.area.name),
        CERTAINTY,
        said.sources_line(answer.sources),
    )
    return shown


def _add(shown: Page, lens: Lens, found: tuple[Peer, ...], why: str | None) -> None:
    if not found and why is None:
        return
    shown.title(f"{lens.label}: {lens.about}")
    if why is not None:
        shown.lines(why)
        return
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Daerah"),
            Column("km", numbers=True),
            Column(""),
            Column("Mengapa"),
        ),
        [
            (str(rank), peer.name, said.km(peer.km), said.mark(peer.confidence), peer.text)
            for rank, peer in enumerate(found, start=1)
        ],
    )
