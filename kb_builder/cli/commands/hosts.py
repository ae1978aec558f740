"""``kb hosts``: who, like us and near enough, is clearly ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kb_builder.cli import figures as said
from kb_builder.cli.options import HERE, Count, Own, Root, Shape, Which, Words
from kb_builder.cli.talking import tell
from kb_builder.cli.terminal import Column, Page
from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from kb_builder.cli.questions import Asked
    from kb_builder.similarity import Filters, Host, HostList


def hosts(
    area: Words,
    *,
    domain: Annotated[
        str | None, typer.Option(metavar="D1..D4", help="Hanya domain ini; tanpa ini, indeks.")
    ] = None,
    margin: Annotated[
        float, typer.Option(metavar="POIN", help="Keunggulan paling sedikit, dalam poin.")
    ] = 0.5,
    own: Own,
    k: Count = 5,
    which: Which,
    shape: Shape,
    root: Root = HERE,
) -> None:
    """Cari tuan rumah: daerah serupa dan cukup dekat yang jelas lebih maju."""
    from kb_builder.cli.questions import read_project, read_scores
    from kb_builder.cli.shapes import deliver

    filters = which.filters()
    asked = read_scores(own.scores, own.sheet)
    known = read_project(root, needed=False)
    answer = ask(
        " ".join(area),
        k=k,
        domain=domain,
        margin=margin,
        asked=asked,
        visits=known.visits,
        filters=filters,
    )
    for notice in (*asked.notices, *known.notices):
        tell(notice)
    deliver(answer, shape, page=page, rows=as_csv)


def ask(
    area: str,
    /,
    *,
    k: int,
    domain: str | None,
    margin: float,
    asked: Asked,
    visits: Sequence[tuple[str, str]],
    filters: Filters,
) -> HostList:
    """The answer. Raises ``UsageError``."""
    from kb_builder.cli import questions
    from kb_builder.cli.places import find_place
    from kb_builder.similarity import hosts
    from kb_builder.similarity.sample import DOMAINS

    found = find_place(area)
    wanted = None if domain is None else domain.strip().upper()
    if wanted is not None and wanted not in DOMAINS:
        raise UsageError(f"Domain '{domain}' tidak dikenal. Yang ada: {', '.join(DOMAINS)}.")
    with questions.answering():
        return hosts(
            questions.world(),
            found,
            k=k,
            domain=wanted,
            margin=margin,
            scores=asked.scores,
            rough=asked.rough,
            visits=visits,
            filters=filters,
        )


def as_csv(answer: HostList, /) -> str:
    """One row per host."""
    from kb_builder.cli.shapes import PARTS, csv_of
    from kb_builder.similarity.sample import DOMAINS

    columns = (
        *("rank", "code", "name", "worth", "closeness", "lead", "room", "visits", "index"),
        *(f"lead_{domain}" for domain in DOMAINS),
        *("distance", "confidence", "coverage", "km", "least_1", "least_2", *PARTS),
    )
    return csv_of(columns, [_row(rank, host) for rank, host in _numbered(answer)])


def _numbered(answer: HostList) -> list[tuple[int, Host]]:
    return list(enumerate(answer.hosts, start=1))


def _row(rank: int, host: Host) -> list[object]:
    from kb_builder.cli.shapes import parts
    from kb_builder.similarity.sample import DOMAINS

    leads = {lead.domain: lead.lead for lead in host.leads}
    return [
        *(rank, host.code, host.name, host.worth, host.closeness, host.lead, host.room),
        *(host.visits, host.index, *(leads[domain] for domain in DOMAINS)),
        *(host.pair.distance, host.confidence, host.pair.coverage, host.pair.km),
        *([reason.trait for reason in host.pair.least] + [None, None])[:2],
        *parts(host.pair),
    ]


def page(answer: HostList, /) -> Page:
    """The answer for people."""
    shown = Page()
    on = "" if answer.domain is None else f" pada domain {answer.domain}"
    shown.title(f"Tuan rumah untuk {answer.area.name}{on}")
    if answer.area.scores is not None:
        shown.lines(said.standing(answer.area), *([said.ROUGH] if answer.area.rough else []))
    if answer.why is not None:
        shown.lines(answer.why)
        return shown
    lead = "Poin dipelajari" if answer.domain is None else f"Unggul {answer.domain}"
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Daerah"),
            Column(lead, numbers=True),
            Column("Indeks", numbers=True),
            Column("Jarak (km)", numbers=True),
            Column("Kunjungan", numbers=True),
            Column("Keyakinan"),
            Column("Kelengkapan", numbers=True),
        ),
        [
            (
                str(rank),
                host.name,
                said.number(host.lead),
                said.number(host.index),
                said.kilometres(host.pair),
                str(host.visits),
                said.confidence(host.confidence),
                said.percent(host.pair.coverage),
            )
            for rank, host in _numbered(answer)
        ],
    )
    shown.title("Alasannya")
    shown.lines(
        *(
            f"{rank}. {host.name}. {_ahead(host)} {said.alike(host.pair)} {_sum(host)}"
            for rank, host in _numbered(answer)
        )
    )
    shown.lines(
        f"Pada setiap pasangan angka, yang pertama milik {answer.area.name}.",
        "Urutannya menurut kedekatan × keunggulan × kelonggaran; kelonggaran turun bila daerah itu "
        "sudah sering dikunjungi.",
        said.HOW_SURE.format(more="atau nilai "),
        said.sources_line(answer.sources),
    )
    return shown


def _ahead(host: Host) -> str:
    ahead = [lead for lead in host.leads if lead.lead > 0]
    named = "; ".join(
        f"{lead.label} {said.number(lead.own)} dan {said.number(lead.theirs)}" for lead in ahead
    )
    return f"Lebih maju: {named}." if named else ""


def _sum(host: Host) -> str:
    return (
        f"Hitungan: {said.small(host.closeness)} × {said.small(host.lead)} × "
        f"{said.small(host.room)} = {said.small(host.worth)}."
    )
