"""``kb hosts``: who, like us and near enough, is clearly ahead."""

from __future__ import annotations

from collections.abc import Sequence

from kb_builder.cli import asking as said
from kb_builder.cli.asking import answer_json
from kb_builder.cli.places import find_place
from kb_builder.cli.terminal import Column, Page
from kb_builder.cli.usage import UsageError
from kb_builder.similarity import Filters, Host, HostList, Subject, hosts
from kb_builder.similarity.sample import DOMAINS

__all__ = ["answer_json", "as_csv", "ask", "page"]

COLUMNS = (
    *("rank", "code", "name", "worth", "closeness", "lead", "room", "visits", "index"),
    *(f"lead_{domain}" for domain in DOMAINS),
    *("distance", "confidence", "coverage", "km", "least_1", "least_2", *said.PARTS),
)
ROUGH = (
    "Nilainya dialihkan dari PeGI secara kasar: pakailah daftar ini sebagai petunjuk, bukan ukuran."
)


def ask(
    area: str,
    /,
    *,
    k: int,
    domain: str | None,
    margin: float,
    asked: said.Asked,
    visits: Sequence[tuple[str, str]],
    filters: Filters,
) -> HostList:
    """The answer. Raises ``UsageError``."""
    found = find_place(area)
    wanted = None if domain is None else domain.strip().upper()
    if wanted is not None and wanted not in DOMAINS:
        raise UsageError(f"Domain '{domain}' tidak dikenal. Yang ada: {', '.join(DOMAINS)}.")
    with said.answering():
        return hosts(
            said.world(),
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
    return said.csv_text(COLUMNS, [_row(rank, host) for rank, host in _numbered(answer)])


def _numbered(answer: HostList) -> list[tuple[int, Host]]:
    return list(enumerate(answer.hosts, start=1))


def _row(rank: int, host: Host) -> list[object]:
    leads = {lead.domain: lead.lead for lead in host.leads}
    return [
        *(rank, host.code, host.name, host.worth, host.closeness, host.lead, host.room),
        *(host.visits, host.index, *(leads[domain] for domain in DOMAINS)),
        *(host.pair.distance, host.confidence, host.pair.coverage, host.pair.km),
        *([reason.trait for reason in host.pair.least] + [None, None])[:2],
        *said.parts(host.pair),
    ]


def standing(asked: Subject, /) -> str:
    """The scores an answer rests on."""
    values = (
        ", ".join(f"{name} {said.number(value)}" for name, value in asked.scores.items())
        if (asked.scores)
        else ""
    )
    index = "" if asked.index is None else f"; indeks {said.number(asked.index)}"
    return f"Dasar: {asked.score_basis} ({values}{index})."


def page(answer: HostList, /) -> Page:
    """The answer for people."""
    shown = Page()
    on = "" if answer.domain is None else f" pada domain {answer.domain}"
    shown.title(f"Tuan rumah untuk {answer.area.name}{on}")
    if answer.area.scores is not None:
        shown.lines(standing(answer.area), *([ROUGH] if answer.area.rough else []))
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
