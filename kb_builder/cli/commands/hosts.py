"""``kb hosts``: who, like us and near enough, is clearly ahead where we are behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kb_builder.cli import sentences as said
from kb_builder.cli.options import HERE, Count, Own, Root, Shape, Which, Words
from kb_builder.cli.usage import UsageError
from kb_builder.words import numbers
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.area import Area
    from kb_builder.project import Project
    from kb_builder.similarity import Host, HostList, Hosts

INDEX: Final = "index"
"""How the whole index is asked for."""


def hosts(
    context: typer.Context,
    area: Words,
    *,
    domain: Annotated[
        str | None,
        typer.Option(metavar="D1..D4", help="Hanya domain ini, atau 'index' untuk seluruhnya."),
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
    """Cari tuan rumah tiap domain: daerah serupa dan cukup dekat yang jelas lebih maju."""
    from kb_builder.cli.questions import answered
    from kb_builder.cli.shapes import deliver

    wanted = _domain(domain)

    def ask(project: Project, place: Area, **given: Any) -> Hosts:
        return project.hosts(place, k=k, domain=wanted, margin=margin, **given)

    answer = answered(context, area, own=own, which=which, root=root, ask=ask, cases=False)
    deliver(answer, shape, page=page, rows=as_csv)


def _domain(text: str | None) -> str | None:
    from kb_builder.similarity.domains import DOMAINS

    if text is None:
        return None
    typed = text.strip()
    found = INDEX if typed.lower() in (INDEX, "indeks") else typed.upper()
    if found not in (*DOMAINS, INDEX):
        raise UsageError(f"Domain '{text}' tidak dikenal. Yang ada: {', '.join(DOMAINS)}, index.")
    return found


def as_csv(answer: Hosts, /) -> str:
    """One row per host and list."""
    from kb_builder.cli.shapes import PARTS, csv_of
    from kb_builder.similarity.domains import DOMAINS

    columns = (
        *("list", "rank", "code", "name", "worth", "closeness", "lead", "travel", "load", "turn"),
        *("index", *(f"lead_{domain}" for domain in DOMAINS)),
        *("documented", "similar", "distance", "confidence", "coverage", "km"),
        *("least_1", "least_2", *PARTS),
    )
    return csv_of(
        columns,
        [
            _row(found.domain or INDEX, rank, host)
            for found in answer.lists
            for rank, host in enumerate(found.hosts, start=1)
        ],
    )


def _row(which: str, rank: int, host: Host) -> list[object]:
    from kb_builder.cli.shapes import least, parts
    from kb_builder.similarity.domains import DOMAINS

    leads = {lead.domain: lead.lead for lead in host.leads}
    return [
        *(which, rank, host.code, host.name, host.worth, host.closeness, host.lead, host.travel),
        *(host.load, host.turn, host.index, *(leads.get(domain) for domain in DOMAINS)),
        *(host.documented, host.similar, host.pair.distance, host.confidence, host.coverage),
        *(host.km, *least(host.pair.least), *parts(host.pair.reasons)),
    ]


def page(answer: Hosts, /) -> Page:
    """The answer for people."""
    from kb_builder.words.reasons import CERTAINTY, first_own

    shown = Page()
    shown.title(f"Tuan rumah untuk {answer.area.name}")
    if answer.why is not None:
        shown.lines(answer.why)
        return shown
    shown.lines(said.standing(answer.area))
    for found in answer.lists:
        _add(shown, found)
    shown.lines(
        *answer.notes,
        "Urutan menurut kedekatan × keunggulan × perjalanan × kesibukan × giliran; angkanya ada "
        "pada --json dan --csv.",
        first_own(answer.area.name),
        CERTAINTY,
        said.sources_line(answer.sources),
    )
    return shown


def _add(shown: Page, found: HostList) -> None:
    shown.title(f"{found.domain} {found.label}" if found.domain else found.label)
    if found.behind is not None and found.behind > 0:
        shown.lines(f"Tertinggal {numbers.score(found.behind)} poin dari median daerah sekeadaan.")
    if found.why is not None:
        shown.lines(found.why)
        return
    shown.table(
        (
            Column("No.", numbers=True),
            Column("Daerah"),
            Column("km", numbers=True),
            Column("Perjalanan"),
            Column(""),
            Column("Catatan"),
            Column("Mengapa"),
        ),
        [
            (
                str(rank),
                host.name,
                said.km(host.km),
                host.trip,
                said.mark(host.confidence),
                _notes(host),
                host.text,
            )
            for rank, host in enumerate(found.hosts, start=1)
        ],
    )


def _notes(host: Host) -> str:
    found = []
    if host.documented:
        found.append("ada praktik tercatat")
    if not host.similar:
        found.append("kurang serupa")
    return ", ".join(found)
